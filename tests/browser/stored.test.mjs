// What readers' browsers have kept and what addresses say, in whatever form: nothing hangs, nothing is lost, and the
// reader is told once, in the page's language.
//
// The last test makes documents and addresses at random: SEED=n ROUNDS=n node --test stored.test.mjs.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "./harness.mjs";
import { languages, openGuide, openReader, sharedSite } from "./reader.mjs";

// A page that hangs answers nothing: the test ends all the same.
const bounded = { timeout: 300_000 };

const { url } = await sharedSite();
const KEY = "stagecraft:/";
const part = (page, name) => page.locator(`[data-plan-part="${name}"]`);

/** Opens a page in whose browser `text` is kept. */
async function openWith(t, text, address = "en/plan/") {
  const page = await openReader(t);
  await page.goto(`${url}robots.txt`);
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text]);
  await page.goto(url + address);
  return page;
}

/** Everything that is kept for the site, by name. */
const kept = (page) => page.evaluate(() => ({ ...localStorage }));

const texts = {
  en: /cannot be read\. It is set aside/,
  vi: /không đọc được\. Phần đó được để riêng/,
};
const GUIDE = "awareness/gamification";

for (const [at, [name, text, isUsed]] of [
  ["no JSON", '{"version":1,"done":{"a":', false],
  ["another kind of value", "[1]", false],
  ["a version to come", `{"version":2,"plan":{"guides":["${GUIDE}"],"start":""}}`, false],
  ["deeper than can be read", `{"version":1,"notes":${"[".repeat(200_000)}`, false],
  ["a field that is damaged", `{"version":1,"plan":{"guides":["${GUIDE}"],"start":"2026-02-31"}}`, true],
  ["a name that everything has", `{"version":1,"plan":{"guides":["${GUIDE}"],"start":"","__proto__":{}}}`, true],
  ["a field to come", `{"version":1,"plan":{"guides":["${GUIDE}"],"start":""},"stars":{"a":5}}`, true],
].entries()) {
  const language = languages[at % languages.length];
  test(`what cannot be read is set aside, and told once: ${name} (${language})`, bounded, async (t) => {
    const page = await openWith(t, text, `${language}/plan/`);
    assert.match(await page.locator(".toast p").textContent(), texts[language]);
    assert.equal(await page.locator("[data-item]").count(), isUsed ? 1 : 0, "what can be read is used");
    assert.equal((await kept(page))[`${KEY}.unreadable`], text);
    await page.locator(`tr[data-guide="loyalty/gift"] [data-plan-toggle]`).click();
    await page.reload();
    assert.equal(await page.locator("[data-item]").count(), isUsed ? 2 : 1);
    assert.equal(await page.locator(".toast").count(), 0, "told once");
    assert.equal((await kept(page))[`${KEY}.unreadable`], text);
  });
}

test("what was set aside goes along into the reader's file, each time that something was", bounded, async (t) => {
  const page = await openWith(t, "{one");
  await page.evaluate((key) => localStorage.setItem(key, "{two"), KEY);
  await page.reload();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('[data-own-data="export"]').click(),
  ]);
  assert.deepEqual(JSON.parse(await readFile(await download.path(), "utf8")).aside, ["{one", "{two"]);
  page.once("dialog", (dialog) => dialog.accept());
  await page.locator('[data-own-data="forget"]').click();
  assert.deepEqual(Object.keys(await kept(page)), []);
});

test("what can neither be read nor set aside is not written over", bounded, async (t) => {
  const page = await openReader(t);
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function set(key, value) {
      if (key.includes("unreadable")) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, key, value);
    };
  });
  await page.goto(`${url}robots.txt`);
  await page.evaluate((key) => localStorage.setItem(key, "{broken"), KEY);
  await openGuide(page, url, "vi");
  await page.locator("input[data-check]").first().check();
  assert.match(await page.locator(".toast p").textContent(), /Trình duyệt không lưu được/);
  const { "stagecraft.last:/": last, ...others } = await kept(page);
  assert.ok(last, "the guide that was read last is kept by itself");
  assert.deepEqual(others, { [KEY]: "{broken", "stagecraft.language": "vi" });
});

