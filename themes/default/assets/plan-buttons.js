// Buttons that put a guide into the reader's plan and take it out again, wherever guides are listed.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { store, announce } = own;
  const say = own.words("plan-buttons");

  const guideOf = (button) => button.closest("[data-guide]").dataset.guide;

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-plan-toggle]");
    if (!button) return;
    const guide = guideOf(button);
    const planned = store.now.plan.guides.includes(guide);
    store.change(({ plan }) => {
      plan.guides = planned ? plan.guides.filter((other) => other !== guide) : [...plan.guides, guide];
    });
    announce(say(planned ? "removed" : "added", { n: store.now.plan.guides.length }));
  });

  function show({ plan }) {
    document.querySelectorAll("[data-plan-toggle]").forEach((button) => {
      button.setAttribute("aria-pressed", String(plan.guides.includes(guideOf(button))));
    });
  }

  store.watch(show);
  own.onEdit(() => show(store.now));
})();
