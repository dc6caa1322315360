// Takes off the page what waits for a script that never came, or that could not start. Loaded where something failed:
// `data-failed` has its addresses.
(() => {
	"use strict";
	const root = document.documentElement;

	/** What each script answers for. @type {Record<string, string>} */
	const CONTROLS = {
		site: ".theme-switch, [data-print]",
		progress: "[data-mark-done], [data-ticks], [data-progress]",
		"plan-buttons": "[data-plan-toggle]",
		"on-demand": "[data-facilitate], [data-copy], [data-share]",
		filters: "[data-filters]",
		map: ".map caption .needs-script",
		lens: "[data-lens-switch]",
		data: ".own-data, [data-plan-part='calendar']",
		calendar: ".plan-mine",
		plan: ".plan-mine",
		leitner: ".study-board",
		study: ".study-board",
	};

	const failed = document.currentScript?.dataset.failed ?? "";
	const missing = [...failed.matchAll(/([\w-]+)\.[0-9a-f]{16}\.js/g)].map(([, name]) => name);
	// Without these no other script does anything.
	if (missing.some((name) => ["theme", "words", "days", "store"].includes(name))) delete root.dataset.script;
	const controls = missing.flatMap((name) => CONTROLS[name] ?? []).join();
	if (controls) {
		for (const element of document.querySelectorAll(controls)) {
			/** @type {HTMLElement} */ (element).style.setProperty("display", "none", "important");
		}
	}
	// The answer of a question that cannot be checked is there to be opened.
	if (missing.includes("quiz")) document.querySelectorAll(".quiz-check").forEach((element) => element.remove());
})();
