// What a glossary term means, shown beside it on hover, focus or the first touch; a second touch follows the link.
// It can be pointed at, stays until the reader leaves or presses Escape (WCAG 2.2, 1.4.13), and is read with the term.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const GAP = 6;
  let tip;
  let shownFor;
  let leaving;

  function hide() {
    clearTimeout(leaving);
    shownFor?.removeAttribute("aria-describedby");
    shownFor = undefined;
    tip?.remove();
  }

  const hideSoon = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  };
  const stay = () => clearTimeout(leaving);

  function place(term) {
    const around = term.getClientRects()[0] ?? term.getBoundingClientRect();
    const box = tip.getBoundingClientRect();
    const right = document.documentElement.clientWidth - box.width - GAP;
    const below = around.bottom + GAP + box.height <= window.innerHeight || around.top < box.height + GAP;
    tip.style.left = `${Math.max(GAP, Math.min(around.left, right)) + window.scrollX}px`;
    tip.style.top = `${(below ? around.bottom + GAP : around.top - GAP - box.height) + window.scrollY}px`;
  }

  function show(term) {
    stay();
    if (shownFor === term) return;
    hide();
    tip ??= own.make("div", { class: "tip", role: "tooltip", id: "term-tip", onpointerenter: stay, onpointerleave: hideSoon });
    tip.textContent = term.dataset.definition;
    tip.lang = term.closest("[lang]").lang;
    document.body.append(tip);
    term.setAttribute("aria-describedby", tip.id);
    shownFor = term;
    place(term);
  }

  /** The term that an event happened on; what facilitator mode shows lies above every tip. */
  const termOf = (event) => {
    const term = event.target.closest?.("a.term[data-definition]");
    return term && !term.closest("dialog") ? term : undefined;
  };
  const on = (type, run) => {
    document.addEventListener(type, (event) => {
      const term = termOf(event);
      if (term) run(term, event);
    });
  };

  let touched;
  on("pointerover", (term, event) => { if (event.pointerType !== "touch") show(term); });
  on("pointerout", (term, event) => { if (event.pointerType !== "touch") hideSoon(); });
  on("pointerdown", (term, event) => { touched = event.pointerType === "touch" && shownFor !== term ? term : undefined; });
  on("focusin", show);
  on("focusout", hideSoon);
  on("click", (term, event) => {
    if (touched !== term) return;
    touched = undefined;
    event.preventDefault();
    show(term);
  });

  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => {
    if (shownFor && !tip.contains(event.target) && !shownFor.contains(event.target)) hide();
  });
  window.addEventListener("resize", hide);
  own.onEdit(hide);
})();
