// What every other script is built upon: where the site's root is, what scripts say in the page's language, and how
// they find, make and hear what is on the page. The words are in the page, in <template data-words="group">.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const plural = new Intl.PluralRules(document.documentElement.lang || "en");

	own.root = new URL(document.currentScript?.dataset.root ?? "", document.baseURI).href;

	own.fill = (text, values) => {
		const form = typeof text === "string" ? text : (text[plural.select(Number(values.n) || 0)] ?? text.other ?? "");
		return form.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
	};

	own.words = (group) => {
		/** @type {Map<string, Record<string, string>>} */
		const texts = new Map();
		for (const template of own.all(`template[data-words="${group}"]`, document, HTMLTemplateElement)) {
			for (const { dataset, textContent } of own.all("[data-word]", template.content)) {
				const word = dataset.word ?? "";
				texts.set(word, { ...texts.get(word), [dataset.form ?? "other"]: textContent ?? "" });
			}
		}
		return (word, values = {}) => own.fill(texts.get(word) ?? "", values);
	};

	own.showAddress = (address) => {
		try {
			history.replaceState(history.state, "", address);
		} catch {
			// From a folder on disk, or too often in a short time: what was chosen then lasts as long as the page.
		}
	};

	own.idIn = ({ hash }) => {
		try {
			return decodeURIComponent(hash.slice(1));
		} catch {
			// "#50%" names nothing.
			return "";
		}
	};

	own.onEdit = (run) => document.addEventListener("stagecraft:edited", run);

	own.find = (selector, within = document, kind = /** @type {any} */ (HTMLElement)) => {
		const found = within.querySelector(selector);
		if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
		return found;
	};

	own.all = (selector, within = document, kind = /** @type {any} */ (HTMLElement)) =>
		/** @type {any[]} */ (Array.from(within.querySelectorAll(selector))).filter((found) => found instanceof kind);

	own.on = (type, selector, run) => {
		document.addEventListener(type, (event) => {
			const found = event.target instanceof Element && event.target.closest(selector);
			if (found) run(/** @type {any} */ (found), event);
		});
	};

	own.make = (name, attributes = {}, ...children) => {
		const element = document.createElement(name);
		for (const [key, value] of Object.entries(attributes)) {
			if (typeof value === "function") element.addEventListener(key.slice(2), value);
			else if (key === "text") element.textContent = String(value ?? "");
			else if (value === true) element.setAttribute(key, "");
			else if (value !== false && value !== undefined) element.setAttribute(key, String(value));
		}
		element.append(...children);
		return element;
	};

	/** @type {HTMLElement | undefined} */
	let live;

	own.announce = (text) => {
		if (!live) {
			live = own.make("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
			document.body.append(live);
		}
		const place = live;
		// The same words twice are said twice only if they go away in between.
		place.textContent = "";
		setTimeout(() => (place.textContent = text), 60);
	};

	/** @type {HTMLElement | undefined} */
	let notice;

	own.notify = (text, ...buttons) => {
		notice?.remove();
		const shown = own.make("div", { class: "toast", role: "status" }, own.make("p", { text }));
		const close = () => shown.remove();
		for (const [at, { text: name, run }] of buttons.entries()) {
			const isLast = at === buttons.length - 1;
			const button = own.make("button", { type: "button", class: isLast && "quiet", text: name, onclick: close });
			if (run) button.addEventListener("click", run);
			shown.append(button);
		}
		// What lies outside an open dialog can be neither reached nor read out.
		const dialog = own.all("dialog[open]").at(-1);
		(dialog ?? document.body).append(shown);
		dialog?.addEventListener("close", () => shown.isConnected && document.body.append(shown), { once: true });
		notice = shown;
		return close;
	};
})();
