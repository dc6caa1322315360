// What a reader does on a guide: ticks, quizzes, done, facilitator mode, terms. In both languages and by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, languages, openGuide, openReader, sharedSite, switchLanguage } from "./reader.mjs";

const { url } = await sharedSite({ prefix: "/team/playbook/" });

for (const language of languages) {
  test(`ticks stay after a reload and in the other language (${language})`, async (t) => {
    const page = await openReader(t);
    await openGuide(page, url, language);
    const boxes = page.locator("input[data-check]");
    const total = await boxes.count();
    assert.ok(total > 3);
    await boxes.nth(1).focus();
    await page.keyboard.press("Space");
    await page.locator(`label:has(input[data-check])`).nth(2).click();
    await page.reload();
    const ticked = () => boxes.evaluateAll((all) => all.map((box) => box.checked).slice(0, 4));
    assert.deepEqual(await ticked(), [false, true, true, false]);
    assert.match(await page.locator("[data-ticks]").textContent(), new RegExp(`2.*${total}`));
    await switchLanguage(page, language === "en" ? "vi" : "en");
    assert.deepEqual(await ticked(), [false, true, true, false]);
    await boxes.nth(1).uncheck();
    await switchLanguage(page, language);
    assert.deepEqual(await ticked(), [false, false, true, false]);
  });

  test(`a quiz tells what is right and why, by keyboard, and keeps the answer (${language})`, async (t) => {
    const page = await openReader(t);
    await openGuide(page, url, language);
    const quiz = page.locator(".quiz").first();
    const feedback = quiz.locator(".quiz-feedback");
    assert.equal(await feedback.getAttribute("role"), "status");
    const check = quiz.locator("[data-quiz-check]");
    await check.focus();
    await page.keyboard.press("Enter");
    const choose = await feedback.textContent();
    assert.ok(choose.length > 5, "asks to choose first");

    await quiz.locator("input").first().focus();
    await page.keyboard.press("Space");
    await check.press("Enter");
    const wrong = await feedback.textContent();
    assert.notEqual(wrong, choose);
    assert.ok(wrong.includes((await quiz.locator(".quiz-why").textContent()).slice(0, 30)), "explains");
    assert.equal(await quiz.locator(".is-wrong").count(), 1);
    assert.equal(await quiz.locator(".is-right").count(), 1);

    await quiz.locator("input[data-correct]").check();
    assert.equal(await feedback.textContent(), "", "a new choice is not judged yet");
    await check.click();
    assert.notEqual(await feedback.textContent(), wrong);
    assert.equal(await quiz.locator(".is-wrong").count(), 0);

    await page.reload();
    assert.ok(await quiz.locator("input[data-correct]").isChecked());
    await switchLanguage(page, language === "en" ? "vi" : "en");
    assert.ok(await quiz.locator("input[data-correct]").isChecked());
    assert.equal(await quiz.locator(".is-right").count(), 1);
  });

  test(`facilitator mode shows one step at a time, by keyboard (${language})`, async (t) => {
    const page = await openReader(t);
    await openGuide(page, url, language);
    const opener = page.locator("[data-facilitate]");
    await opener.press("Enter");
    const dialog = page.locator("dialog[data-facilitator]");
    const part = (name) => dialog.locator(`[data-part="${name}"]`);
    await dialog.waitFor({ state: "visible" });
    assert.ok(await part("place").evaluate((element) => element === document.activeElement), "focus is inside");
    const first = await part("step").textContent();
    assert.ok((await page.locator("article .prose ol > li").first().textContent()).includes(first.trim().slice(0, 40)));
    assert.ok((await part("name").textContent()).length > 3, "names the part that the step belongs to");

    await part("done").press("Space");
    await part("notes").fill("Ghi chú: gọi chị Hằng");
    await part("place").focus();
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await part("step").textContent(), first);
    assert.equal(await part("notes").inputValue(), "");
    assert.equal(await part("done").isChecked(), false);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await part("notes").inputValue(), "Ghi chú: gọi chị Hằng");

    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.ok(await opener.evaluate((element) => element === document.activeElement), "focus is back");

    await page.reload();
    await opener.click();
    await dialog.waitFor({ state: "visible" });
    assert.match(await part("place").textContent(), /2/, "goes on with the first step that is not done");
    await part("previous").click();
    assert.ok(await part("done").isChecked());
    assert.equal(await part("notes").inputValue(), "Ghi chú: gọi chị Hằng");
  });

  test(`a term tells what it means on hover and focus, until Escape (${language})`, async (t) => {
    const page = await openReader(t);
    await page.clock.install();
    await openGuide(page, url, language);
    const term = page.locator("a.term").first();
    const definition = await term.getAttribute("data-definition");
    const tip = page.locator('[role="tooltip"]');
    await term.hover();
    assert.equal(await tip.textContent(), definition);
    await tip.hover();
    await page.clock.runFor(2000);
    assert.ok(await tip.isVisible(), "can be pointed at");
    await page.keyboard.press("Escape");
    assert.equal(await tip.count(), 0, "goes away at Escape");
    await page.mouse.move(0, 0);
    await term.focus();
    assert.equal(await term.getAttribute("aria-describedby"), await tip.getAttribute("id"));
    await page.keyboard.press("Escape");
    assert.equal(await tip.count(), 0);
    assert.equal(await term.getAttribute("aria-describedby"), null);
    assert.ok(await term.evaluate((element) => element === document.activeElement), "the focus stays");
  });
}

