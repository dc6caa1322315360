// Loads a script when a reader first reaches for what it does: `data-load` on a button or link names it. Pages stay
// light for those who only read.
(function () {
  "use strict";
  var asked = new Map();

  function load(element) {
    var address = element.dataset.load;
    if (!asked.has(address)) {
      asked.set(address, new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = address;
        script.onload = function () {
          // From here on the element does by itself what it is for.
          delete element.dataset.load;
          resolve();
        };
        script.onerror = function () {
          asked.delete(address);
          reject(new Error("cannot load " + address));
        };
        document.head.append(script);
      }));
    }
    return asked.get(address);
  }

  function use(element) {
    // Search opens at once, so that no letter typed while its script comes is lost.
    var dialog = element.matches("[data-search-open]") && document.getElementById("search-dialog");
    var field = dialog && dialog.querySelector("input");
    if (dialog && !dialog.open) {
      dialog.showModal();
      field.focus();
    }
    load(element).then(function () {
      if (dialog) dialog.close();
      element.click();
      if (field) field.setSelectionRange(field.value.length, field.value.length);
    }, function () {
      // A link still leads to its page.
      if (element.href) location.assign(element.href);
    });
  }

  function wanted(event) {
    return event.target.closest && event.target.closest("[data-load]");
  }

  document.addEventListener("click", function (event) {
    var element = wanted(event);
    if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    use(element);
  });
  ["pointerover", "focusin"].forEach(function (reach) {
    document.addEventListener(reach, function (event) {
      var element = wanted(event);
      if (element) load(element).catch(function () {});
    });
  });
  document.querySelectorAll("a[data-load]").forEach(function (link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("keydown", function (event) {
      if (event.key !== " " || !link.dataset.load) return;
      event.preventDefault();
      use(link);
    });
  });
  // The keys of search, until its own script listens for them.
  document.addEventListener("keydown", function (event) {
    var element = document.querySelector("[data-search-open][data-load]");
    var typing = event.target.isContentEditable || /^(input|textarea|select)$/i.test(event.target.nodeName);
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
    var letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!element || !(slash || letter)) return;
    event.preventDefault();
    use(element);
  });
})();
