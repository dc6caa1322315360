/*
 * Keeps an open page up to date while the playbook is edited.
 *
 * The server tells a state: what this page is now, and which mistakes there are. A page that differs is fetched and
 * compared with what the server sent before, not with what stands in the document now: only what was edited is
 * touched, and what the reader and the site's own scripts did to the rest stays.
 */
(() => {
  "use strict";

  const script = document.currentScript;
  const own = new URL(".", script.src);
  const style = new URL("client.css", own).href;
  const shown = { page: script.dataset.page, status: Number(script.dataset.status), problems: undefined };
  const EDITED = "stagecraft:edited";

  /* The page as it was sent, and the node of the document that each of its nodes became. */
  let sent;
  const live = new WeakMap();

  // This script is not deferred, so it is here before the site's own scripts change anything.
  document.addEventListener("readystatechange", remember, { once: true });

  function remember() {
    sent = document.documentElement.cloneNode(true);
    pair(sent, document.documentElement);
  }

  function pair(node, twin) {
    live.set(node, twin);
    for (let a = node.firstChild, b = twin.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  }

  /* Keeps the twins of a tree that is as it was. */
  function inherit(before, after) {
    live.set(after, live.get(before));
    for (let a = before.firstChild, b = after.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) inherit(a, b);
  }

  // ---- Comparing and changing -------------------------------------------------------------------------------------

  class CannotMorph extends Error {}

  /* Whether a browser runs the node; linked data stands in a script too, but is only read. */
  function runs(node) {
    return node.localName === "script" && (!node.type || /javascript|ecmascript|module/i.test(node.type));
  }

  /* Makes the twin of `before` what `after` says. */
  function morph(before, after) {
    if (before.isEqualNode(after)) return inherit(before, after);
    const twin = live.get(before);
    if (!twin || !twin.isConnected) throw new CannotMorph();
    live.set(after, twin);
    if (before.nodeType !== Node.ELEMENT_NODE) {
      twin.nodeValue = after.nodeValue;
      return;
    }
    if (isStylesheet(before)) return swapStylesheet(twin, after);
    if (runs(before) || runs(after)) throw new CannotMorph();
    morphAttributes(before, after, twin);
    morphChildren(before, after, twin);
  }

  function morphAttributes(before, after, twin) {
    // A script in the head may have marked the root before it could be remembered as it was sent; such marks stay.
    if (twin !== document.documentElement) {
      for (const { name } of [...before.attributes]) if (!after.hasAttribute(name)) twin.removeAttribute(name);
    }
    for (const { name, value } of [...after.attributes]) {
      if (before.getAttribute(name) !== value) twin.setAttribute(name, value);
    }
  }

  function morphChildren(before, after, twin) {
    const partners = match([...before.childNodes], [...after.childNodes]);
    const kept = new Set(partners.values());
    for (const old of before.childNodes) {
      const node = live.get(old);
      if (!kept.has(old) && node && node.parentNode === twin) node.remove();
    }
    // Backwards, so that what comes after is in its place.
    let next = null;
    for (const node of [...after.childNodes].reverse()) {
      const old = partners.get(node);
      if (old) {
        morph(old, node);
      } else {
        if (runs(node)) throw new CannotMorph();
        pair(node, document.importNode(node, true));
      }
      const placed = live.get(node);
      if (placed.parentNode !== twin || (!old && placed.nextSibling !== next) || !follows(placed, next)) {
        twin.insertBefore(placed, next && next.parentNode === twin ? next : null);
      }
      next = placed;
    }
  }

  /* Tells whether `node` stands before `next`; the site's own scripts may have put something between them. */
  function follows(node, next) {
    return !next || Boolean(node.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  /* Finds for each new node the old one that it was: the same id, else the same content, else the same kind of thing
     in the same order. */
  function match(olds, news) {
    const partners = new Map();
    const free = new Set(olds);
    const take = (node, old) => {
      partners.set(node, old);
      free.delete(old);
    };
    const byKey = new Map(olds.filter(key).map((old) => [key(old), old]));
    for (const node of news) {
      const old = key(node) && byKey.get(key(node));
      if (old && free.has(old) && old.nodeName === node.nodeName) take(node, old);
    }
    let from = 0;
    for (const node of news) {
      if (partners.has(node) || key(node)) continue;
      const at = olds.findIndex((old, index) => index >= from && free.has(old) && old.isEqualNode(node));
      if (at < 0) continue;
      take(node, olds[at]);
      from = at + 1;
    }
    let floor = -1;
    news.forEach((node, index) => {
      if (partners.has(node)) {
        floor = Math.max(floor, olds.indexOf(partners.get(node)));
        return;
      }
      if (key(node)) return;
      const after = news.slice(index + 1).find((later) => partners.has(later));
      const ceiling = after ? olds.indexOf(partners.get(after)) : olds.length;
      const old = olds.slice(floor + 1, Math.max(ceiling, floor + 1)).find(
        (candidate) => free.has(candidate) && !key(candidate) && candidate.nodeName === node.nodeName,
      );
      if (!old) return;
      take(node, old);
      floor = olds.indexOf(old);
    });
    return partners;
  }

  function key(node) {
    return node.nodeType === Node.ELEMENT_NODE ? node.id : "";
  }

  function isStylesheet(node) {
    return node.localName === "link" && node.relList.contains("stylesheet");
  }

  /* Puts a stylesheet in the place of another once it has come, so that the page is never without one. */
  function swapStylesheet(old, after) {
    const link = document.importNode(after, true);
    live.set(after, link);
    const done = () => old.remove();
    link.addEventListener("load", done, { once: true });
    link.addEventListener("error", done, { once: true });
    old.after(link);
  }

  // ---- Being told -------------------------------------------------------------------------------------------------

  let stream;
  let retry = 250;
  let waiting;
  let latest;

  function connect() {
    clearTimeout(waiting);
    stream?.close();
    stream = new EventSource(new URL("events?page=" + encodeURIComponent(location.pathname), own));
    stream.onmessage = (message) => {
      retry = 250;
      say("away", false);
      latest = JSON.parse(message.data);
      catchUp();
    };
    stream.onerror = () => {
      stream.close();
      if (retry >= 1000) say("away", true);
      waiting = setTimeout(connect, retry);
      retry = Math.min(retry * 2, 2000);
    };
  }

  // A browser keeps few connections to one host; pages that nobody sees leave theirs to others.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") connect();
    else rest();
  });
  addEventListener("pagehide", rest);
  addEventListener("pageshow", (event) => event.persisted && connect());

  function rest() {
    clearTimeout(waiting);
    stream?.close();
  }

  let busy = false;

  /* Does what the latest state asks for, until nothing newer was told meanwhile. */
  async function catchUp() {
    if (busy) return;
    busy = true;
    try {
      while (latest) {
        const state = latest;
        latest = undefined;
        await follow(state);
      }
    } catch (error) {
      // The server went away meanwhile: the next connection tells the state again.
      if (!(error instanceof TypeError)) throw error;
    } finally {
      busy = false;
    }
  }

  async function follow(state) {
    if (state.problems !== shown.problems) await showProblems(state);
    if (state.page === shown.page && state.status === shown.status) {
      say("gone", false);
      return;
    }
    if (state.status !== shown.status && (shown.status !== 200 || state.status === 200)) return location.reload();
    if (state.status !== 200 && shown.status === 200) {
      say("gone", state.status === 404);
      return;
    }
    say("gone", false);
    await update();
  }

  async function update() {
    const response = await fetch(location.pathname + location.search, { cache: "no-cache" });
    const html = await response.text();
    const next = new DOMParser().parseFromString(html, "text/html").documentElement;
    const tag = next.querySelector("script[data-page][data-status]");
    const told = sent?.querySelector("script[data-page][data-status]");
    if (!tag || !told || response.status !== shown.status) return location.reload();
    const page = tag.dataset.page;
    // The tag differs in every page; it is this script's own.
    tag.dataset.page = told.dataset.page;
    const typing = document.activeElement;
    try {
      morph(sent, next);
    } catch (error) {
      if (!(error instanceof CannotMorph)) console.warn(error);
      return location.reload();
    }
    sent = next;
    shown.page = page;
    if (typing?.isConnected && typing !== document.activeElement) typing.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent(EDITED));
  }

  // ---- Showing mistakes -------------------------------------------------------------------------------------------

  let root;
  let words = {};
  let problems = { items: [] };
  let folded = false;
  let warningsOpen = false;
  const said = { gone: false, away: false };

  async function showProblems(state) {
    const address = new URL("problems", own);
    address.searchParams.set("lang", document.documentElement.lang);
    address.searchParams.set("page", location.pathname);
    const response = await fetch(address);
    problems = await response.json();
    words = problems.words;
    shown.problems = state.problems;
    draw();
  }

  function say(what, isSo) {
    if (said[what] === isSo) return;
    said[what] = isSo;
    draw();
  }

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /* The overlay has a tree of its own: the site's style does not reach it, nor its style the site. */
  function overlay() {
    if (root) return root;
    const host = make("stagecraft-overlay");
    root = host.attachShadow({ mode: "open" });
    root.append(make("link", { rel: "stylesheet", href: style }), make("div", { class: "content" }));
    document.documentElement.append(host);
    return root;
  }

  function draw() {
    if (!document.body) return document.addEventListener("DOMContentLoaded", draw, { once: true });
    const of = (severity) => problems.items.filter((item) => item.severity === severity);
    const [errors, warnings] = [of("error"), of("warning")];
    const parts = [];
    if (said.gone) parts.push(make("p", { class: "note", role: "status" }, words.gone ?? ""));
    if (said.away) parts.push(make("p", { class: "note", role: "status" }, words.away ?? ""));
    if (errors.length > 0) {
      const hint = make("p", { class: "hint" }, shown.status === 200 ? words.stays : "");
      parts.push(panel("errors", words.errors, [hint, ...errors.map(card)], !folded, () => (folded = !folded)));
    } else {
      folded = false;
    }
    if (warnings.length > 0 && errors.length === 0) {
      const toggle = () => (warningsOpen = !warningsOpen);
      parts.push(panel("warnings", words.warnings, warnings.map(card), warningsOpen, toggle));
    }
    if (parts.length === 0 && !root) return;
    const content = overlay().querySelector(".content");
    const focused = root.activeElement?.dataset.key;
    content.setAttribute("lang", problems.lang ?? "en");
    content.replaceChildren(...parts);
    if (focused) content.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  function panel(kind, title, content, open, toggle) {
    const id = "stagecraft-" + kind;
    const flip = () => {
      toggle();
      draw();
    };
    const button = make(
      "button",
      { type: "button", "aria-expanded": String(open), "aria-controls": id, "data-key": kind, onclick: flip },
      make("span", { class: "title" }, title),
      make("span", { class: "fold" }, open ? words.fold : words.unfold),
    );
    const body = make("div", { id, class: "body", hidden: !open }, ...content);
    if (problems.more && open) body.append(make("p", { class: "hint" }, problems.more));
    const onkeydown = (event) => {
      if (event.key === "Escape" && open) flip();
    };
    const role = kind === "errors" ? "alert" : undefined;
    const heading = make("h2", { role }, button);
    return make("section", { class: kind + (open ? " open" : ""), "aria-label": title, onkeydown }, heading, body);
  }

  function card(item) {
    const title = make("h3", {}, make("span", { class: "kind" }, item.kind), " ");
    if (item.code) title.append(make("code", {}, item.code));
    const card = make("article", { class: item.severity }, title, make("p", { class: "message" }, item.message));
    if (item.place) card.append(place(item.place));
    if (item.excerpt) card.append(excerpt(item.excerpt));
    for (const help of item.help) card.append(make("p", { class: "help" }, help));
    return card;
  }

  function place(text) {
    const button = make("button", { type: "button", class: "copy" }, words.copy);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = words.copied;
    });
    // Browsers hand out the clipboard on hosts they trust, such as this machine.
    return make("p", { class: "place" }, make("code", {}, text), " ", navigator.clipboard ? button : null);
  }

  function excerpt(lines) {
    const rows = lines.map((line) => {
      const marked = line.mark !== "" ? make("mark", {}, line.mark) : null;
      return make(
        "span",
        { class: "line" },
        make("span", { class: "number", "aria-hidden": "true" }, String(line.number)),
        make("span", {}, line.before, marked, line.after + "\n"),
      );
    });
    return make("pre", { tabindex: "0" }, make("code", {}, ...rows));
  }

  connect();
})();
