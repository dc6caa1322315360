// The reader's own data: a file and back, forgetting, browsers that keep nothing, documents that are broken.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { buildSite, temporaryFolder } from "./harness.mjs";
import { kept, languages, openGuide, openReader, sharedSite, switchLanguage } from "./reader.mjs";

const { url } = await sharedSite();
const part = (page, name) => page.locator(`[data-own-data="${name}"]`);
const accept = (page) => page.once("dialog", (dialog) => dialog.accept());

/** Ticks, plans and answers something. */
async function work(page) {
  await openGuide(page, url, "en");
  await page.locator("input[data-check]").first().check();
  await page.locator(".guide-tools [data-plan-toggle]").click();
  await page.locator(".quiz input[data-correct]").first().check();
  await page.locator("[data-quiz-check]").first().click();
}

async function importText(page, t, text) {
  const file = path.join(await temporaryFolder(t), "data.json");
  await writeFile(file, text);
  await part(page, "status").evaluate((status) => {
    status.textContent = "";
  });
  accept(page);
  await part(page, "file").setInputFiles(file);
  await part(page, "status").and(page.locator(":not(:empty)")).waitFor();
}

for (const language of languages) {
  test(`data goes to a file, is forgotten, and comes back from the file (${language})`, async (t) => {
    const page = await openReader(t);
    await work(page);
    const before = await kept(page);
    assert.equal(before.plan.guides.length, 1);
    await page.goto(`${url}${language}/study/`);
    const [download] = await Promise.all([page.waitForEvent("download"), part(page, "export").click()]);
    const text = await readFile(await download.path(), "utf8");

    page.once("dialog", (dialog) => dialog.dismiss());
    await part(page, "forget").click();
    assert.deepEqual(await kept(page), before, "not forgotten without a yes");
    accept(page);
    await part(page, "forget").click();
    assert.equal(await kept(page), null);
    await page.reload();
    assert.equal(await kept(page), null);

    await importText(page, t, text);
    assert.deepEqual(await kept(page), before);
    await openGuide(page, url, "vi");
    assert.ok(await page.locator("input[data-check]").first().isChecked());
    assert.equal(await page.locator(".quiz.is-answered").count(), 1);
  });
}

test("a file that is none of ours changes nothing", async (t) => {
  const page = await openReader(t);
  await work(page);
  const before = await kept(page);
  await page.goto(`${url}en/plan/`);
  for (const text of ["", "{", "[]", "null", '{"version":1}', '{"format":"stagecraft-reader-data","version":99}']) {
    await importText(page, t, text);
    assert.deepEqual(await kept(page), before, text);
  }
});

