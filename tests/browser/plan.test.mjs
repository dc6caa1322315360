// The reader's plan: adding, ordering by pointer and by keyboard, times, agenda, calendar file, sharing, printing.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import ICAL from "ical.js";
import { buildSite, copyPlaybook, serveFolder } from "./harness.mjs";
import { checkAccess, kept, languages, openReader, sharedSite, switchLanguage } from "./reader.mjs";

const { url } = await sharedSite();
const GUIDES = ["awareness/gamification", "loyalty/gift", "experience/feedback-survey"];

const order = (page) => page.locator("[data-item]").evaluateAll((items) => items.map((item) => item.dataset.item));
const part = (page, name) => page.locator(`[data-plan-part="${name}"]`);

/** Opens the plan with guides in it, put there by its own buttons. */
async function openPlan(page, language, guides = GUIDES) {
  await page.goto(`${url}${language}/plan/`);
  for (const guide of guides) await page.locator(`tr[data-guide="${guide}"] [data-plan-toggle]`).click();
}

for (const language of languages) {
  test(`guides are added on their page and on cards, and taken out (${language})`, async (t) => {
    const page = await openReader(t);
    await page.goto(`${url}en/awareness/`);
    if (language !== "en") await switchLanguage(page, language);
    const toggle = page.locator(".card[data-guide] [data-plan-toggle]").first();
    await toggle.press("Enter");
    assert.equal(await toggle.getAttribute("aria-pressed"), "true");
    await page.locator(".card-title a").nth(1).click();
    await page.locator(".guide-tools [data-plan-toggle]").click();
    await page.reload();
    assert.equal(await page.locator(".guide-tools [data-plan-toggle]").getAttribute("aria-pressed"), "true");
    await page.goto(`${url}${language}/plan/`);
    assert.equal((await order(page)).length, 2);
    await page.locator("[data-remove]").first().press("Enter");
    assert.equal((await order(page)).length, 1);
    assert.ok(
      await page
        .locator("[data-handle]")
        .first()
        .evaluate((handle) => handle === document.activeElement),
    );
    await page.locator("[data-remove]").click();
    assert.ok(await part(page, "empty").isVisible());
    assert.ok(await part(page, "heading").evaluate((heading) => heading === document.activeElement));
  });

  test(`the order changes by keyboard, is told, and stays (${language})`, async (t) => {
    const page = await openReader(t);
    await openPlan(page, language);
    const [a, b, c] = GUIDES;
    await page.locator("[data-handle]").first().focus();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await order(page), [b, a, c]);
    await page.locator(`.visually-hidden[role="status"]`, { hasText: /2.*3/ }).waitFor({ state: "attached" });
    await page.keyboard.press("End");
    assert.deepEqual(await order(page), [b, c, a], "the focus stayed with the guide");
    await page.locator("[data-up]").nth(1).press("Enter");
    assert.deepEqual(await order(page), [c, b, a]);
    assert.ok(await page.locator("[data-up]").first().isDisabled());
    assert.ok(await page.locator("[data-down]").last().isDisabled());
    await page.reload();
    assert.deepEqual(await order(page), [c, b, a]);
    await switchLanguage(page, language === "en" ? "vi" : "en");
    assert.deepEqual(await order(page), [c, b, a]);
  });

  test(`the calendar file holds every phase, from the first day on (${language})`, async (t) => {
    const page = await openReader(t);
    await openPlan(page, language);
    await part(page, "start").fill("2026-11-28");
    const rows = await page.locator('[data-plan-part="agenda"] tr').count();
    assert.equal(rows, 6);
    const [download] = await Promise.all([page.waitForEvent("download"), part(page, "calendar").click()]);
    assert.match(download.suggestedFilename(), /\.ics$/);
    const read = async () => {
      const component = new ICAL.Component(ICAL.parse(await readFile(await download.path(), "utf8")));
      return component.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    };
    const events = await read();
    assert.equal(events.length, rows);
    assert.equal(events[0].startDate.toString(), "2026-11-30", "the Monday after the Saturday that was chosen");
    const titles = await page.locator("[data-item] a").allTextContents();
    assert.ok(events[2].summary.startsWith(titles[1]));
    assert.equal(new Set(events.map((event) => event.uid)).size, rows);
    const [again] = await Promise.all([page.waitForEvent("download"), part(page, "calendar").click()]);
    const uids = (text) => text.match(/^UID:.*$/gm);
    assert.deepEqual(
      uids(await readFile(await again.path(), "utf8")),
      uids(await readFile(await download.path(), "utf8")),
    );
  });
}

