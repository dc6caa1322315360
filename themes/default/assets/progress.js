// Ticks on checklists, guides marked as done, and how far the reader is along the path.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { store, announce } = own;
  const say = own.words("progress");

  /** Names the text that an element stands in, the same in every language. */
  function scopeOf(element) {
    const article = element.closest("[data-guide], [data-article]");
    return article?.dataset.guide ?? article?.dataset.article ?? document.body.className;
  }

  /** The checklists' boxes; facilitator mode shows copies of some. */
  function boxes() {
    const all = Array.from(document.querySelectorAll("input[data-check]"));
    return all.filter((box) => !box.closest("dialog")).map((box) => ({ box, scope: scopeOf(box) }));
  }

  const told = (all) => ({ n: all.filter(({ box }) => box.checked).length, total: all.length });

  document.addEventListener("change", ({ target }) => {
    const found = boxes().find(({ box }) => box === target);
    if (!found) return;
    store.change((data) => {
      const ticks = (data.checks[found.scope] ??= {});
      if (target.checked) ticks[target.dataset.check] = true;
      else delete ticks[target.dataset.check];
    });
    announce(say("ticked", told(boxes())));
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-mark-done]");
    if (!button) return;
    const guide = scopeOf(button);
    const wasDone = guide in store.now.done;
    store.change((data) => {
      if (wasDone) delete data.done[guide];
      else data.done[guide] = own.today();
    });
    announce(say(wasDone ? "undone" : "done"));
  });

  function showBars(data) {
    document.querySelectorAll("[data-progress]").forEach((place) => {
      const { progress: stage, total } = place.dataset;
      const done = Object.keys(data.done).filter((guide) => stage === "all" || guide.startsWith(`${stage}/`)).length;
      const shown = Math.min(done, Number(total));
      const bar = place.querySelector("progress");
      if (bar) bar.value = shown;
      const text = place.querySelector("[data-progress-text]");
      if (text) text.textContent = say("guides", { n: shown, total });
    });
  }

  function showTicks(data) {
    const all = boxes();
    for (const { box, scope } of all) box.checked = data.checks[scope]?.[box.dataset.check] === true;
    document.querySelectorAll("[data-ticks]").forEach((place) => {
      place.textContent = all.length ? say("ticked", told(all)) : "";
    });
  }

  function showDone(data) {
    document.querySelectorAll("[data-mark-done]").forEach((button) => {
      const done = scopeOf(button) in data.done;
      button.setAttribute("aria-pressed", String(done));
    });
    document.querySelectorAll(".card[data-guide]").forEach((card) => {
      card.classList.toggle("is-done", card.dataset.guide in data.done);
      const place = card.querySelector("[data-card-state]");
      if (place) place.textContent = card.dataset.guide in data.done ? say("state_done") : "";
    });
  }

  function show(data) {
    showTicks(data);
    showDone(data);
    showBars(data);
  }

  store.watch(show);
  own.onEdit(() => show(store.now));
})();
