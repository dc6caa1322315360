// Buttons that put a guide into the reader's plan and take it out again, wherever guides are listed.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store } = own;
	const say = own.words("plan-buttons");

	/** @param {HTMLElement} button */
	const guideOf = (button) => button.closest("[data-guide]")?.dataset.guide ?? "";

	/**
	 * Where guides were that were taken out: put in again, they are there again.
	 * @type {Map<string, number>}
	 */
	const places = new Map();

	own.on("click", "[data-plan-toggle]", (button) => {
		const guide = guideOf(button);
		const before = store.now.plan.guides.indexOf(guide);
		const planned = before >= 0;
		if (planned) places.set(guide, before);
		store.change(({ plan }) => {
			plan.guides = plan.guides.filter((other) => other !== guide);
			if (!planned) plan.guides.splice(places.get(guide) ?? plan.guides.length, 0, guide);
		});
		own.announce(say(planned ? "removed" : "added", { n: store.now.plan.guides.length }));
	});

	store.watch(({ plan }) => {
		own.all("[data-plan-toggle]").forEach((button) => {
			button.setAttribute("aria-pressed", String(plan.guides.includes(guideOf(button))));
		});
	});
})();