test("what another playbook at the same address has is kept, and not shown", bounded, async (t) => {
  const plan = { guides: ["other/first", GUIDE, "other/second", "loyalty/gift"], start: "" };
  const other = { done: { "other/first": "2026-11-22" }, notes: { "other/first": { 1: "mine" } }, plan };
  const page = await openWith(t, JSON.stringify({ version: 1, ...other }));
  assert.equal(await page.locator(".toast").count(), 0);
  await page.locator("[data-handle]").first().press("ArrowDown");
  await page.locator("[data-item] [data-remove]").first().click();
  const now = JSON.parse((await kept(page))[KEY]);
  assert.deepEqual(now.plan.guides, [GUIDE, "other/first", "other/second"]);
  assert.equal(now.notes["other/first"][1], "mine");
  assert.equal(now.done["other/first"], "2026-11-22");
});

test("long notes, and names in any script, are kept and go to a file and back", bounded, async (t) => {
  const long = `${"đường dài ".repeat(300_000)}hết`;
  const ticks = { "हिन्दी-का-शीर्षक:1": true, "_private:2": true, [`${"lâu-".repeat(200)}:3`]: true };
  const text = JSON.stringify({ version: 1, notes: { [GUIDE]: { 1: long } }, checks: { [GUIDE]: ticks } });
  const page = await openWith(t, text);
  await page.locator("[data-plan-toggle]").first().click();
  const read = async () => JSON.parse((await kept(page))[KEY]);
  const before = await read();
  assert.deepEqual(before.checks[GUIDE], ticks);
  assert.equal(before.notes[GUIDE][1], long);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('[data-own-data="export"]').click(),
  ]);
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator('[data-own-data="forget"]').click();
  await page.locator('[data-own-data="file"]').setInputFiles({
    name: "mine.json",
    mimeType: "application/json",
    buffer: await readFile(await download.path()),
  });
  await page.locator('[data-own-data="status"]', { hasText: "Your data is back" }).waitFor();
  assert.deepEqual(await read(), before);
});

