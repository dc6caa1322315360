// Runs before anything is drawn: says that scripts run, and puts on the light or dark look that the reader chose.
(function (root) {
  "use strict";
  root.dataset.script = "";
  try {
    var theme = localStorage.getItem("stagecraft.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch (_) {
    // A browser that keeps nothing: the system's look.
  }
})(document.documentElement);
