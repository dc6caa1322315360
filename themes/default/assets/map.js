// Walks the journey map with the arrow keys, cell by cell; gaps are cells too.
(() => {
	"use strict";
	const { all } = window.Stagecraft;
	const table = all("table.map", document, HTMLTableElement)[0];
	if (!table) return;
	/** @type {Record<string, string>} */
	const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
	/** @type {Record<string, [number, number]>} */
	const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

	// Laid out as a list on a narrow screen, a table is no table any more to some screen readers unless it says so.
	for (const part of [table, ...all("thead, tbody, tr, th, td", table)]) {
		const heading = part.getAttribute("scope") === "row" ? "rowheader" : "columnheader";
		part.setAttribute("role", ROLES[part.tagName] ?? heading);
	}

	/** @param {HTMLElement} cell */
	const linksIn = (cell) => all("a", cell).filter((link) => !link.closest("[hidden]"));

	/**
	 * What comes next from `target` in `cell`: another link of the cell, else the first or last link of the cell beside
	 * it, else that cell.
	 * @param {HTMLTableCellElement} cell
	 * @param {EventTarget | null} target
	 * @param {[number, number]} step
	 */
	function nextOf(cell, target, [down, right]) {
		const links = linksIn(cell);
		const at = links.findIndex((link) => link === target);
		const inside = at >= 0 ? links[at + down] : undefined;
		if (down && inside) return inside;
		const row = table.rows[/** @type {HTMLTableRowElement} */ (cell.parentElement).rowIndex + down];
		const beside = row?.cells[cell.cellIndex + right];
		if (!beside) return undefined;
		const found = linksIn(beside).at(down < 0 ? -1 : 0);
		if (!found) beside.tabIndex = -1;
		return found ?? beside;
	}

	table.addEventListener("keydown", (event) => {
		const { key, target } = event;
		const step = STEPS[key];
		if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
		const cell = target instanceof Element && target.closest("td, th");
		const next = cell instanceof HTMLTableCellElement && nextOf(cell, target, step);
		if (!next) return;
		event.preventDefault();
		next.focus();
	});
})();
