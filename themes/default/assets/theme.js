// Runs before anything is drawn: founds what the scripts of a page share (stagecraft.d.ts), says that scripts run, and
// puts on the light or dark look that the reader chose.
(() => {
	"use strict";
	const root = document.documentElement;

	/**
	 * What a browser may refuse, as in a sandboxed frame.
	 * @template T
	 * @param {() => T} ask
	 * @param {T} otherwise
	 */
	function granted(ask, otherwise) {
		try {
			return ask();
		} catch {
			return otherwise;
		}
	}

	/**
	 * @param {() => Storage} storage
	 * @returns {Stagecraft.Keeper}
	 */
	const keeper = (storage) => ({
		read: (key) => granted(() => storage().getItem(key), null),
		write: (key, value) =>
			granted(() => {
				if (value === null) storage().removeItem(key);
				else storage().setItem(key, value);
				return true;
			}, false),
		keys: () => granted(() => Object.keys(storage()), []),
	});

	/** @type {Stagecraft.Device} */
	const device = {
		...keeper(() => localStorage),
		tab: keeper(() => sessionStorage),
		keeps: () => granted(() => Boolean(localStorage), false),
		workers: () => granted(() => navigator.serviceWorker, undefined),
	};

	/** @type {Stagecraft.Languages} */
	const languages = {
		preferred() {
			const chosen = device.read("stagecraft.language");
			return [...(chosen ? [chosen] : []), ...navigator.languages];
		},
		choose: (tag) => device.write("stagecraft.language", tag),
		primary: (tag) => tag.toLowerCase().split("-")[0],
	};

	const LOOK = "stagecraft.theme";
	/**
	 * What was chosen where the browser keeps nothing.
	 * @type {string | null}
	 */
	let unkept = null;

	/** @type {Stagecraft.Look} */
	const look = {
		show() {
			const chosen = unkept ?? device.read(LOOK);
			if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
			else delete root.dataset.theme;
			document.querySelectorAll("button[data-theme-switch]").forEach((button) => {
				const name = button.querySelector("[data-theme-name]");
				const text = /** @type {HTMLElement} */ (button).dataset[root.dataset.theme ?? "system"] ?? "";
				if (name) name.textContent = text;
				button.setAttribute("title", text);
			});
		},
		choose(name) {
			unkept = device.write(LOOK, name) ? null : name;
			look.show();
		},
	};

	window.Stagecraft = /** @type {Stagecraft.Shared} */ ({ device, languages, look });

	root.dataset.script = "";
	// Where something is searched for, the search page begins with what is found.
	if (new URLSearchParams(location.search).get("q")?.trim()) root.dataset.query = "";
	// What a frame without an origin forbids (to print, to save, to ask) is not offered there.
	if (window.origin === "null" && location.protocol.startsWith("http")) root.dataset.sandboxed = "";
	look.show();
	// Chosen in another tab, or before the reader came back to this page.
	addEventListener("storage", ({ key }) => (key === null || key === LOOK) && look.show());
	addEventListener("pageshow", ({ persisted }) => persisted && look.show());

	// Where a script never came, or could not start, what waits for it is taken off the page.
	const absent = document.currentScript?.dataset.absent ?? "";
	/** @type {string[]} */
	const failed = [];
	addEventListener(
		"error",
		({ target, filename }) => failed.push(target instanceof HTMLScriptElement ? target.src : (filename ?? "")),
		true,
	);
	addEventListener("load", () => {
		if (!failed.length) return;
		const script = document.createElement("script");
		script.dataset.failed = failed.join(" ");
		script.src = absent;
		document.head.append(script);
	});
})();
