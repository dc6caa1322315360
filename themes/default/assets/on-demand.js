// Loads a script, and its style if it has one, when a reader first reaches for what it does: `data-load` and
// `data-load-style` on a button or link name them. Pages stay light for those who only read. What is not for the first
// sight of a page (offline.js) comes after it.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const say = own.words("offline");
	/** @type {Map<string, Promise<void>>} */
	const asked = new Map();

	/**
	 * Puts a part into the page's head and waits until it is there.
	 * @param {HTMLScriptElement | HTMLLinkElement} part
	 */
	function add(part) {
		return new Promise((resolve, reject) => {
			part.onload = resolve;
			part.onerror = () => {
				part.remove();
				reject(new Error(`cannot load ${part.outerHTML}`));
			};
			document.head.append(part);
		});
	}

	const { later, renewal } = document.currentScript?.dataset ?? {};
	addEventListener("load", () => add(own.make("script", { src: later, "data-renewal": renewal })).catch(() => {}));

	/**
	 * @param {string} script
	 * @param {string | undefined} style
	 */
	async function addBoth(script, style) {
		// The style comes first: once the script is there, it acts. Without its style it still works.
		if (style) await add(own.make("link", { rel: "stylesheet", href: style })).catch(() => {});
		await add(own.make("script", { src: script }));
	}

	own.load = (script, style) => {
		let part = asked.get(script);
		if (!part) {
			part = addBoth(script, style);
			asked.set(script, part);
			part.catch(() => asked.delete(script));
		}
		return part;
	};

	/** @param {HTMLElement} element */
	async function load(element) {
		const { load: script = "", loadStyle } = element.dataset;
		await own.load(script, loadStyle);
		// From here on the element does by itself what it is for.
		delete element.dataset.load;
	}

	/**
	 * The dialog of search opens at once, so that no letter typed while its script comes is lost.
	 * @param {HTMLElement} opener
	 */
	async function useSearch(opener) {
		const dialog = own.find("[data-search-dialog]", document, HTMLDialogElement);
		const field = own.find("input", dialog, HTMLInputElement);
		if (!dialog.open) {
			dialog.showModal();
			field.focus();
		}
		await load(opener);
		// The reader may have closed it meanwhile.
		if (!dialog.open) return;
		dialog.close();
		opener.click();
		field.setSelectionRange(field.value.length, field.value.length);
	}

	/** @param {HTMLElement} element */
	async function use(element) {
		try {
			if (element.matches("[data-search-open]")) return await useSearch(element);
			await load(element);
			element.click();
		} catch {
			// A link still leads to its page.
			if (element instanceof HTMLAnchorElement) location.assign(element.href);
			else own.notify(say("unreached"), { text: say("close") });
		}
	}

	own.on("click", "[data-load]", (element, event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		use(element);
	});
	/** @param {HTMLElement} element */
	const prepare = (element) => load(element).catch(() => {});
	own.on("pointerover", "[data-load]", prepare);
	own.on("focusin", "[data-load]", prepare);

	// Buttons within texts do not name the script that they need; the page names it here once for all of them.
	const { copier } = document.currentScript?.dataset ?? {};
	function prepareCopying() {
		own.all("[data-copy]").forEach((button) => {
			button.dataset.load = copier;
		});
	}
	prepareCopying();
	own.onEdit(prepareCopying);

	own.all("a[data-load]").forEach((link) => {
		link.setAttribute("role", "button");
		link.setAttribute("aria-haspopup", "dialog");
		link.addEventListener("keydown", (event) => {
			if (event.key !== " " || !link.dataset.load) return;
			event.preventDefault();
			use(link);
		});
	});

	own.isSearchKey = (event) => {
		const { target, key } = event;
		const typing =
			target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
		const command = event.ctrlKey || event.metaKey;
		if (event.altKey) return false;
		return key === "/" ? !command && !typing : key.toLowerCase() === "k" && command && !event.shiftKey;
	};

	// The keys of search, until its own script listens for them.
	document.addEventListener("keydown", (event) => {
		const opener = own.all("[data-search-open][data-load]").at(0);
		if (!opener || !own.isSearchKey(event)) return;
		event.preventDefault();
		use(opener);
	});
})();
