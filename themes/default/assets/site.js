// Switching language keeps the place on the page and is remembered for the next visit.
(function () {
  "use strict";
  var KEY = "stagecraft.language";

  function remember(language) {
    try {
      localStorage.setItem(KEY, language);
    } catch (_) {
      // A browser that keeps nothing: the choice lasts as long as the page.
    }
  }

  document.querySelectorAll("a[data-language]").forEach(function (link) {
    link.addEventListener("click", function () {
      remember(link.dataset.language);
      link.hash = location.hash;
    });
  });
})();
