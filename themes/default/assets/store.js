// Keeps what the reader does (ticks, answers, cards, plan, notes) on the device: one document for the site, with a
// version. Everything in it is keyed by ids, so it is the same in every language. Nothing leaves the device.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const VERSION = 1;
  const FORMAT = "stagecraft-reader-data";
  const ID = /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,199}$/u;
  const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  // The path tells playbooks on one host apart; on disk it is the folder.
  const KEY = `stagecraft:${new URL(own.root).pathname}`;

  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isDate = (value) => typeof value === "string" && DATE.test(value);
  const isId = (value) => typeof value === "string" && ID.test(value);
  const isNumber = (from, to) => (value) => Number.isInteger(value) && value >= from && value <= to;

  /** Keeps of a map what has an id as its key and is, or can be made, what it should be. */
  const mapOf = (read) => (value) => {
    const kept = Object.create(null);
    for (const [key, given] of Object.entries(isMap(value) ? value : {})) {
      const item = isId(key) ? read(given) : undefined;
      if (item !== undefined) kept[key] = item;
    }
    return kept;
  };
  const only = (test) => (value) => (test(value) ? value : undefined);
  const yes = only((value) => value === true);
  const listOf = (test) => (value) => (Array.isArray(value) ? [...new Set(value.filter(test))] : []);

  function readAnswer(value) {
    if (!isMap(value) || typeof value.right !== "boolean") return undefined;
    return { chosen: listOf(isNumber(1, 100))(value.chosen), right: value.right };
  }

  function readCard(value) {
    if (!isMap(value) || !isNumber(1, 5)(value.box) || !isDate(value.due)) return undefined;
    return { box: value.box, due: value.due, since: isDate(value.since) ? value.since : value.due };
  }

  function readPlan(value) {
    const plan = isMap(value) ? value : {};
    return { guides: listOf(isId)(plan.guides), start: isDate(plan.start) ? plan.start : "" };
  }

  /** What the document holds, and how each part is read. */
  const PARTS = {
    checks: mapOf(mapOf(yes)), // guide or page → checklist item
    answers: mapOf(readAnswer), // question → choices, from 1, and whether they were right
    done: mapOf(only(isDate)), // guide → the day it was marked as done
    cards: mapOf(readCard), // card → Leitner box and the day to repeat it
    plan: readPlan,
    steps: mapOf(mapOf(yes)), // guide → step
    notes: mapOf(mapOf(only((value) => typeof value === "string" && value.length <= 20000))), // guide → step
    lens: (value) => (isId(value) ? value : ""),
  };

  /** Makes a valid document of anything. */
  function read(value) {
    const given = isMap(value) ? value : {};
    const document = { version: VERSION };
    for (const [part, readPart] of Object.entries(PARTS)) document[part] = readPart(given[part]);
    return document;
  }

  /** Parses a document; undefined where it is none, or of a version to come. */
  function parse(text) {
    try {
      const value = JSON.parse(text);
      return isMap(value) && isNumber(1, VERSION)(value.version) ? read(value) : undefined;
    } catch {
      return undefined;
    }
  }

  let current = read();
  let kept = true;
  const watchers = new Set();
  const failures = new Set();

  function load() {
    try {
      const text = localStorage.getItem(KEY);
      const found = text === null ? read() : parse(text);
      // What cannot be read is set aside, not lost.
      if (!found) localStorage.setItem(`${KEY}.unreadable`, text);
      current = found ?? read();
    } catch {
      kept = false;
    }
  }

  function save() {
    try {
      localStorage.setItem(KEY, JSON.stringify(current));
      kept = true;
    } catch {
      if (kept) failures.forEach((tell) => tell());
      kept = false;
    }
  }

  const tellWatchers = () => watchers.forEach((watch) => watch(current));

  own.store = {
    /** What is kept now. Not to be changed in place. */
    get now() { return current; },

    /** Changes what is kept: `change` gets a copy to work on. */
    change(change) {
      // Another tab may have written since; its event may still be on its way.
      if (kept) load();
      const next = read(JSON.parse(JSON.stringify(current)));
      change(next);
      current = next;
      save();
      tellWatchers();
    },

    /** Calls `watch` now and after every change, in this tab or another. */
    watch(watch) {
      watchers.add(watch);
      watch(current);
    },

    /** Calls `tell` when the browser refuses to keep anything more. */
    onFailure(tell) { failures.add(tell); },

    /** Returns everything as the text of a file. */
    exported() {
      return `${JSON.stringify({ format: FORMAT, ...current }, null, 2)}\n`;
    },

    /** Puts the content of a file in place of everything; tells whether it is one of ours. */
    import(text) {
      let format;
      try {
        format = JSON.parse(text)?.format;
      } catch {
        return false;
      }
      const found = format === FORMAT ? parse(text) : undefined;
      if (!found) return false;
      current = found;
      save();
      tellWatchers();
      return true;
    },

    /** Forgets everything, the chosen language too. */
    forget() {
      current = read();
      try {
        [KEY, `${KEY}.unreadable`, "stagecraft.language"].forEach((key) => localStorage.removeItem(key));
      } catch {
        // A browser that keeps nothing has nothing to forget.
      }
      tellWatchers();
    },

    isId,
    isDate,
  };

  load();
  window.addEventListener("storage", (event) => {
    if (event.key !== null && event.key !== KEY) return;
    load();
    tellWatchers();
  });
  // A page that comes back from the browser's memory has missed what happened since.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    load();
    tellWatchers();
  });
})();