test("on a phone the buttons of every row have the same shape", async (t) => {
  const page = await openReader(t, { viewport: { width: 390, height: 844 } });
  for (const language of languages) {
    await openPlan(page, language, ["consideration/special-promotion", ...GUIDES].slice(0, language === "en" ? 4 : 0));
    const shapes = await page.locator("[data-item]").evaluateAll((items) =>
      items.map((item) => {
        const { left, bottom } = item.getBoundingClientRect();
        return Array.from(item.querySelectorAll(".plan-item-buttons button"), (button) => {
          const box = button.getBoundingClientRect();
          return [box.left - left, bottom - box.bottom, box.width].map(Math.round).join();
        }).join(" ");
      }),
    );
    assert.equal(shapes.length, 4);
    assert.equal(new Set(shapes).size, 1, shapes.join(" | "));
  }
});

test("guides are dragged to another place", async (t) => {
  const page = await openReader(t);
  await openPlan(page, "en");
  const [a, b, c] = GUIDES;
  await page.locator("[data-handle]").first().scrollIntoViewIfNeeded();
  const from = await page.locator("[data-handle]").first().boundingBox();
  const to = await page.locator("[data-item]").last().boundingBox();
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 60, { steps: 5 });
  await page.mouse.move(to.x + 12, to.y + to.height - 4, { steps: 8 });
  await page.mouse.up();
  assert.deepEqual(await order(page), [b, c, a]);
  await page.reload();
  assert.deepEqual(await order(page), [b, c, a]);
});

test("totals add up in working days", async (t) => {
  const page = await openReader(t);
  await openPlan(page, "en");
  const minutes = (kind) =>
    page
      .locator(`tr[data-guide] [data-time="${kind}"][data-minutes]`)
      .evaluateAll(
        (times, guides) =>
          times
            .filter((time) => guides.includes(time.closest("tr").dataset.guide))
            .reduce((sum, time) => sum + Number(time.dataset.minutes), 0),
        GUIDES,
      );
  for (const kind of ["prepare", "run"]) {
    const days = Math.floor((await minutes(kind)) / 480);
    assert.match(await part(page, `total-${kind}`).textContent(), new RegExp(`^${days} working day`));
  }
});

test("a plan is shared as an address that another reader may take, add or ignore", async (t) => {
  const page = await openReader(t);
  await openPlan(page, "en");
  await part(page, "start").fill("2026-12-01");
  await part(page, "share").click();
  const address = await part(page, "address").inputValue();
  assert.ok(address.startsWith(`${url}en/plan/#plan=awareness/gamification,`));

  const other = await openReader(t);
  await other.goto(address);
  assert.deepEqual(await order(other), [], "nothing is taken without asking");
  assert.equal(await other.locator('[data-plan-part="shared-list"] li').count(), 3);
  await switchLanguage(other, "vi");
  assert.equal(await other.locator('[data-plan-part="shared-list"] li').count(), 3, "the address goes along");
  await part(other, "shared-take").click();
  assert.deepEqual(await order(other), GUIDES);
  assert.equal(await part(other, "start").inputValue(), "2026-12-01");
  assert.equal(new URL(other.url()).hash, "");
  await other.goto(`${url}vi/plan/#plan=loyalty/gift,consideration/brand-story`);
  await part(other, "shared-add").click();
  assert.deepEqual(await order(other), [...GUIDES, "consideration/brand-story"]);
});

test("an address with what is no guide or no date is read with care", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}en/plan/#plan=nothing/here,<img src=x onerror=alert(1)>,__proto__&start=tomorrow`);
  assert.equal(await page.locator('[data-plan-part="shared-list"] li').count(), 0);
  assert.ok(await part(page, "shared-take").isHidden(), "there is nothing to take");
  assert.match(await part(page, "shared-text").textContent(), /none of its guides/);
  await part(page, "shared-leave").click();
  assert.ok(await part(page, "shared").isHidden());
  await page.goto("about:blank");
  await page.goto(`${url}en/plan/#plan=<b>x</b>,loyalty/gift,loyalty/gift&start=2026-99-99`);
  assert.equal(await page.locator('[data-plan-part="shared-list"] li').count(), 1);
  await part(page, "shared-take").click();
  assert.deepEqual((await kept(page)).plan, { guides: ["loyalty/gift"], start: "" });
});

