// Groups of the menu: one is open at a time, and closes with Escape and when the reader goes on elsewhere. On a narrow
// screen they are part of a list, and stay as they are.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const GROUP = "details[data-menu-group]";
	const wide = matchMedia("(width >= 62rem)");

	/** @param {Element | null} [kept] */
	function close(kept = null) {
		if (!wide.matches) return;
		own.all(`${GROUP}[open]`, document, HTMLDetailsElement).forEach((group) => {
			if (group !== kept) group.open = false;
		});
	}

	/** @param {EventTarget | null} target */
	const groupOf = (target) => (target instanceof Element ? target.closest(GROUP) : null);

	addEventListener("click", ({ target }) => close(groupOf(target)));
	addEventListener("focusin", ({ target }) => close(groupOf(target)));
	own.on("keydown", GROUP, (group, event) => {
		if (event.key !== "Escape" || !(group instanceof HTMLDetailsElement) || !group.open) return;
		event.stopPropagation();
		group.open = false;
		group.querySelector("summary")?.focus();
	});
})();
