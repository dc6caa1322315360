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

	/** @type {Stagecraft.Device} */
	const device = {
		read: (key) => granted(() => localStorage.getItem(key), null),
		write: (key, value) =>
			granted(() => {
				if (value === null) localStorage.removeItem(key);
				else localStorage.setItem(key, value);
				return true;
			}, false),
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

	window.Stagecraft = /** @type {Stagecraft.Shared} */ ({ device, languages });

	root.dataset.script = "";
	// Where something is searched for, the search page begins with what is found.
	if (new URLSearchParams(location.search).get("q")?.trim()) root.dataset.query = "";
	const look = device.read("stagecraft.theme");
	if (look === "light" || look === "dark") root.dataset.theme = look;
})();
