// Chooses among guides by whatever their facts can be filtered by, and by activity. The address keeps the choice.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const form = own.all("form[data-filters]")[0];
	if (!form) return;
	/** @type {HTMLSelectElement[]} */
	let selects = [];
	/**
	 * What each guide can be chosen by is once on the page, whatever the number of its places.
	 * @type {Map<string, HTMLElement>}
	 */
	let facets = new Map();

	function find() {
		selects = own.all("select", form, HTMLSelectElement);
		facets = new Map(own.all("[data-facets]").map((element) => [element.dataset.facets ?? "", element]));
	}

	/** The value of the choice of guides that do not state a fact. */
	const NOT_STATED = "-";

	/** @param {string} guide */
	const matches = (guide) =>
		selects.every(({ name, value }) => {
			const stated = facets.get(guide)?.getAttribute(`data-${name}`);
			return !value || (stated ? stated.split(" ").includes(value) : value === NOT_STATED);
		});

	function read() {
		const query = new URLSearchParams(location.search);
		selects.forEach((select) => {
			const value = query.get(select.name) ?? "";
			select.value = Array.from(select.options).some((option) => option.value === value) ? value : "";
		});
	}

	function write() {
		const query = new URLSearchParams(location.search);
		selects.forEach(({ name, value }) => {
			if (value) query.set(name, value);
			else query.delete(name);
		});
		const search = query.size ? `?${query}` : "";
		own.showAddress(location.pathname + search + location.hash);
	}

	/** Shows the guides that match; returns how many there are. */
	function showItems() {
		const shown = new Set();
		own.all("[data-filter-item]").forEach((item) => {
			const guide = item.dataset.filterItem ?? "";
			item.hidden = !matches(guide);
			if (!item.hidden) shown.add(guide);
		});
		return shown.size;
	}

	/** A cell in which nothing is left says so, as a gap does. */
	function showGaps() {
		own.all("[data-filter-gap]").forEach((gap) => {
			const cell = gap.parentElement;
			gap.hidden = Boolean(cell?.querySelector("[data-filter-item]:not([hidden])"));
			cell?.classList.toggle("gap", !gap.hidden);
		});
	}

	function show() {
		const n = showItems();
		showGaps();
		selects.forEach((select) => select.classList.toggle("chosen", select.value !== ""));
		const chosen = selects.some((select) => select.value);
		own.find("[data-filter-reset]", form).hidden = !chosen;
		const count = own.find("[data-filter-count]", form);
		const { none = "", some = "", all = "" } = count.dataset;
		count.textContent = own.fill(n === 0 ? none : chosen ? some : all, { n, total: facets.size });
	}

	form.addEventListener("change", () => {
		write();
		show();
	});
	form.addEventListener("submit", (event) => event.preventDefault());
	own.on("click", "[data-filter-reset]", () => {
		selects.forEach((select) => (select.value = ""));
		write();
		show();
		selects[0].focus();
	});

	function begin() {
		find();
		read();
		show();
	}

	addEventListener("popstate", begin);
	own.onEdit(begin);
	begin();
})();
