// Facilitator mode: the steps of a guide one at a time, large, with a timer, a tick and notes for each, to be read
// from where one stands. The screen stays on where the browser can keep it on. Escape leaves.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { store, announce } = own;
  const say = own.words("facilitator");
  const opener = document.querySelector("[data-facilitate]");
  const dialog = document.querySelector("dialog[data-facilitator]");
  if (!opener || !dialog) return;
  const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
  const guide = document.querySelector("article[data-guide]").dataset.guide;

  /** The steps: items of the ordered lists of the section "steps", or of the whole text where there is none. */
  function findSteps() {
    const steps = [];
    const prose = document.querySelector("article[data-guide] .prose");
    const section = prose.querySelector(":scope > h2#steps");
    let name = "";
    for (let node = section ? section.nextElementSibling : prose.firstElementChild; node; node = node.nextElementSibling) {
      if (node.localName === "h2" && section) break;
      if (/^h[2-6]$/.test(node.localName)) name = node.textContent;
      if (node.localName !== "ol") continue;
      Array.from(node.children).forEach((item) => steps.push({ item, name }));
    }
    return steps;
  }

  let steps = [];
  let at = 0;

  function readSteps() {
    steps = findSteps();
    at = Math.max(0, Math.min(at, steps.length - 1));
    // A guide of a team's own form may have no numbered steps.
    opener.disabled = !steps.length;
  }

  readSteps();
  own.onEdit(() => {
    readSteps();
    if (!dialog.open) return;
    if (steps.length) showStep();
    else dialog.close();
  });

  // The timer counts up, or down from what the reader set.

  let elapsed = 0; // seconds
  let since; // when it was started
  let ticking;

  const seconds = () => elapsed + (since === undefined ? 0 : (Date.now() - since) / 1000);
  const limit = () => Math.max(0, Number(part("minutes").value) || 0) * 60;

  function showTime() {
    const over = limit() && seconds() >= limit();
    const shown = Math.floor(limit() ? Math.abs(Math.ceil(limit() - seconds())) : seconds());
    const time = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
    part("time").textContent = over && shown ? `+${time}` : time;
    if (over && !dialog.classList.contains("is-over")) announceIn(say("over"));
    dialog.classList.toggle("is-over", Boolean(over));
  }

  function stop() {
    elapsed = seconds();
    since = undefined;
    clearInterval(ticking);
    part("timer").textContent = say("start");
    showTime();
  }

  function start() {
    since = Date.now();
    ticking = setInterval(showTime, 250);
    part("timer").textContent = say("pause");
  }

  function reset() {
    stop();
    elapsed = 0;
    showTime();
  }

  // What lies outside an open dialog is not read out.
  const announceIn = (text) => { part("said").textContent = text; };

  // The screen stays on.

  let lock;

  async function keepScreenOn() {
    try {
      lock = await navigator.wakeLock?.request("screen");
    } catch {
      // A low battery or a policy forbids it.
    }
  }

  document.addEventListener("visibilitychange", () => {
    // The browser lets go of the lock when the page is hidden.
    if (dialog.open && document.visibilityState === "visible") keepScreenOn();
  });

  // Steps

  function showStep() {
    const { item, name } = steps[at];
    const copy = item.cloneNode(true);
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    part("step").replaceChildren(...copy.childNodes);
    part("name").textContent = name;
    part("place").textContent = say("place", { n: at + 1, total: steps.length });
    part("previous").disabled = at === 0;
    part("next").disabled = at === steps.length - 1;
    part("bar").max = steps.length;
    part("bar").value = at + 1;
    part("notes").value = store.now.notes[guide]?.[at + 1] ?? "";
    part("done").checked = store.now.steps[guide]?.[at + 1] === true;
    part("step").scrollTop = 0;
  }

  function go(by) {
    const to = at + by;
    if (to < 0 || to >= steps.length) return;
    saveNotes();
    at = to;
    reset();
    showStep();
    part("place").focus();
  }

  function saveNotes() {
    const text = part("notes").value;
    if ((store.now.notes[guide]?.[at + 1] ?? "") === text) return;
    store.change((data) => {
      const notes = (data.notes[guide] ??= {});
      if (text.trim()) notes[at + 1] = text;
      else delete notes[at + 1];
    });
  }

  let saving;
  part("notes").addEventListener("input", () => {
    clearTimeout(saving);
    saving = setTimeout(saveNotes, 400);
  });
  part("notes").addEventListener("change", saveNotes);

  part("done").addEventListener("change", ({ target }) => {
    store.change((data) => {
      const ticked = (data.steps[guide] ??= {});
      if (target.checked) ticked[at + 1] = true;
      else delete ticked[at + 1];
    });
  });

  part("previous").addEventListener("click", () => go(-1));
  part("next").addEventListener("click", () => go(1));
  part("timer").addEventListener("click", () => (since === undefined ? start() : stop()));
  part("reset").addEventListener("click", reset);
  part("minutes").addEventListener("input", showTime);
  part("leave").addEventListener("click", () => dialog.close());

  dialog.addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea") || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    go(by);
  });

  opener.addEventListener("click", () => {
    // Where the reader left off: the first step that is not done.
    const ticked = store.now.steps[guide] ?? {};
    const first = steps.findIndex((step, number) => !ticked[number + 1]);
    at = Math.max(0, first);
    reset();
    showStep();
    dialog.showModal();
    part("place").focus();
    keepScreenOn();
  });

  dialog.addEventListener("close", () => {
    clearTimeout(saving);
    saveNotes();
    reset();
    lock?.release().catch(() => {});
    lock = undefined;
    opener.focus();
    const ticked = Object.keys(store.now.steps[guide] ?? {}).length;
    if (ticked) announce(say("left", { n: Math.min(ticked, steps.length), total: steps.length }));
  });

  store.watch(() => {
    if (dialog.open && document.activeElement !== part("notes")) {
      part("done").checked = store.now.steps[guide]?.[at + 1] === true;
    }
  });
})();
