// What a glossary term means, shown beside it on hover, focus or the first touch; a second touch follows the link.
// It can be pointed at, stays until the reader leaves or presses Escape (WCAG 2.2, 1.4.13), and is read with the term.
(() => {
	"use strict";
	const own = window.Stagecraft;
	// What facilitator mode shows lies above every tip.
	const TERM = "a.term[data-definition]:not(dialog *)";
	const GAP = 6;
	/** @type {HTMLElement | undefined} */
	let tip;
	/** @type {HTMLElement | undefined} */
	let shownFor;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let leaving;

	const stay = () => clearTimeout(leaving);

	function hide() {
		stay();
		shownFor?.removeAttribute("aria-describedby");
		shownFor = undefined;
		tip?.remove();
	}

	function hideSoon() {
		stay();
		leaving = setTimeout(hide, 250);
	}

	/**
	 * @param {HTMLElement} box
	 * @param {HTMLElement} term
	 */
	function place(box, term) {
		const around = term.getClientRects()[0] ?? term.getBoundingClientRect();
		const { width, height } = box.getBoundingClientRect();
		const right = document.documentElement.clientWidth - width - GAP;
		const below = around.bottom + GAP + height <= window.innerHeight || around.top < height + GAP;
		box.style.left = `${Math.max(GAP, Math.min(around.left, right)) + window.scrollX}px`;
		box.style.top = `${(below ? around.bottom + GAP : around.top - GAP - height) + window.scrollY}px`;
	}

	/** @param {HTMLElement} term */
	function show(term) {
		stay();
		if (shownFor === term) return;
		hide();
		tip ??= own.make("div", {
			class: "tip",
			role: "tooltip",
			id: "__tip",
			onpointerenter: stay,
			onpointerleave: hideSoon,
		});
		tip.textContent = term.dataset.definition ?? "";
		tip.lang = term.closest("[lang]")?.lang ?? "";
		own.find("main").append(tip);
		term.setAttribute("aria-describedby", tip.id);
		shownFor = term;
		place(tip, term);
	}

	/** @type {HTMLElement | undefined} */
	let touched;
	own.on("pointerover", TERM, (term, event) => {
		if (event.pointerType !== "touch") show(term);
	});
	own.on("pointerout", TERM, (term, event) => {
		if (event.pointerType !== "touch") hideSoon();
	});
	own.on("pointerdown", TERM, (term, event) => {
		touched = event.pointerType === "touch" && shownFor !== term ? term : undefined;
	});
	own.on("focusin", TERM, show);
	own.on("focusout", TERM, hideSoon);
	own.on("click", TERM, (term, event) => {
		if (touched !== term) return;
		touched = undefined;
		event.preventDefault();
		show(term);
	});

	document.addEventListener("keydown", (event) => {
		if (event.key === "Escape") hide();
	});
	document.addEventListener("pointerdown", ({ target }) => {
		const inside = target instanceof Node && (tip?.contains(target) || shownFor?.contains(target));
		if (shownFor && !inside) hide();
	});
	window.addEventListener("resize", hide);
	own.onEdit(hide);
})();
