// Shows the playbook through another model: its stages take the place of the five in the path at the head of every
// page. The choice is kept.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { store, announce, make } = own;
  const say = own.words("lens");
  const path = document.querySelector("nav.path");
  const templateOf = (lens) => lens && document.querySelector(`template[data-lens-path="${CSS.escape(lens)}"]`);
  if (!path) return;
  let shown;

  /** Makes the path that a template tells in short. */
  function draw(template) {
    const nav = template.content.firstElementChild.cloneNode(true);
    nav.querySelectorAll("a").forEach((link, at) => {
      const number = make("span", { class: "path-number", "aria-hidden": "true", text: at + 1 });
      link.replaceChildren(
        make("span", { class: "path-node" }, number),
        make("span", { class: "path-name", text: link.textContent }),
      );
    });
    return nav;
  }

  /** Marks on a lens's path where this page is. */
  function markPlace(nav) {
    const { stage } = document.body.dataset;
    const activity = document.querySelector("article[data-activity]")?.dataset.activity;
    const here = location.href.split("#")[0].split("?")[0];
    nav.querySelectorAll("a[data-meets]").forEach((link) => {
      const met = link.dataset.meets.split(" ");
      const meets = stage && (met.includes(stage) || met.some((place) => place === `${stage}/${activity}`) ||
        (!activity && met.some((place) => place.startsWith(`${stage}/`))));
      if (meets && link.href.split("#")[0] !== here) link.setAttribute("aria-current", "true");
    });
  }

  function show({ lens }) {
    const template = templateOf(lens);
    const chosen = template ? lens : "";
    document.querySelectorAll("[data-lens-switch] input").forEach((input) => { input.checked = input.value === chosen; });
    if (shown?.dataset.lens === chosen || (!shown && !chosen)) return;
    shown?.remove();
    shown = template && draw(template);
    path.hidden = Boolean(shown);
    if (!shown) return;
    shown.dataset.lens = chosen;
    markPlace(shown);
    path.after(shown);
  }

  document.addEventListener("change", ({ target }) => {
    if (!target.closest("[data-lens-switch]")) return;
    store.change((data) => { data.lens = target.value; });
    announce(say("chosen", { name: target.closest("label").textContent.trim() }));
  });

  store.watch(show);
  own.onEdit(() => {
    shown?.remove();
    shown = undefined;
    path.hidden = false;
    show(store.now);
  });
})();