test("the plan is emptied only when the reader is sure", async (t) => {
  const page = await openReader(t);
  await openPlan(page, "en");
  page.once("dialog", (dialog) => dialog.dismiss());
  await part(page, "clear").click();
  assert.equal((await order(page)).length, 3);
  page.once("dialog", (dialog) => dialog.accept());
  await part(page, "clear").click();
  assert.equal((await order(page)).length, 0);
});

for (const language of languages) {
  test(`what is taken out of a plan can be put back (${language})`, async (t) => {
    const page = await openReader(t);
    await openPlan(page, language);
    const undo = page.locator(".toast button").first();
    await page.locator("[data-remove]").nth(1).click();
    assert.deepEqual(await order(page), [GUIDES[0], GUIDES[2]]);
    await page.locator('tr[data-guide="loyalty/priority-care"] [data-plan-toggle]').click();
    await undo.press("Enter");
    assert.deepEqual(await order(page), [...GUIDES, "loyalty/priority-care"], "what was added since stays");
    assert.equal(await page.locator(".toast").count(), 0);
    assert.ok(await part(page, "heading").evaluate((heading) => heading === document.activeElement));

    page.once("dialog", (dialog) => dialog.accept());
    await part(page, "clear").click();
    assert.deepEqual(await order(page), []);
    await undo.click();
    assert.deepEqual(await order(page), [...GUIDES, "loyalty/priority-care"]);
    await page.reload();
    assert.deepEqual(await order(page), [...GUIDES, "loyalty/priority-care"]);

    const second = page.locator(`tr[data-guide="${GUIDES[1]}"] [data-plan-toggle]`);
    await second.click();
    await second.click();
    assert.equal((await order(page))[1], GUIDES[1], "put in again, it is where it was");
  });

  test(`a shared plan takes the place of another only after a yes, and that can be undone (${language})`, async (t) => {
    const page = await openReader(t);
    await openPlan(page, language);
    await part(page, "start").fill("2026-12-01");
    await page.goto("about:blank");
    await page.goto(`${url}${language}/plan/#plan=loyalty/priority-care&start=2027-02-03`);
    assert.equal(await page.locator('[data-plan-part="shared"] button:not(.quiet)').count(), 1);
    assert.ok(!(await part(page, "shared-add").getAttribute("class")), "adding is what is offered first");
    let asked = "";
    page.once("dialog", (dialog) => {
      asked = dialog.message();
      return dialog.dismiss();
    });
    await part(page, "shared-take").click();
    assert.match(asked, /3/, "the question says what is at stake");
    assert.deepEqual(await order(page), GUIDES);
    page.once("dialog", (dialog) => dialog.accept());
    await part(page, "shared-take").click();
    assert.deepEqual(await order(page), ["loyalty/priority-care"]);
    assert.equal(await part(page, "start").inputValue(), "2027-02-03");
    await page.locator(".toast button").first().click();
    assert.deepEqual(await order(page), GUIDES);
    assert.equal(await part(page, "start").inputValue(), "2026-12-01");
  });
}

test("days are written out, and what was copied or saved is said where everyone sees it", async (t) => {
  const page = await openReader(t);
  page.on("dialog", (dialog) => dialog.accept());
  const months = { en: /^\w{3},? 3 February\b.* 2027/, vi: /3 tháng 2\b/ };
  for (const language of languages) {
    await page.goto(`${url}${language}/plan/#plan=${GUIDES.join()}&start=2027-02-03`);
    await page.reload();
    await part(page, "shared-take").click();
    const days = await page.locator('[data-plan-part="agenda"] td:first-child').allTextContents();
    assert.match(days[0], months[language]);
    for (const day of days) assert.doesNotMatch(day, /\d\/\d/, "no month is a number");
    await Promise.all([page.waitForEvent("download"), part(page, "calendar").click()]);
    assert.ok(await part(page, "status").and(page.locator(":not(:empty)")).isVisible());
    const saved = await part(page, "status").textContent();
    await part(page, "share").click();
    await page.waitForFunction((before) => {
      const { textContent } = document.querySelector('[data-plan-part="status"]');
      return textContent && textContent !== before;
    }, saved);
  }
});

