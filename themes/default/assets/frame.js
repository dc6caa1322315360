// A page in two languages has one frame in each: header, footer, words of scripts. This puts the second in place for
// those who read that language, before anything is drawn: the one chosen last, else the first that the browser names.
(function () {
  "use strict";
  var root = document.documentElement;
  var template = document.querySelector("template[data-frame]");
  var own = [root.lang, template.dataset.frame];

  function kept() {
    try {
      return localStorage.getItem("stagecraft.language");
    } catch (_) {
      return null;
    }
  }

  function primary(tag) {
    return tag.toLowerCase().split("-")[0];
  }

  var wanted = [kept()].concat(navigator.languages || [navigator.language]).filter(Boolean).map(primary);
  var reads = wanted.find(function (tag) { return own.map(primary).indexOf(tag) >= 0; });
  if (reads !== primary(own[1]) || reads === primary(own[0])) return;

  root.lang = own[1];
  var parts = template.content;
  function put(selector) {
    var old = document.querySelector(selector);
    var part = parts.querySelector(selector);
    if (old && part) old.replaceWith(part);
  }

  [".skip", ".site-header"].forEach(put);
  // The rest of the page comes after this script, and before those that use it.
  document.addEventListener("readystatechange", function () {
    [".eyebrow", ".site-footer"].forEach(put);
    document.querySelectorAll("template[data-lens-path], template[data-words]").forEach(function (old) { old.remove(); });
    document.body.append.apply(document.body, parts.querySelectorAll("template"));
    template.remove();
  }, { once: true });
})();