test("a question has its answer for who has tried it, and tells it once", async (t) => {
  const page = await openReader(t);
  await openGuide(page, url, "en");
  const quiz = page.locator(".quiz").first();
  const answer = quiz.locator(".quiz-answer");
  assert.ok(await answer.isHidden());
  await quiz.locator("input:not([data-correct])").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  const reason = await quiz.locator(".quiz-why").textContent();
  assert.ok((await quiz.locator(".quiz-feedback").textContent()).includes(reason), "Enter asks to check");
  assert.ok(await answer.isHidden());
  await page.reload();
  assert.ok(await answer.isHidden());
  const feedback = quiz.locator(".quiz-feedback");
  assert.ok(!(await feedback.textContent()).includes(reason));
  await quiz.locator("[data-quiz-why]").press("Enter");
  assert.ok((await feedback.textContent()).includes(reason));
  assert.equal(await quiz.locator("[data-quiz-why]").count(), 0);
});

for (const [width, height] of [
  [320, 256],
  [844, 390],
  [667, 375],
]) {
  test(`a step can be read and left on a screen of ${width} × ${height}`, async (t) => {
    const page = await openReader(t, { viewport: { width, height } });
    for (const language of languages) {
      await openGuide(page, url, language);
      await page.locator("[data-facilitate]").click();
      const dialog = page.locator("dialog[data-facilitator]");
      await dialog.waitFor({ state: "visible" });
      const seen = await dialog.evaluate((one) => {
        const [head, foot] = [".facilitator-head", ".facilitator-foot"].map((part) => one.querySelector(part));
        one.scrollTop = head.offsetHeight;
        return one.clientHeight - foot.offsetHeight;
      });
      assert.ok(seen >= 180, `${seen} px are left to read`);
      for (const name of ["step", "timer", "notes", "done"]) {
        const part = dialog.locator(`[data-part="${name}"]`);
        await part.scrollIntoViewIfNeeded();
        const box = await part.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= width + 1, `${name} is as wide as the screen`);
      }
      await dialog.locator('[data-part="next"]').click();
      assert.match(await dialog.locator('[data-part="place"]').textContent(), /2/);
      assert.ok(await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth));
      await page.keyboard.press("Escape");
    }
  });
}

test("a timer that runs goes on while the reader looks at other steps, or at the page", async (t) => {
  const page = await openReader(t);
  await page.clock.install({ time: new Date("2026-11-22T09:00:00") });
  await openGuide(page, url, "en");
  const part = (name) => page.locator(`dialog[data-facilitator] [data-part="${name}"]`);
  await page.locator("[data-facilitate]").click();
  await part("minutes").fill("5");
  await part("timer").click();
  await page.clock.runFor(60_000);
  await part("next").click();
  assert.equal(await part("time").textContent(), "4:00");
  assert.equal(await part("minutes").inputValue(), "5");
  await page.keyboard.press("Escape");
  await page.clock.runFor(60_000);
  await page.locator("[data-facilitate]").click();
  assert.equal(await part("time").textContent(), "3:00");
  await part("reset").click();
  assert.equal(await part("time").textContent(), "5:00");
});

