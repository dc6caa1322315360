// The study page: a quiz with a score, flashcards that come back, what is due; kept by ids, by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAccess, kept, languages, openReader, sharedSite, switchLanguage } from "./reader.mjs";

const { url } = await sharedSite();
const row = (page, part) => page.locator(`[data-study-part="${part}"]`);
const session = (page) => page.locator("[data-study-session]");

/** Answers the question that is asked, by keyboard alone, and goes on. */
async function answer(page, right) {
  const quiz = session(page).locator(".quiz");
  if (right) {
    for (const input of await quiz.locator("input[data-correct]").all()) {
      await input.focus();
      await page.keyboard.press("Space");
    }
  } else {
    await quiz.locator("input:not([data-correct])").first().focus();
    await page.keyboard.press("Space");
  }
  await quiz.locator("[data-quiz-check]").press("Enter");
  await session(page).locator("[data-session-next]").press("Enter");
}

for (const language of languages) {
  test(`a quiz of a stage gives a score and repeats what was wrong, by keyboard (${language})`, async (t) => {
    const page = await openReader(t);
    await page.goto(`${url}${language}/study/`);
    const total = await page.locator('.study-part[data-stage="loyalty"] .quiz').count();
    await row(page, "loyalty").locator("[data-start-quiz]").press("Enter");
    assert.ok(
      await session(page)
        .locator("input")
        .first()
        .evaluate((input) => input === document.activeElement),
    );
    for (let at = 0; at < total; at += 1) await answer(page, at !== 1);
    assert.match(await session(page).locator(".session-score").textContent(), new RegExp(`${total - 1}.*${total}`));
    assert.equal(await session(page).locator("ul li").count(), 1, "names what was wrong");
    assert.match(
      await row(page, "loyalty").locator("[data-score]").textContent(),
      new RegExp(`${total - 1}.*${total}`),
    );
    const all = await row(page, "all").locator("[data-score]").textContent();
    assert.match(all, new RegExp(`^\\D*${total - 1}\\D`));

    await session(page).locator("[data-session-body] button").first().press("Enter");
    assert.equal(await session(page).locator(".quiz").count(), 1);
    await answer(page, true);
    assert.match(await row(page, "loyalty").locator("[data-score]").textContent(), new RegExp(`${total}.*${total}`));
    await session(page).locator("[data-session-body] button").last().press("Enter");
    assert.ok(await session(page).isHidden());
    assert.ok(
      await row(page, "loyalty")
        .locator("[data-start-quiz]")
        .evaluate((start) => start === document.activeElement),
    );

    await page.reload();
    await switchLanguage(page, language === "en" ? "vi" : "en");
    assert.match(await row(page, "loyalty").locator("[data-score]").textContent(), new RegExp(`${total}.*${total}`));
    assert.equal(await page.locator('.study-part[data-stage="loyalty"] .quiz.is-answered').count(), total);
  });

  test(`cards that were known come back later, others tomorrow (${language})`, async (t) => {
    const page = await openReader(t);
    await page.clock.setFixedTime(new Date("2026-11-22T09:00:00"));
    await page.goto(`${url}${language}/study/`);
    const start = row(page, "awareness").locator("[data-start-cards]");
    const total = await page.locator('.study-part[data-stage="awareness"] [data-review]').count();
    await start.press("Enter");
    const first = await session(page).locator("[data-card-name]").getAttribute("data-card-name");
    assert.ok(await session(page).locator(".card-back").isHidden());
    await session(page).locator("[data-reveal]").press("Enter");
    assert.ok(await session(page).locator(".card-back").isVisible());
    await session(page).locator("[data-forgot]").press("Enter");
    for (let at = 0; at < total; at += 1) {
      await session(page).locator("[data-reveal]").press("Enter");
      await session(page).locator("[data-knew]").press("Enter");
    }
    await session(page).locator(".session-score").waitFor();
    const { cards } = await kept(page);
    assert.equal(Object.keys(cards).length, total);
    assert.deepEqual(cards[first], { box: 1, due: "2026-11-23", since: "2026-11-22" });
    assert.ok(!/\d/.test(await row(page, "awareness").locator("[data-due]").textContent()), "nothing more today");

    await page.clock.setFixedTime(new Date("2026-11-23T09:00:00"));
    await page.reload();
    await switchLanguage(page, language === "en" ? "vi" : "en");
    assert.match(await row(page, "awareness").locator("[data-due]").textContent(), new RegExp(`${total}`));
    await row(page, "awareness").locator("[data-start-cards]").click();
    await session(page).locator("[data-reveal]").click();
    const name = await session(page).locator("[data-card-name]").getAttribute("data-card-name");
    await session(page).locator("[data-knew]").click();
    assert.deepEqual((await kept(page)).cards[name], { box: 2, due: "2026-11-25", since: "2026-11-22" });
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing on the study page, in a quiz and at a card (${language}, ${colorScheme})`, async (t) => {
      const page = await openReader(t, { colorScheme });
      await page.goto(`${url}${language}/study/`);
      await checkAccess(page, "overview");
      await row(page, "awareness").locator("[data-start-quiz]").click();
      await session(page).locator("input").first().check();
      await session(page).locator("[data-quiz-check]").click();
      await checkAccess(page, "quiz");
      await row(page, "glossary").locator("[data-start-cards]").click();
      await session(page).locator("[data-reveal]").click();
      await checkAccess(page, "card");
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `scrolls sideways by ${wide}`);
    });
  }
}

test("cards have keys, and the mistakes of a quiz a button that stands apart", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}en/study/`);
  await row(page, "awareness").locator("[data-start-cards]").click();
  const place = session(page).locator(".session-place");
  const before = await place.textContent();
  // Wherever in the page the focus is.
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("1");
  assert.ok(await session(page).locator(".card-back").isHidden(), "not before the answer is shown");
  await page.keyboard.press("Space");
  assert.ok(await session(page).locator(".card-back").isVisible());
  await page.keyboard.press("2");
  assert.equal(await place.textContent(), before, "the card comes back");
  await page.keyboard.press("Space");
  await page.keyboard.press("1");
  assert.notEqual(await place.textContent(), before);
  await page.keyboard.press("Escape");

  await row(page, "loyalty").locator("[data-start-quiz]").click();
  const next = session(page).locator("[data-session-next]");
  for (;;) {
    await page.keyboard.press("2");
    assert.ok(await session(page).locator("input").nth(1).isChecked());
    await page.keyboard.press("Enter");
    assert.ok(await next.evaluate((button) => button === document.activeElement), "Enter goes on");
    assert.ok(await session(page).locator(".quiz-answer").isHidden(), "what was right is told once");
    await page.keyboard.press("Enter");
    if (!(await session(page).locator(".quiz").count())) break;
  }
  const buttons = await session(page)
    .locator("[data-session-body] button")
    .evaluateAll((all) => all.map((button) => button.getBoundingClientRect()));
  assert.equal(buttons.length, 2);
  assert.ok(buttons[1].left - buttons[0].right >= 4 || buttons[1].top - buttons[0].bottom >= 4);
});

