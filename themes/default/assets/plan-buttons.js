// Buttons that put a guide into the reader's plan and take it out again, wherever guides are listed.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store } = own;
	const say = own.words("plan-buttons");

	/** @param {HTMLElement} button */
	const guideOf = (button) => button.closest("[data-guide]")?.dataset.guide ?? "";

	own.on("click", "[data-plan-toggle]", (button) => {
		const guide = guideOf(button);
		const planned = store.now.plan.guides.includes(guide);
		store.change(({ plan }) => {
			plan.guides = planned ? plan.guides.filter((other) => other !== guide) : [...plan.guides, guide];
		});
		own.announce(say(planned ? "removed" : "added", { n: store.now.plan.guides.length }));
	});

	store.watch(({ plan }) => {
		own.all("[data-plan-toggle]").forEach((button) => {
			button.setAttribute("aria-pressed", String(plan.guides.includes(guideOf(button))));
		});
	});
})();