test("both languages beside each other open at the section that is read, and lead back to it", async (t) => {
  const page = await openReader(t);
  await openGuide(page, url, "en");
  await page.locator("h2#steps").evaluate((heading) => heading.scrollIntoView());
  await page.locator(".contents a[aria-current][href='#steps']").waitFor();
  await page.locator("a[data-keep-language]").evaluate((link) => link.click());
  await page.waitForURL("**/both/awareness/activation-event/#steps");
  await page.locator("h2#measure").evaluate((heading) => heading.scrollIntoView());
  await page.waitForFunction(() => Math.abs(document.querySelector("h2#measure").getBoundingClientRect().top) < 200);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.locator(".both .actions a[hreflang=vi]").evaluate((link) => link.click());
  await page.waitForURL("**/vi/**/#measure");
});

test("a first touch shows a term, a second follows it", async (t) => {
  const page = await openReader(t, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await openGuide(page, url, "vi");
  const before = page.url();
  const term = page.locator("a.term").first();
  await term.tap();
  const tip = page.locator('[role="tooltip"]');
  await tip.waitFor();
  assert.equal(page.url(), before);
  const box = await tip.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360, "fits the screen");
  await page.locator("h1").tap();
  assert.equal(await tip.count(), 0, "goes away at a touch elsewhere");
  await term.tap();
  await tip.waitFor();
  await term.tap();
  await page.waitForURL(/glossary\/#/);
});

test("the timer counts down what the reader sets and says when it is over", async (t) => {
  const page = await openReader(t);
  await page.clock.install({ time: new Date("2026-11-22T09:00:00") });
  await openGuide(page, url, "en");
  await page.locator("[data-facilitate]").click();
  await page.locator("dialog[data-facilitator]").waitFor({ state: "visible" });
  const part = (name) => page.locator(`dialog[data-facilitator] [data-part="${name}"]`);
  await part("minutes").fill("2");
  assert.equal(await part("time").textContent(), "2:00");
  await part("timer").click();
  await page.clock.runFor(90000);
  assert.equal(await part("time").textContent(), "0:30");
  await part("timer").click();
  await page.clock.runFor(60000);
  assert.equal(await part("time").textContent(), "0:30", "pauses");
  await part("timer").click();
  await page.clock.runFor(31000);
  assert.match(await part("said").textContent(), /time/i);
});

test("a guide marked as done counts on its stage and on the home page, in both languages", async (t) => {
  const page = await openReader(t);
  await openGuide(page, url, "en");
  await page.locator("[data-mark-done]").click();
  assert.equal(await page.locator("[data-mark-done]").getAttribute("aria-pressed"), "true");
  await page.goto(`${url}en/awareness/`);
  assert.equal(
    await page
      .locator('[data-progress="awareness"] progress')
      .first()
      .evaluate((bar) => bar.value),
    1,
  );
  assert.equal(await page.locator(".card.is-done").count(), 1);
  for (const language of languages) {
    await page.goto(`${url}${language}/`);
    assert.equal(
      await page
        .locator('[data-progress="awareness"] progress')
        .first()
        .evaluate((bar) => bar.value),
      1,
    );
    assert.equal(
      await page
        .locator('[data-progress="loyalty"] progress')
        .first()
        .evaluate((bar) => bar.value),
      0,
    );
  }
});

test("side by side, a tick on one side ticks the other", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}both/awareness/activation-event/`);
  const name = await page.locator("input[data-check]").first().getAttribute("data-check");
  await page.locator("input[data-check]").first().check();
  const both = await page.locator(`input[data-check="${name}"]`).evaluateAll((all) => all.map((box) => box.checked));
  assert.deepEqual(both, [true, true]);
  assert.deepEqual((await kept(page)).checks["awareness/activation-event"], { [name]: true });
});

test("what another tab does shows at once", async (t) => {
  const page = await openReader(t);
  await openGuide(page, url, "en");
  const other = await page.context().newPage();
  await openGuide(other, url, "vi");
  await other.locator("input[data-check]").first().check();
  await page.locator("input[data-check]").first().and(page.locator(":checked")).waitFor();
  await page.locator("input[data-check]").nth(1).check();
  await other.locator("input[data-check]").nth(1).and(other.locator(":checked")).waitFor();
  assert.equal(Object.keys((await kept(page)).checks["awareness/activation-event"]).length, 2);
});
