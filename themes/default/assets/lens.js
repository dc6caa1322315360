// Shows the playbook through another model: its stages take the place of the five in the path at the head of every
// page. The choice is kept.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store, make } = own;
	const say = own.words("lens");
	const path = own.all("nav.path")[0];
	if (!path) return;
	/** @type {HTMLElement | undefined} */
	let shown;

	/** @param {string} lens */
	const templateOf = (lens) =>
		lens ? own.all(`template[data-lens-path="${CSS.escape(lens)}"]`, document, HTMLTemplateElement).at(0) : undefined;

	/**
	 * Makes the path that a template has in short.
	 * @param {HTMLTemplateElement} template
	 */
	function draw(template) {
		const nav = document.importNode(own.find("nav", template.content), true);
		own.all("a", nav).forEach((link, at) => {
			const number = make("span", { class: "path-number", "aria-hidden": "true", text: at + 1 });
			link.replaceChildren(
				make("span", { class: "path-node" }, number),
				make("span", { class: "path-name", text: link.textContent ?? "" }),
			);
		});
		return nav;
	}

	/**
	 * Marks on a lens's path where this page is.
	 * @param {HTMLElement} nav
	 */
	function markPlace(nav) {
		const { stage } = document.body.dataset;
		const activity = own.all("article[data-activity]").at(0)?.dataset.activity;
		const here = location.href.split("#")[0].split("?")[0];
		/** @param {string} place */
		const isHere = (place) =>
			place === stage || (activity ? place === `${stage}/${activity}` : place.startsWith(`${stage}/`));
		own.all("a[data-meets]", nav, HTMLAnchorElement).forEach((link) => {
			const meets = stage && link.dataset.meets?.split(" ").some(isHere);
			if (meets && link.href.split("#")[0] !== here) link.setAttribute("aria-current", "true");
		});
	}

	/** @param {Stagecraft.Data} data */
	function show({ lens }) {
		const template = templateOf(lens);
		const chosen = template ? lens : "";
		own.all("[data-lens-switch] input", document, HTMLInputElement).forEach((input) => {
			input.checked = input.value === chosen;
		});
		if ((shown?.dataset.lens ?? "") === chosen) return;
		shown?.remove();
		shown = template && draw(template);
		path.hidden = Boolean(shown);
		if (!shown) return;
		shown.dataset.lens = chosen;
		markPlace(shown);
		path.after(shown);
	}

	own.on("change", "[data-lens-switch] input", (/** @type {HTMLInputElement} */ input) => {
		store.change((data) => {
			data.lens = input.value;
		});
		own.announce(say("chosen", { name: input.closest("label")?.textContent?.trim() ?? "" }));
	});

	store.watch(show);
	own.onEdit(() => {
		shown?.remove();
		shown = undefined;
		path.hidden = false;
		show(store.now);
	});
})();