test("of a file that is ours only what is valid is taken", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}en/plan/`);
  await importText(
    page,
    t,
    JSON.stringify({
      format: "stagecraft-reader-data",
      version: 1,
      checks: { "awareness/gamification": { "prepare:1": true, "prepare:2": "yes", "<b>": true }, "../x": 3 },
      answers: {
        "quiz-awareness-1": { chosen: [1, "2", -1], right: "no" },
        "quiz-awareness-2": { chosen: [2, 2], right: true },
      },
      cards: { "review-awareness-1": { box: 9, due: "2026-11-22" }, "review-awareness-2": { box: 5, due: "soon" } },
      plan: { guides: ["loyalty/gift", 4, "<script>"], start: "1" },
      done: { __proto__: "2026-11-22", "loyalty/gift": "2026-11-22" },
      lens: { a: 1 },
      surprise: true,
    }),
  );
  assert.deepEqual(await kept(page), {
    version: 1,
    checks: { "awareness/gamification": { "prepare:1": true } },
    answers: { "quiz-awareness-2": { chosen: [2], right: true } },
    done: { "loyalty/gift": "2026-11-22" },
    cards: {},
    plan: { guides: ["loyalty/gift"], start: "" },
    steps: {},
    notes: {},
    lens: "",
  });
  assert.equal(await page.locator("[data-item]").count(), 1);
});

for (const [name, broken] of [
  ["broken JSON", "{oops"],
  ["another kind of value", "[1,2]"],
  ["nothing", "null"],
  ["a version to come", '{"version":2,"checks":{}}'],
]) {
  test(`a document that cannot be read is set aside: ${name}`, async (t) => {
    const page = await openReader(t);
    await page.goto(`${url}en/plan/`);
    await page.evaluate(
      (text) => localStorage.setItem(`stagecraft:${new URL("../../", location.href).pathname}`, text),
      broken,
    );
    await work(page);
    await page.reload();
    assert.ok(await page.locator("input[data-check]").first().isChecked());
    const aside = await page.evaluate(() =>
      localStorage.getItem(Object.keys(localStorage).find((key) => key.endsWith(".unreadable"))),
    );
    assert.equal(aside, broken);
  });
}

test("where the browser keeps nothing, everything works until the page is closed", async (t) => {
  const page = await openReader(t);
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await openGuide(page, url, "en");
  await page.locator("input[data-check]").first().check();
  await page.locator("[data-mark-done]").click();
  assert.equal(await page.locator("[data-mark-done]").getAttribute("aria-pressed"), "true");
  assert.ok(await page.locator("input[data-check]").first().isChecked());
});

for (const [language, told] of [
  ["en", /cannot keep what you do here/],
  ["vi", /không lưu được những gì/],
]) {
  test(`where the browser keeps nothing, that is said before anything is done (${language})`, async (t) => {
    const page = await openReader(t);
    await page.addInitScript(() => {
      const get = () => {
        throw new DOMException("denied", "SecurityError");
      };
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get });
    });
    const notice = page.locator("main .notice", { hasText: told });
    await openGuide(page, url, language);
    assert.ok(await notice.isVisible());
    for (const address of ["study", "plan", language === "en" ? "awareness" : "nhan-biet"]) {
      await page.goto(`${url}${language}/${address}/`);
      assert.ok(await notice.isVisible(), address);
    }
    await page.goto(`${url}${language}/glossary/`);
    assert.equal(await notice.count(), 0, "there is nothing to lose");
  });
}

test("notes that cannot be kept are said to be where they are written, and come along once there is room", async (t) => {
  const page = await openReader(t);
  await openGuide(page, url, "en");
  const other = await page.context().newPage();
  await openGuide(other, url, "en");
  await page.evaluate(() => {
    window.full = true;
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function set(...given) {
      if (window.full) throw new DOMException("full", "QuotaExceededError");
      setItem.apply(this, given);
    };
  });
  await page.locator("[data-facilitate]").click();
  const notes = page.locator('dialog [data-part="notes"]');
  await notes.fill("not to be lost");
  const toast = page.locator("dialog .toast");
  await toast.waitFor();
  await toast.locator("button").click();
  assert.equal(await page.locator(".toast").count(), 0);
  // What another window keeps meanwhile takes nothing away.
  await other.locator("input[data-check]").first().check();
  await page.waitForFunction(() => document.querySelector("input[data-check]").checked);
  assert.equal(await notes.inputValue(), "not to be lost");
  await page.evaluate(() => (window.full = false));
  await page.locator('dialog [data-part="done"]').check();
  const { notes: all, checks } = await kept(other);
  assert.deepEqual(Object.values(Object.values(all)[0]), ["not to be lost"]);
  assert.equal(Object.keys(checks).length, 1);
});

test("forgetting forgets searches and the look too, and can be undone until the page is left", async (t) => {
  const page = await openReader(t, { colorScheme: "light" });
  await work(page);
  await page.goto(`${url}en/study/`);
  const look = page.locator("[data-theme-switch]");
  await look.click();
  await look.click();
  const other = "stagecraft:/another/playbook/";
  await page.evaluate((key) => {
    localStorage.setItem("stagecraft.searches", '["survey"]');
    localStorage.setItem("stagecraft.language", "en");
    localStorage.setItem(key, '{"version":1}');
  }, other);
  const all = () => page.evaluate(() => ({ ...localStorage }));
  const before = await all();
  accept(page);
  await part(page, "forget").click();
  assert.deepEqual(Object.keys(await all()), [other]);
  assert.equal(await page.locator("html").getAttribute("data-theme"), null);
  assert.match(await look.innerText(), /System$/);
  await part(page, "undo").click();
  assert.deepEqual(await all(), before);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  assert.ok(await part(page, "undo").isHidden());

  await importText(page, t, JSON.stringify({ format: "stagecraft-reader-data", version: 1 }));
  assert.equal((await kept(page)).plan.guides.length, 0);
  await part(page, "undo").click();
  assert.deepEqual(await all(), before, "reading a file can be undone too");
});

test("where there is no room left, the reader is told once and works on", async (t) => {
  const page = await openReader(t);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.goto(`${url}en/plan/`);
  await page.locator("[data-plan-toggle]").first().click();
  await page.locator(".toast").waitFor();
  await page.locator("[data-plan-toggle]").nth(1).click();
  assert.equal(await page.locator("[data-item]").count(), 2);
  assert.equal(await page.locator(".toast").count(), 1);
});

test("the site from a folder on disk keeps ticks, answers and the plan", async (t) => {
  const folder = await buildSite(t, { args: ["--offline"] });
  const page = await openReader(t);
  const at = (file) => pathToFileURL(path.join(folder, file)).href;
  await page.goto(at("en/awareness/activation-event/index.html"));
  await page.locator("input[data-check]").first().check();
  await page.locator(".guide-tools [data-plan-toggle]").click();
  await page.locator("[data-facilitate]").click();
  await page.locator("dialog[data-facilitator]").waitFor({ state: "visible" });
  await page.keyboard.press("Escape");
  await switchLanguage(page, "vi");
  assert.ok(await page.locator("input[data-check]").first().isChecked());
  await page.goto(at("vi/plan/index.html"));
  assert.equal(await page.locator("[data-item]").count(), 1);
  await page.goto(at("vi/study/index.html"));
  await page.locator('[data-study-part="all"] [data-start-cards]').click();
  await page.locator("[data-reveal]").click();
  assert.ok(await page.locator(".card-back").isVisible());
});