test("two windows of a plan keep what each does", async (t) => {
  const page = await openReader(t);
  await openPlan(page, "en");
  const other = await page.context().newPage();
  await other.goto(`${url}vi/plan/`);
  // The other window's news are still on their way.
  await page.evaluate(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await other.locator('tr[data-guide="loyalty/priority-care"] [data-plan-toggle]').click();
  await page.locator("[data-handle]").first().press("ArrowDown");
  const [a, b, c] = GUIDES;
  assert.deepEqual((await kept(page)).plan.guides, [b, a, c, "loyalty/priority-care"]);
});

test("printing shows the plan and its agenda, not the tables to choose from", async (t) => {
  const page = await openReader(t);
  await openPlan(page, "en");
  await page.emulateMedia({ media: "print" });
  assert.ok(await part(page, "list").isVisible());
  assert.ok(await page.locator(".agenda").isVisible());
  assert.ok(await page.locator(".plan-part").first().isHidden());
});

for (const language of languages) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing on the plan (${language}, ${colorScheme})`, async (t) => {
      const page = await openReader(t, { colorScheme });
      await openPlan(page, language);
      await checkAccess(page, "plan");
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `scrolls sideways by ${wide}`);
    });
  }
}

/** Copies the shipped playbook with so many more guides that no page has room for all. */
async function largePlaybook(t) {
  const playbook = await copyPlaybook(t);
  const folder = path.join(playbook, "content/guides/awareness");
  for (const language of languages) {
    const guide = await readFile(path.join(folder, `gamification.${language}.md`), "utf8");
    for (let n = 1; n <= 300; n += 1) {
      const text = guide.replace("slug: tro-choi-hoa\n", `slug: tro-choi-hoa-${n}\n`);
      await writeFile(
        path.join(folder, `gamification-${n}.${language}.md`),
        text.replace(/^title: .*$/m, `title: Game ${n}`),
      );
    }
  }
  return playbook;
}

test("the plan of a large playbook has guides that its page has no room for", async (t) => {
  const playbook = await largePlaybook(t);
  const folder = await buildSite(t, { playbook });
  const site = await serveFolder(t, folder, { csp: true });
  const page = await openReader(t);
  const FAR = "awareness/gamification-99";
  await page.goto(`${site.url}en/${FAR}/`);
  await page.locator(".guide-tools [data-plan-toggle]").click();
  await page.goto(`${site.url}vi/plan/`);
  assert.equal(await page.locator(`tr[data-guide="${FAR}"]`).count(), 0, "it is not in the tables");
  await page.locator(`[data-item="${FAR}"] a`, { hasText: "Game 99" }).waitFor();
  await page.locator('tr[data-guide="awareness/gamification"] [data-plan-toggle]').click();
  assert.deepEqual(await order(page), [FAR, "awareness/gamification"]);
  const both = await part(page, "total-prepare").textContent();
  await page.locator("[data-remove]").first().click();
  assert.notEqual(await part(page, "total-prepare").textContent(), both, "its time was added");
  await checkAccess(page, "the plan of a large playbook");

  // A shared plan is of every guide, wherever it is.
  const ids = ["loyalty/gift", "awareness/gamification-1", FAR, "awareness/nothing", "zebra/1"];
  await page.goto(`${site.url}en/plan/#plan=${ids.join(",")}`);
  await page.reload();
  await part(page, "shared").waitFor();
  assert.equal(await part(page, "shared-list").locator("li").count(), 3);
  page.once("dialog", (dialog) => dialog.accept());
  await part(page, "shared-take").click();
  assert.deepEqual(await order(page), ids.slice(0, 3));

  // What cannot be loaded is kept, and the reader is told.
  await page.route("**/guides-*.js", (route) => route.abort());
  await page.reload();
  await part(page, "failed").waitFor();
  assert.deepEqual(await order(page), ids.slice(0, 2));
  await page.locator("[data-remove]").first().click();
  assert.deepEqual((await kept(page)).plan.guides, ["awareness/gamification-1", FAR]);
  await page.unroute("**/guides-*.js");
  await page.locator('tr[data-guide="loyalty/gift"] [data-plan-toggle]').click();
  await page.locator(`[data-item="${FAR}"]`).waitFor();
  assert.ok(await part(page, "failed").isHidden());
});

test("the plan of a large playbook works from a folder on disk", async (t) => {
  const folder = await buildSite(t, { playbook: await largePlaybook(t), args: ["--offline"] });
  const page = await openReader(t);
  await page.goto(`${pathToFileURL(folder)}/en/plan/index.html#plan=awareness/gamification-99`);
  await part(page, "shared-take").click();
  await page.locator("[data-item] a", { hasText: "Game 99" }).click();
  assert.equal(await page.locator("h1").textContent(), "Game 99");
});
