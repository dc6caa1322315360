// Loads the script of something large when the reader asks for it: a button names it in data-script and gets its first
// click again when the script has come.
(function () {
  "use strict";
  document.querySelectorAll("button[data-script]").forEach((button) => {
    button.addEventListener("click", () => {
      const script = document.createElement("script");
      script.src = button.dataset.script;
      script.addEventListener("load", () => button.click());
      document.head.append(script);
    }, { once: true });
  });
})();
