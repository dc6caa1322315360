// What every other script stands on: where the site's root is, what scripts say in the page's language, and a place
// where they say it. The words stand in the page, in <template data-words="group">.
(function () {
  "use strict";
  const own = (window.Stagecraft = window.Stagecraft || {});
  const plural = new Intl.PluralRules(document.documentElement.lang || "en");

  /** Address of the site's root, with a slash at its end. */
  own.root = new URL(document.currentScript.dataset.root, document.baseURI).href;

  /**
   * Returns a function that says the words of a group: `say("done", { n: 3 })` chooses the form for 3 and fills it in.
   */
  own.words = function (group) {
    const texts = new Map();
    document.querySelectorAll(`template[data-words="${group}"]`).forEach((template) => {
      template.content.querySelectorAll("[data-word]").forEach((element) => {
        const { word, form } = element.dataset;
        texts.set(form ? `${word}.${form}` : word, element.textContent);
      });
    });
    return function say(word, values = {}) {
      const text =
        texts.get(word) ?? texts.get(`${word}.${plural.select(Number(values.n) || 0)}`) ?? texts.get(`${word}.other`);
      return (text ?? "").replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
    };
  };

  /** Calls `run` whenever a preview has changed the page in place; a published page never does. */
  own.onEdit = (run) => document.addEventListener("stagecraft:edited", run);

  /** Makes an element: `make("p", { class: "note", text: "…", onclick: … }, child, …)`. */
  own.make = function (name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "text") element.textContent = value;
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };

  let live;

  /** Tells those who listen to the page. */
  own.announce = function (text) {
    if (!live) {
      live = own.make("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
      document.body.append(live);
    }
    // The same words twice are said twice only if they go away in between.
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 60);
  };

  let notice;

  /** Shows a notice at the foot of the window until it is closed; `action` is a button `{ text, run }`. */
  own.notify = function (text, close, action) {
    notice?.remove();
    const shown = own.make("div", { class: "toast", role: "status" }, own.make("p", { text }));
    if (action) shown.append(own.make("button", { type: "button", text: action.text, onclick: action.run }));
    shown.append(own.make("button", { type: "button", class: "quiet", text: close, onclick: () => shown.remove() }));
    document.body.append(shown);
    notice = shown;
    return shown;
  };

  /** Today's date where the reader is, as 2026-05-31. */
  own.today = function (now = new Date()) {
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /** Gives a text to the reader as a file. */
  own.download = function (name, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = own.make("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };
})();
