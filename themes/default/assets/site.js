// What every page does: change the look, keep the place when the language changes, close the menu, follow the reader.
(function () {
  "use strict";
  var root = document.documentElement;

  function keep(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch (_) {
      // A browser that keeps nothing: the choice lasts as long as the page.
    }
  }

  function all(selector) {
    return Array.from(document.querySelectorAll(selector));
  }

  /* Hears an event on what `selector` finds, now or after a preview has changed the page. */
  function on(type, selector, run) {
    document.addEventListener(type, function (event) {
      var element = event.target.closest && event.target.closest(selector);
      if (element) run(element, event);
    });
  }

  // Light, dark, or as the system has it.
  all("[data-theme-switch]").forEach(function (select) {
    select.value = root.dataset.theme || "system";
  });
  on("change", "[data-theme-switch]", function (select) {
    if (select.value === "system") delete root.dataset.theme;
    else root.dataset.theme = select.value;
    keep("stagecraft.theme", select.value === "system" ? null : select.value);
  });

  // The table of contents follows the reader; `section` is the id of the section being read.
  var section = "";
  var links, here, headings;

  function findContents() {
    links = all(".contents a");
    here = document.querySelector("[data-contents-here]");
    headings = links
      .map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); })
      .filter(Boolean);
  }

  function follow() {
    // Asking where things are makes the browser lay the page out at once.
    if (!headings.length) return;
    var line = Math.min(innerHeight * 0.3, 240);
    var atEnd = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 2;
    var reached = headings.filter(function (heading) { return heading.getBoundingClientRect().top <= line; });
    var target = headings.find(function (heading) { return "#" + heading.id === decodeURIComponent(location.hash); });
    var current = reached[reached.length - 1];
    // Near the end of the page the last sections cannot reach the line: the one that was asked for counts.
    if (atEnd) current = target && headings.indexOf(target) > headings.indexOf(current) ? target : current;
    var id = current ? current.id : "";
    if (id === section && id) return;
    section = id;
    links.forEach(function (link) {
      if (id && decodeURIComponent(link.hash) === "#" + id) {
        link.setAttribute("aria-current", "true");
        if (here) here.textContent = link.textContent;
      } else link.removeAttribute("aria-current");
    });
    if (here && !id) here.textContent = "";
  }

  var waiting = false;
  addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () {
      waiting = false;
      follow();
    });
  }, { passive: true });
  addEventListener("hashchange", follow);

  function followAnew() {
    section = "";
    findContents();
    follow();
  }
  document.addEventListener("stagecraft:edited", followAnew);
  followAnew();

  // Another language: the same section, the same filters. Sections have the same ids in every language.
  on("click", "a[data-language]", function (link) {
    keep("stagecraft.language", link.dataset.language);
    link.search = location.search;
    link.hash = section ? "#" + section : location.hash;
  });

  // Where a page shows both languages, what stands around them is in the one that the reader comes from.
  on("click", "a[data-keep-language]", function () { keep("stagecraft.language", root.lang); });

  // The menu and the contents of a narrow screen close with Escape, and when something in them was chosen.
  function menuAround(element) {
    return element.matches("details") ? element : element.previousElementSibling;
  }
  on("keydown", "details[data-menu], details[data-menu] + *", function (part, event) {
    var menu = menuAround(part);
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  on("click", "details[data-menu] + * a[href^='#']", function (link) {
    menuAround(link.closest("details[data-menu] + *")).open = false;
  });

  on("click", "[data-print]", function () { print(); });

  // Paper cannot be opened: everything that is folded is printed, and folded again after.
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = all("main details:not([open]):not([name])");
    folded.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (details) { details.open = false; });
  });
})();
