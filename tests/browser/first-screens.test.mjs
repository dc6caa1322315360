// What a reader sees before scrolling: for whom the site is, how a guide begins, which guides a stage has; and the bar that
// stays.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openReader, sharedSite } from "./reader.mjs";

const { url } = await sharedSite();
const phone = { width: 390, height: 844 };

const guides = ["en/awareness/gamification/", "vi/nhan-biet/tro-choi-hoa/", "vi/trung-thanh/gioi-thieu-truyen-mieng/"];

test("on a phone a guide's text begins on the first screen", async (t) => {
  const page = await openReader(t, { viewport: phone });
  for (const address of guides) {
    await page.goto(url + address);
    const { y } = await page.locator(".prose > p").first().boundingBox();
    assert.ok(y + 28 <= phone.height, `${address}: the first line begins at ${y}`);
  }
});

for (const viewport of [phone, { width: 1440, height: 900 }]) {
  test(`a stage shows its guides on the first screen (${viewport.width})`, async (t) => {
    const page = await openReader(t, { viewport });
    for (const address of ["en/loyalty/", "vi/nhan-biet/"]) {
      await page.goto(url + address);
      const { y } = await page.locator(".card").first().boundingBox();
      assert.ok(y < viewport.height - 60, `${address}: the first card begins at ${y}`);
    }
  });
}

test("home opens with doors, and tells progress once there is some", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}en/`);
  assert.match(await page.locator(".hero .eyebrow").innerText(), /^\d+ guides · 5 stages · English · Tiếng Việt$/);
  assert.ok((await page.locator(".doors a").count()) >= 3);
  assert.equal(await page.locator(".journey progress:visible").count(), 0);
  assert.equal(await page.locator("[data-continue]:visible").count(), 0);
  await page.goto(`${url}en/awareness/gamification/`);
  await page.locator("[data-mark-done]").click();
  await page.goto(`${url}vi/`);
  assert.ok(await page.locator(".journey progress").first().isVisible());
  const last = page.locator("[data-continue] a");
  assert.equal(await last.getAttribute("lang"), "en", "the title is in the language that it was read in");
  await last.click();
  await page.waitForURL(`${url}vi/nhan-biet/tro-choi-hoa/`);
});

test("what is kept of the guide that was read last leads to no other site", async (t) => {
  const page = await openReader(t);
  for (const address of ["https://example.org/", "//example.org/", "javascript:alert(1)", "../../x", "", 7, null]) {
    await page.goto(`${url}en/`);
    await page.evaluate((address) => {
      const key = `stagecraft.last:${new URL("../", location.href).pathname}`;
      localStorage.setItem(key, JSON.stringify({ title: "x", lang: "en", addresses: { en: address } }));
    }, address);
    await page.reload();
    const href = await page.locator("[data-continue] a").evaluate((link) => link.href);
    assert.ok(href.startsWith(url), `${address}: ${href}`);
  }
});

test("the look is one button with three states, and says which", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}en/`);
  const button = page.getByRole("button", { name: /^Light or dark/ });
  const states = [];
  for (let at = 0; at < 4; at++) {
    states.push(await page.evaluate(() => document.documentElement.dataset.theme ?? "system"));
    const { [states.at(-1)]: name } = await button.evaluate(({ dataset }) => ({ ...dataset }));
    assert.ok((await button.innerText()).endsWith(name), states.at(-1));
    await button.press("Enter");
  }
  assert.deepEqual(states, ["system", "light", "dark", "system"]);
});

test("the bar stays, and hides nothing that an address leads to", async (t) => {
  const page = await openReader(t, { viewport: phone });
  await page.goto(`${url}en/awareness/gamification/#measure`);
  await page.waitForFunction(() => scrollY > 500);
  const bar = await page.locator(".site-bar").boundingBox();
  assert.equal(Math.round(bar.y), 0);
  const side = await page.locator(".columns-side").boundingBox();
  const heading = await page.locator("#measure").boundingBox();
  assert.ok(heading.y >= side.y + side.height - 1, `${heading.y} ${side.y + side.height}`);
  await page.setViewportSize({ width: 320, height: 256 });
  await page.evaluate(() => scrollTo(0, 2000));
  assert.ok((await page.locator(".site-bar").boundingBox()).y < 0, "on a low screen it goes");
});

test("beside a guide stand its stage's guides, and which one it is", async (t) => {
  const page = await openReader(t, { viewport: { width: 1280, height: 800 } });
  await page.goto(`${url}en/awareness/gamification/#measure`);
  await page.locator('.contents a[href="#measure"][aria-current]').waitFor();
  const here = page.locator(".siblings [aria-current=page]");
  assert.equal(await here.innerText(), "Gamification");
  assert.ok((await page.locator(".siblings a").count()) >= 4);
  const bar = await page.locator(".site-bar").boundingBox();
  const side = await page.locator(".columns-side").boundingBox();
  assert.ok(side.y >= bar.y + bar.height, `${side.y}`);
});

test("further actions open as a sheet on a phone, and close by Escape", async (t) => {
  const page = await openReader(t, { viewport: phone });
  await page.goto(`${url}vi/nhan-biet/tro-choi-hoa/`);
  const done = page.locator("[data-mark-done]");
  assert.equal(await done.isVisible(), false);
  const more = page.locator(".more");
  await more.press("Enter");
  await done.click();
  assert.equal(await done.getAttribute("aria-pressed"), "true");
  await page.keyboard.press("Escape");
  assert.equal(await done.isVisible(), false);
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.ok(await done.isVisible());
  assert.equal(await more.isVisible(), false);
});
