// Chooses among guides by whatever their facts can be filtered by, and by activity. The address keeps the choice.
(function () {
  "use strict";
  var form = document.querySelector("form[data-filters]");
  if (!form) return;
  var selects, count, reset, items, gaps, facets;

  function find() {
    selects = Array.from(form.querySelectorAll("select"));
    count = form.querySelector("[data-filter-count]");
    reset = form.querySelector("[data-filter-reset]");
    items = Array.from(document.querySelectorAll("[data-filter-item]"));
    gaps = Array.from(document.querySelectorAll("[data-filter-gap]"));
    // What each guide can be chosen by stands once on the page, whatever the number of its places.
    facets = {};
    document.querySelectorAll("[data-facets]").forEach(function (element) {
      facets[element.dataset.facets] = element;
    });
  }

  function matches(guide) {
    return selects.every(function (select) {
      if (!select.value) return true;
      return (facets[guide].getAttribute("data-" + select.name) || "").split(" ").indexOf(select.value) >= 0;
    });
  }

  function read() {
    var query = new URLSearchParams(location.search);
    selects.forEach(function (select) {
      var value = query.get(select.name) || "";
      var known = Array.from(select.options).some(function (option) { return option.value === value; });
      select.value = known ? value : "";
    });
  }

  function write() {
    var query = new URLSearchParams(location.search);
    selects.forEach(function (select) {
      if (select.value) query.set(select.name, select.value);
      else query.delete(select.name);
    });
    var search = query.toString();
    try {
      history.replaceState(history.state, "", location.pathname + (search ? "?" + search : "") + location.hash);
    } catch (_) {
      // From a folder on disk a browser may refuse: the choice then lasts as long as the page.
    }
  }

  function show() {
    var shown = new Set();
    items.forEach(function (item) {
      var visible = matches(item.dataset.filterItem);
      item.hidden = !visible;
      if (visible) shown.add(item.dataset.filterItem);
    });
    // A cell in which nothing is left says so, as a gap does.
    gaps.forEach(function (gap) {
      var inCell = gap.parentElement.querySelectorAll("[data-filter-item]:not([hidden])").length;
      gap.hidden = inCell > 0;
      gap.parentElement.classList.toggle("gap", inCell === 0);
    });
    var chosen = selects.filter(function (select) { return select.value; });
    selects.forEach(function (select) { select.classList.toggle("chosen", select.value !== ""); });
    reset.hidden = chosen.length === 0;
    var total = Object.keys(facets).length;
    var text = shown.size === 0 ? count.dataset.none : chosen.length ? count.dataset.some : count.dataset.all;
    count.textContent = text.replace("{n}", shown.size).replace("{total}", total);
  }

  form.addEventListener("change", function () {
    write();
    show();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("click", function (event) {
    if (!reset.contains(event.target)) return;
    selects.forEach(function (select) { select.value = ""; });
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
  document.addEventListener("stagecraft:edited", begin);
  begin();
})();
