// Opens the playbook in the reader's language: the one chosen earlier, then the browser's, then the first.
(function () {
  "use strict";
  var KEY = "stagecraft.language";
  var links = Array.from(document.querySelectorAll("a[data-language]"));

  function earlier() {
    try {
      return localStorage.getItem(KEY);
    } catch (_) {
      return null;
    }
  }

  function primary(tag) {
    return tag.toLowerCase().split("-")[0];
  }

  var wanted = [earlier()].concat(navigator.languages || [navigator.language]).filter(Boolean);
  var found = null;
  wanted.some(function (tag) {
    found =
      links.find(function (link) { return link.dataset.language.toLowerCase() === tag.toLowerCase(); }) ||
      links.find(function (link) { return primary(link.dataset.language) === primary(tag); });
    return found;
  });

  links.forEach(function (link) {
    link.addEventListener("click", function () {
      try {
        localStorage.setItem(KEY, link.dataset.language);
      } catch (_) {
        // A browser that keeps nothing asks again.
      }
    });
  });

  var target = found || links[0];
  if (target) {
    location.replace(target.href + location.hash);
  }
})();
