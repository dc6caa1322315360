// The reader's plan: guides in an order of their own, what they take, when they happen, and ways to take it along.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { store, make, announce, calendar } = own;
  const say = own.words("plan");
  const lang = document.documentElement.lang;
  const part = (name) => document.querySelector(`[data-plan-part="${name}"]`);
  const list = part("list");
  if (!list) return;

  /** Every guide of the playbook, by id, as the page's tables tell it. */
  const guides = new Map();
  document.querySelectorAll("tr[data-guide]").forEach((row) => {
    const link = row.querySelector("th a");
    const time = (kind) => {
      const element = row.querySelector(`[data-time="${kind}"] time`);
      return element ? { minutes: Number(element.dataset.minutes), text: element.textContent } : undefined;
    };
    guides.set(row.dataset.guide, {
      id: row.dataset.guide,
      stage: row.closest("[data-stage]").dataset.stage,
      title: link.textContent,
      lang: link.lang || undefined,
      url: link.href,
      prepare: time("prepare"),
      run: time("run"),
    });
  });

  // The plan keeps guides that the playbook no longer has; they are not shown.
  const planned = () => store.now.plan.guides.filter((id) => guides.has(id)).map((id) => guides.get(id));

  // Order

  function move(id, by) {
    const shown = planned().map((guide) => guide.id);
    const at = shown.indexOf(id);
    const to = Math.max(0, Math.min(shown.length - 1, at + by));
    if (at < 0 || to === at) return;
    shown.splice(to, 0, ...shown.splice(at, 1));
    store.change(({ plan }) => { plan.guides = shown; });
    announce(say("moved", { title: guides.get(id).title, place: to + 1, total: shown.length }));
  }

  function remove(id) {
    const shown = planned().map((guide) => guide.id);
    const at = shown.indexOf(id);
    store.change(({ plan }) => { plan.guides = plan.guides.filter((other) => other !== id); });
    announce(say("removed", { title: guides.get(id).title }));
    const next = list.children[Math.min(at, list.children.length - 1)];
    (next?.querySelector("[data-handle]") ?? part("heading")).focus();
  }

  const KEYS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

  function itemOf(guide, place, total) {
    const button = (name, word, run, off) =>
      make("button", {
        type: "button", class: "quiet icon-button", [`data-${name}`]: true, "aria-label": say(word, { title: guide.title }),
        disabled: off, onclick: run, text: { up: "↑", down: "↓", remove: "×" }[name],
      });
    const handle = make("button", {
      type: "button", class: "quiet handle", "data-handle": true, text: "⠿",
      "aria-label": say("handle", { title: guide.title, place, total }),
      onkeydown: (event) => {
        if (!(event.key in KEYS)) return;
        event.preventDefault();
        refocus(guide.id, "[data-handle]", () => move(guide.id, KEYS[event.key]));
      },
    });
    handle.addEventListener("pointerdown", (event) => drag(event, handle));
    const times = ["prepare", "run"].filter((kind) => guide[kind]);
    return make("li", { "data-item": guide.id, "data-stage": guide.stage },
      handle,
      make("div", { class: "plan-item-text" },
        make("a", { href: guide.url, lang: guide.lang, text: guide.title }),
        make("p", { text: times.map((kind) => `${say(kind)}: ${guide[kind].text}`).join(" · ") })),
      make("span", { class: "plan-item-buttons" },
        button("up", "up", () => refocus(guide.id, "[data-up]", () => move(guide.id, -1)), place === 1),
        button("down", "down", () => refocus(guide.id, "[data-down]", () => move(guide.id, 1)), place === total),
        button("remove", "remove", () => remove(guide.id))));
  }

  /** Does something that draws the list anew, and puts the focus back where it was. */
  function refocus(id, selector, run) {
    run();
    const item = list.querySelector(`[data-item="${CSS.escape(id)}"]`);
    const wanted = item?.querySelector(selector);
    (wanted && !wanted.disabled ? wanted : item?.querySelector("[data-handle]"))?.focus();
  }

  function drag(event, handle) {
    if (event.button) return;
    event.preventDefault();
    const item = handle.closest("li");
    const id = item.dataset.item;
    handle.setPointerCapture(event.pointerId);
    item.classList.add("is-dragged");
    const follow = ({ clientY }) => {
      const others = Array.from(list.children).filter((other) => other !== item);
      const next = others.find((other) => {
        const box = other.getBoundingClientRect();
        return clientY < box.top + box.height / 2;
      });
      if (next ? item.nextElementSibling !== next : list.lastElementChild !== item) {
        // Moving the node lets go of the pointer in some browsers: move the others around it.
        const before = others.slice(0, next ? others.indexOf(next) : others.length);
        const after = others.slice(before.length);
        item.before(...before);
        item.after(...after);
      }
    };
    const end = (drop) => {
      handle.removeEventListener("pointermove", follow);
      item.classList.remove("is-dragged");
      const order = Array.from(list.children, (other) => other.dataset.item);
      if (drop && order.join() !== planned().map((guide) => guide.id).join()) {
        refocus(id, "[data-handle]", () => store.change(({ plan }) => { plan.guides = order; }));
        announce(say("moved", { title: guides.get(id).title, place: order.indexOf(id) + 1, total: order.length }));
      } else {
        show(store.now);
      }
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("pointerup", () => end(true), { once: true });
    handle.addEventListener("pointercancel", () => end(false), { once: true });
  }

  // Times

  /** A length of working time in days, hours and minutes. */
  function length(minutes) {
    const parts = [["days", Math.floor(minutes / calendar.DAY)], ["hours", Math.floor((minutes % calendar.DAY) / 60)]];
    parts.push(["minutes", minutes % 60]);
    const said = parts.filter(([, n]) => n).map(([word, n]) => say(word, { n }));
    return said.join(" ") || say("none");
  }

  const dayFormat = new Intl.DateTimeFormat(lang, {
    weekday: "short", day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC",
  });
  const day = (text) => dayFormat.format(new Date(`${text}T00:00:00Z`));
  const hour = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

  function phases() {
    return calendar.agenda(
      planned().flatMap((guide) =>
        ["prepare", "run"].filter((kind) => guide[kind]).map((kind) => ({ guide, kind, ...guide[kind] }))),
      store.now.plan.start || own.today(),
    );
  }

  function whenOf(phase) {
    if (phase.starts !== undefined) return `${day(phase.from)}, ${hour(phase.starts)}–${hour(phase.ends)}`;
    return phase.from === phase.to ? day(phase.from) : `${day(phase.from)} – ${day(phase.to)}`;
  }

  function showAgenda() {
    part("agenda").replaceChildren(...phases().map((phase) =>
      make("tr", { "data-stage": phase.guide.stage },
        make("td", { text: whenOf(phase) }),
        make("th", { scope: "row" }, make("a", { href: phase.guide.url, lang: phase.guide.lang, text: phase.guide.title })),
        make("td", { text: say(phase.kind) }),
        make("td", { text: phase.text }))));
  }

  function show({ plan }) {
    const shown = planned();
    list.replaceChildren(...shown.map((guide, at) => itemOf(guide, at + 1, shown.length)));
    part("empty").hidden = shown.length > 0;
    part("filled").hidden = shown.length === 0;
    for (const kind of ["prepare", "run"]) {
      part(`total-${kind}`).textContent = length(shown.reduce((sum, guide) => sum + (guide[kind]?.minutes ?? 0), 0));
    }
    part("start").value = plan.start || own.today();
    showAgenda();
  }

  part("start").addEventListener("change", ({ target }) => {
    if (store.isDate(target.value)) store.change(({ plan }) => { plan.start = target.value; });
  });

  // Taking it along

  part("print").addEventListener("click", () => window.print());

  part("calendar").addEventListener("click", () => {
    const site = new URL(own.root);
    const place = `${site.host || "local"}${site.pathname}`.replace(/[^\w.-]+/g, "-").replace(/^-+|-+$/g, "");
    const events = phases().map((phase) => ({
      ...phase,
      uid: `${phase.guide.id.replace(/[^\w-]+/g, ".")}.${phase.kind}@${place}`,
      title: `${phase.guide.title}: ${say(phase.kind)}`,
      text: phase.text,
      url: phase.guide.url.startsWith("http") ? phase.guide.url : undefined,
    }));
    const text = calendar.iCalendar(events, { name: document.querySelector("h1").textContent, now: new Date() });
    own.download("stagecraft-plan.ics", "text/calendar;charset=utf-8", text);
    announce(say("calendar_done"));
  });

  part("share").addEventListener("click", async () => {
    const { start } = store.now.plan;
    const ids = planned().map((guide) => guide.id).join(",");
    const address = new URL(location.href);
    address.hash = `plan=${ids}${start ? `&start=${start}` : ""}`;
    const field = part("address");
    field.value = address.href;
    field.closest("[hidden]")?.removeAttribute("hidden");
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(address.href);
      announce(say("copied"));
    } catch {
      announce(say("copy"));
    }
  });

  part("clear").addEventListener("click", () => {
    if (!window.confirm(say("clear_sure"))) return;
    store.change(({ plan }) => { plan.guides = []; });
    part("heading").focus();
  });

  // A shared plan

  /** Reads a plan from the address; what is no guide of this playbook is left out. */
  function shared() {
    const values = new URLSearchParams(location.hash.slice(1));
    const ids = (values.get("plan") ?? "").split(",").filter((id) => guides.has(id));
    const start = values.get("start");
    return ids.length ? { guides: [...new Set(ids)], start: store.isDate(start) ? start : "" } : undefined;
  }

  function leaveAddress() {
    history.replaceState(null, "", location.pathname + location.search);
    part("shared").hidden = true;
    part("heading").focus();
  }

  function offerShared() {
    const plan = shared();
    part("shared").hidden = !plan;
    if (!plan) return;
    part("shared-text").textContent = say("shared", { n: plan.guides.length });
    part("shared-list").replaceChildren(...plan.guides.map((id) => {
      const { title, lang: titleLang, url } = guides.get(id);
      return make("li", {}, make("a", { href: url, lang: titleLang, text: title }));
    }));
  }

  function take(merge) {
    const found = shared();
    if (!found) return;
    store.change(({ plan }) => {
      plan.guides = merge ? [...new Set([...plan.guides, ...found.guides])] : found.guides;
      if (!merge || !plan.start) plan.start = found.start;
    });
    announce(say("taken", { n: planned().length }));
    leaveAddress();
  }

  part("shared-take").addEventListener("click", () => take(false));
  part("shared-add").addEventListener("click", () => take(true));
  part("shared-leave").addEventListener("click", leaveAddress);
  window.addEventListener("hashchange", offerShared);

  store.watch(show);
  offerShared();
})();
