// Walks the journey map with the arrow keys, cell by cell; gaps are cells too.
(function () {
  "use strict";
  var table = document.querySelector("table.map");
  if (!table) return;
  // Laid out as a list on a narrow screen, a table is no table any more to some screen readers unless it says so.
  var ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  [table].concat(Array.from(table.querySelectorAll("thead, tbody, tr, th, td"))).forEach(function (part) {
    part.setAttribute("role", ROLES[part.tagName] || (part.scope === "row" ? "rowheader" : "columnheader"));
  });
  var STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  table.addEventListener("keydown", function (event) {
    var step = STEPS[event.key];
    var cell = event.target.closest("td, th");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var links = Array.from(cell.querySelectorAll("li:not([hidden]) a"));
    var inside = links[links.indexOf(event.target) + step[0]];
    var row = table.rows[cell.parentElement.rowIndex + step[0]];
    var beside = row && row.cells[cell.cellIndex + step[1]];
    var next = step[0] && links.indexOf(event.target) >= 0 && inside ? inside : beside;
    if (!next) return;
    event.preventDefault();
    if (next === beside) {
      var found = Array.from(beside.querySelectorAll("a")).filter(function (link) { return !link.closest("[hidden]"); });
      next = (step[0] < 0 ? found[found.length - 1] : found[0]) || beside;
      if (next === beside) beside.tabIndex = -1;
    }
    next.focus();
  });
})();