test("notes of a step are not written over by another tab that shows it", bounded, async (t) => {
  const one = await openReader(t);
  const other = await one.context().newPage();
  const notes = (page) => page.locator('dialog[data-facilitator] [data-part="notes"]');
  for (const page of [one, other]) {
    await openGuide(page, url, "en");
    await page.locator("[data-facilitate]").click();
    await notes(page).waitFor();
  }
  await notes(one).fill("mine");
  await one.keyboard.press("Escape");
  await other.waitForFunction(() => document.querySelector('dialog [data-part="notes"]').value === "mine");
  await other.keyboard.press("Escape");
  // Both write at once: both stay.
  for (const page of [one, other]) await page.locator("[data-facilitate]").click();
  await other.evaluate(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await other.evaluate(() => {
    const field = document.querySelector('dialog [data-part="notes"]');
    field.value = "mine, too";
  });
  await notes(one).fill("mine, first");
  await notes(one).dispatchEvent("change");
  await notes(other).dispatchEvent("change");
  assert.equal(await notes(other).inputValue(), "mine, first\n\nmine, too");
  await notes(other).fill("mine");
  await other.keyboard.press("Escape");
  await one.keyboard.press("Escape");
  // What is typed last is kept, too, however soon the page is left.
  await other.locator("[data-facilitate]").click();
  await notes(other).fill("mine, and more");
  await other.goto(`${url}robots.txt`);
  const [ofGuide] = Object.values(JSON.parse((await kept(other))[KEY]).notes);
  assert.deepEqual(Object.values(ofGuide), ["mine, and more"]);
});

for (const [language, told] of [
  ["en", "The parts of it that are not valid were left out"],
  ["vi", "Những phần không hợp lệ trong tệp được bỏ qua"],
]) {
  test(`of a file with what is out of range the reader is told (${language})`, bounded, async (t) => {
    const page = await openReader(t);
    await page.goto(`${url}${language}/study/`);
    const file = path.join(await temporaryFolder(t), "data.json");
    const plan = { guides: [GUIDE], start: "9999-99-99" };
    await writeFile(file, JSON.stringify({ format: "stagecraft-reader-data", version: 1, plan }));
    page.on("dialog", (dialog) => dialog.accept());
    await page.locator('[data-own-data="file"]').setInputFiles(file);
    await page.locator('[data-own-data="status"]', { hasText: told }).waitFor();
    assert.deepEqual(JSON.parse((await kept(page))[KEY]).plan, { guides: [GUIDE], start: "" });
  });
}

const left = { en: /^Not everything in this address can be used/, vi: /^Những gì không dùng được/ };

for (const [at, [hash, guides, start, isWhole]] of [
  [`plan=${GUIDE},loyalty/gift&start=9999-12-31`, 2, "9999-12-31", true],
  [`plan=${GUIDE}&start=0001-01-01`, 1, "0001-01-01", true],
  [`plan=${GUIDE}&start=2026-02-31`, 1, "", false],
  [`plan=${GUIDE}&start=0000-01-01`, 1, "", false],
  [`plan=${GUIDE}&start=%2B010000-01-01`, 1, "", false],
  [`plan=${GUIDE}&start=%00`, 1, "", false],
  [`plan=${GUIDE},awareness/gam`, 1, "", false],
  [`plan=${GUIDE}%&start=2026-11-20`, 0, "", false],
  [`plan=${GUIDE},constructor,__proto__,${"x,y/".repeat(20_000)}`, 1, "", false],
  [`plan=${`${GUIDE},`.repeat(20_000)}`, 1, "", true],
].entries()) {
  const language = languages[at % languages.length];
  test(`a shared plan is read with care: ${hash.slice(0, 60)} (${language})`, bounded, async (t) => {
    const page = await openReader(t);
    await page.goto(`${url}${language}/plan/#${hash}`);
    assert.equal(await page.locator('[data-plan-part="shared-list"] li').count(), guides);
    if (!guides) return;
    if (isWhole) assert.equal(await part(page, "shared-part").textContent(), "");
    else assert.match(await part(page, "shared-part").textContent(), left[language]);
    await part(page, "shared-take").click();
    await page.reload();
    assert.equal(await page.locator("[data-item]").count(), guides);
    assert.equal(JSON.parse((await kept(page))[KEY]).plan.start, start);
    assert.ok((await page.locator('[data-plan-part="agenda"] tr').count()) >= guides);
  });
}

test("an address that names no part of a page opens the page", bounded, async (t) => {
  for (const hash of ["#%", "#50%", "#%E0%A4%A", "#%00", `#${"%61".repeat(50_000)}`]) {
    const page = await openReader(t);
    await page.goto(`${url}en/${GUIDE}/${hash}`);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.locator(".contents [aria-current]").first().waitFor({ state: "attached" });
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await page.locator("[data-print]").first().click();
    assert.ok(await page.evaluate(() => window.printed), hash);
    await page.locator('a[data-language="vi"]').first().click();
    await page.waitForURL((to) => to.pathname.startsWith("/vi/"));
  }
});

test("search answers whatever is asked of it", bounded, async (t) => {
  const page = await openReader(t);
  const questions = ["%", "a".repeat(8000), "x ".repeat(2000), '"'.repeat(999), "\u0300".repeat(999), "đ\u0000<b>"];
  for (const question of questions) {
    await page.goto(`${url}en/search/?q=${encodeURIComponent(question)}`);
    await page.locator(".search-status:not(:empty), .search-recent").first().waitFor({ state: "attached" });
  }
  await page.locator("form[data-search] input[type=search]").evaluate((field) => {
    field.value = "\ud800";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form.requestSubmit();
  });
  await page.goto(`${url}en/search/?q=%E0%A4%A&q=2`);
  await page.locator(".search-status").first().waitFor({ state: "attached" });
});

// At random

/** Numbers from 0 on, below `limit`, that follow from a seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const whole = {
  version: 1,
  checks: { [GUIDE]: { "prepare:1": true } },
  answers: { "quiz-awareness-1": { chosen: [1], right: false } },
  done: { "loyalty/gift": "2026-11-22" },
  cards: { "review-awareness-1": { box: 2, due: "2026-11-24", since: "2026-11-20" } },
  plan: { guides: [GUIDE, "loyalty/gift"], start: "2026-11-23" },
  steps: { [GUIDE]: { 1: true } },
  notes: { [GUIDE]: { 1: "Mang theo bút" } },
  lens: "customer-journey",
};
const odd = [
  ...[
    null,
    true,
    0,
    -1,
    1e308,
    6,
    "",
    "\u0000",
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "x".repeat(5000),
  ],
  ...["9999-12-31", "2026-02-31", "0000-00-00", "+010000-01-01", GUIDE, [], [[]], {}, { a: { b: { c: 1 } } }],
];

/** Changes something somewhere in a value. */
function disturb(value, random) {
  if (typeof value !== "object" || value === null || random(6) === 0) return odd[random(odd.length)];
  const keys = Object.keys(value);
  const key = keys.length && random(4) ? keys[random(keys.length)] : String(odd[random(odd.length)]);
  const changed = Array.isArray(value) ? [...value] : { ...value };
  if (random(5) === 0) {
    delete changed[key];
    return changed;
  }
  return Object.defineProperty(changed, key, {
    value: disturb(value[key], random),
    enumerable: true,
    configurable: true,
  });
}

function randomDocument(random) {
  let value = whole;
  for (let times = random(4); times >= 0; times -= 1) value = disturb(value, random);
  const text = JSON.stringify(value) ?? "";
  const at = random(text.length + 1);
  if (random(5) === 0) return text.slice(0, at);
  if (random(5) === 0) return text.slice(0, at) + '"{}[],:\\\u0000đ9'[random(11)] + text.slice(at);
  return text;
}

function randomHash(random) {
  const ids = [GUIDE, "loyalty/gift", "gone/guide", "__proto__", "", "%", "<b>", "x".repeat(999)];
  const dates = ["2026-11-23", "9999-12-31", "0001-01-01", "0000-01-01", "2026-02-31", "9999-99-99", "", "%", "1e9"];
  const guides = Array.from({ length: random(6) }, () => ids[random(ids.length)]).join();
  return ["", `#plan=${guides}`, `#plan=${guides}&start=${dates[random(dates.length)]}`, "#%", "#plan"][random(5)];
}

/** Whether all that a value has is in another one. */
function holds(all, value) {
  if (typeof value !== "object" || value === null) return Object.is(all, value);
  if (typeof all !== "object" || all === null || Array.isArray(all) !== Array.isArray(value)) return false;
  if (Array.isArray(value)) return value.every((item) => all.some((other) => holds(other, item)));
  return Object.keys(value).every((key) => Object.hasOwn(all, key) && holds(all[key], value[key]));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const seed = Number(process.env.SEED ?? Date.now() % 1e9);
const rounds = Number(process.env.ROUNDS ?? 60);

test("whatever is kept and shared, pages work and nothing is lost", { timeout: 5000 * rounds }, async (t) => {
  t.diagnostic(`SEED=${seed} ROUNDS=${rounds}`);
  const random = randomFrom(seed);
  const page = await openReader(t);
  const addresses = ["en/plan/", "vi/plan/", "en/study/", `en/${GUIDE}/`, "vi/", `both/${GUIDE}/`];
  await page.goto(`${url}robots.txt`);
  for (let round = 0; round < rounds; round += 1) {
    const text = randomDocument(random);
    const address = addresses[random(addresses.length)];
    const hash = randomHash(random);
    const what = `SEED=${seed}, round ${round}: ${address}${hash} ${text.slice(0, 3000)}`;
    await page.evaluate(
      ([key, value]) => {
        localStorage.clear();
        localStorage.setItem(key, value);
      },
      [KEY, text],
    );
    await page.goto(`${url}${address}?${round}${hash}`);
    for (const name of ["shared-add", "shared-take"]) {
      const button = part(page, name);
      if ((await button.count()) && (await button.isVisible()) && random(2)) await button.click();
    }
    // Only home and the lenses have the switch.
    if (!(await page.locator("[data-lens-switch]").count())) await page.goto(`${url}en/`);
    await page.locator("[data-lens-switch] input:visible").last().check();
    const now = await kept(page);
    const document = parsed(now[KEY]);
    assert.equal(document?.lens, "engagement-funnel", `what the reader does is kept: ${what}`);
    const given = parsed(text);
    // What the reader has just changed.
    if (typeof given?.lens === "string") delete given.lens;
    if (given?.plan) delete given.plan;
    const isAside = Object.keys(now).some((key) => key.startsWith(`${KEY}.unreadable`) && now[key] === text);
    assert.ok(isAside || (given && holds(document, given)), `nothing is lost: ${what}`);
  }
});
