// The playbook through another model, and the glossary by letter.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAccess, languages, openGuide, openReader, sharedSite, switchLanguage } from "./reader.mjs";

const { url } = await sharedSite();
const LENS = "engagement-funnel";
const path = (page) => page.locator("nav.path:visible");
const chosen = (page, place) => page.locator(`${place} [data-lens-switch] input:checked`).inputValue();

for (const language of languages) {
  test(`the path at the head becomes that of the chosen model, on every page (${language})`, async (t) => {
    const page = await openReader(t);
    await page.goto(`${url}${language}/lenses/${LENS}/`);
    assert.equal(await path(page).locator("li").count(), 5);
    await page.locator(`main [data-lens-switch] input[value="${LENS}"]`).check();
    assert.equal(await path(page).locator("li").count(), 6);
    const stages = await path(page).locator(".path-name").allTextContents();
    assert.deepEqual(await page.locator(".lens-stages h2").allTextContents(), stages);

    await page.reload();
    assert.equal(await path(page).locator("li").count(), 6);
    await page.goto(`${url}${language}/`);
    assert.equal(await chosen(page, "main"), LENS, "every switch shows the choice");
    assert.equal(await path(page).locator("li").count(), 6, "home has the path of another model");
    await openGuide(page, url, language);
    assert.equal(await path(page).locator("li").count(), 6);
    assert.deepEqual(await path(page).locator('[aria-current="true"] .path-name').allTextContents(), [stages[0]]);
    await switchLanguage(page, language === "en" ? "vi" : "en");
    assert.equal(await path(page).locator("li").count(), 6);

    await path(page).locator("a").nth(2).click();
    await page.waitForURL(/lenses\/engagement-funnel\/#/);
    const switches = page.locator("main [data-lens-switch] input");
    await switches.and(page.locator(":checked")).focus();
    await page.keyboard.press("ArrowDown");
    await switches.first().focus();
    await page.keyboard.press("Space");
    assert.equal(await path(page).locator("li").count(), 5);
  });

  test(`a lens lists its stages and the guides that each meets (${language})`, async (t) => {
    const page = await openReader(t);
    await page.goto(`${url}${language}/lenses/${LENS}/`);
    assert.equal(await page.locator(".lens-stages > li").count(), 6);
    const stage = page.locator(".lens-stages > li").nth(2);
    await stage.locator("summary").press("Enter");
    const guides = await stage.locator(".card").evaluateAll((cards) => cards.map((card) => card.dataset.guide));
    assert.deepEqual(guides, ["acquisition/usage-guidance", "experience/welcome-onboarding"]);
    await stage.locator("[data-plan-toggle]").first().click();
    assert.equal(await stage.locator("[data-plan-toggle]").first().getAttribute("aria-pressed"), "true");
  });

  test(`the glossary goes by the letters of the alphabet (${language})`, async (t) => {
    const page = await openReader(t);
    await page.goto(`${url}${language}/glossary/`);
    const letters = await page.locator(".letter h2").allTextContents();
    assert.deepEqual(letters, letters.toSorted(new Intl.Collator(language).compare));
    if (language === "vi") assert.ok(letters.includes("Đ"), letters.join());
    for (const section of await page.locator(".letter").all()) {
      const letter = await section.locator("h2").textContent();
      for (const term of await section.locator("dfn").allTextContents()) {
        const plain = letter === letter.normalize("NFD") && letter !== "Đ" ? term.normalize("NFD") : term;
        assert.equal(plain[0].toLocaleUpperCase(language), letter, term);
      }
    }
    await page.locator(".letters a").last().click();
    assert.ok(page.url().includes("#"));
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing on a lens, the glossary, in facilitator mode (${language}, ${colorScheme})`, async (t) => {
      const page = await openReader(t, { colorScheme });
      await page.goto(`${url}${language}/lenses/${LENS}/`);
      await page.locator(`main [data-lens-switch] input[value="${LENS}"]`).check();
      await page.locator(".lens-stages summary").first().click();
      await checkAccess(page, "lens");
      await page.goto(`${url}${language}/glossary/`);
      await checkAccess(page, "glossary");
      await openGuide(page, url, language);
      await page.locator("a.term").first().focus();
      await page.locator("[data-mark-done]").click();
      await page.locator(".quiz input").first().check();
      await page.locator("[data-quiz-check]").first().click();
      await checkAccess(page, "guide");
      await page.locator("[data-facilitate]").click();
      await page.locator("dialog[data-facilitator]").waitFor({ state: "visible" });
      await checkAccess(page, "facilitator mode");
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(
        () => document.querySelector("dialog[data-facilitator]").scrollWidth - window.innerWidth,
      );
      assert.ok(wide <= 0, `scrolls sideways by ${wide}`);
    });
  }
}