test("what is new is not called a repetition", async (t) => {
  const page = await openReader(t);
  await page.clock.setFixedTime(new Date("2026-11-22T09:00:00"));
  await page.goto(`${url}en/study/`);
  const due = row(page, "awareness").locator("[data-due]");
  assert.match(await due.textContent(), /^\d+ new cards$/);
  assert.equal(await row(page, "all").locator("[data-due]").textContent(), "10 new cards");
  await row(page, "awareness").locator("[data-start-cards]").click();
  await page.keyboard.press("Space");
  await page.keyboard.press("1");
  await page.clock.setFixedTime(new Date("2026-11-23T09:00:00"));
  await page.reload();
  assert.match(await due.textContent(), /^1 card to repeat · \d+ new cards$/);
});

test("the glossary has cards, and new cards are no more than ten a day", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}en/study/`);
  await row(page, "all").locator("[data-start-cards]").click();
  let turned = 0;
  while (await session(page).locator("[data-reveal]").count()) {
    await session(page).locator("[data-reveal]").click();
    await session(page).locator("[data-knew]").click();
    turned += 1;
  }
  assert.equal(turned, 10);
  await session(page).press("Escape");
  assert.ok(await session(page).isHidden());
  assert.ok(!/\d/.test(await row(page, "glossary").locator("[data-due]").textContent()));
});
