// Loads a script, and its style if it has one, when a reader first reaches for what it does: `data-load` and
// `data-load-style` on a button or link name them. Pages stay light for those who only read.
(function () {
  "use strict";
  var asked = new Map();

  function load(element) {
    var address = element.dataset.load;
    if (!asked.has(address)) {
      var style = element.dataset.loadStyle;
      // The style comes first: once the script is there, it acts. Without its style it still works.
      var styled = style ? add("link", { rel: "stylesheet", href: style }).catch(function () {}) : Promise.resolve();
      asked.set(address, styled.then(function () {
        return add("script", { src: address });
      }).then(function () {
        // From here on the element does by itself what it is for.
        delete element.dataset.load;
      }, function (error) {
        asked.delete(address);
        throw error;
      }));
    }
    return asked.get(address);
  }

  function add(name, attributes) {
    return new Promise(function (resolve, reject) {
      var part = Object.assign(document.createElement(name), attributes);
      part.onload = resolve;
      part.onerror = function () {
        part.remove();
        reject(new Error("cannot load " + (attributes.src || attributes.href)));
      };
      document.head.append(part);
    });
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
      // The reader may have closed it meanwhile.
      if (dialog && !dialog.open) return;
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
