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

  const boxes = Array.from(document.querySelectorAll("input[data-check]"), (box) => ({ box, scope: scopeOf(box) }));

  for (const { box, scope } of boxes) {
    box.addEventListener("change", () => {
      store.change((data) => {
        const ticks = (data.checks[scope] ??= {});
        if (box.checked) ticks[box.dataset.check] = true;
        else delete ticks[box.dataset.check];
      });
      const ticked = boxes.filter((other) => other.box.checked).length;
      announce(say("ticked", { n: ticked, total: boxes.length }));
    });
  }

  document.querySelectorAll("[data-mark-done]").forEach((button) => {
    const guide = scopeOf(button);
    button.addEventListener("click", () => {
      const wasDone = guide in store.now.done;
      store.change((data) => {
        if (wasDone) delete data.done[guide];
        else data.done[guide] = own.today();
      });
      announce(say(wasDone ? "undone" : "done"));
    });
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
    for (const { box, scope } of boxes) box.checked = data.checks[scope]?.[box.dataset.check] === true;
    const ticked = boxes.filter(({ box }) => box.checked).length;
    document.querySelectorAll("[data-ticks]").forEach((place) => {
      place.textContent = boxes.length ? say("ticked", { n: ticked, total: boxes.length }) : "";
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

  store.watch((data) => {
    showTicks(data);
    showDone(data);
    showBars(data);
  });
})();
