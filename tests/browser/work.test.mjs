// What readers take away from a page for their work: words to send, links to sections, the page's address, paper.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { openReader, sharedSite } from "./reader.mjs";

const { url, folder } = await sharedSite({ prefix: "/team/playbook/" });

const guide = "loyalty/word-of-mouth-referral";

test("headings link to themselves, in texts and on stages", async (t) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await openReader(t, { javaScriptEnabled });
    for (const address of [`en/${guide}/`, `en/loyalty/`, "en/adapt/", "vi/trung-thanh/"]) {
      await page.goto(url + address);
      const links = page.locator("main .heading-link");
      assert.ok((await links.count()) > 4, address);
      const link = links.nth(2);
      const heading = page.locator("main :is(h2, h3):has(+ .heading-link)").nth(2);
      assert.equal(await link.getAttribute("href"), `#${await heading.getAttribute("id")}`);
      const name = (await heading.textContent()).trim();
      const label = address.startsWith("en") ? "Link to this section: " : "Liên kết đến mục này: ";
      assert.equal(await link.getAttribute("aria-label"), label + name);
      assert.ok(!name.includes("#"), "it is no part of the heading");
      const opacity = () => link.evaluate((element) => getComputedStyle(element).opacity);
      assert.equal(await opacity(), "0");
      await heading.hover();
      assert.equal(await opacity(), "1");
      await page.mouse.move(0, 0);
      await link.focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      assert.equal(await opacity(), "1", "shown to the keyboard");
      await page.keyboard.press("Enter");
      assert.equal(new URL(page.url()).hash, await link.getAttribute("href"));
    }
  }
});

test("on a phone the links of headings are there, in the margin, and no page is wider than the screen", async (t) => {
  const page = await openReader(t, { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });
  for (const address of [`vi/thu-hut/`, `en/${guide}/`, `both/${guide}/`]) {
    await page.goto(url + address);
    const link = page.locator("main .heading-link").first();
    assert.equal(await link.evaluate((element) => getComputedStyle(element).opacity), "1");
    const [own, heading] = await Promise.all([
      link.boundingBox(),
      page.locator("main h2:has(+ .heading-link)").first().boundingBox(),
    ]);
    assert.ok(own.x >= 0 && own.x < heading.x, `${address}: beside the heading`);
    assert.ok(own.y + own.height > heading.y && own.y < heading.y + heading.height, `${address}: at its height`);
    assert.ok(own.width >= 24 && own.height >= 24, `${address}: can be touched`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, address);
  }
});

test("links of headings are in no other form of a text", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}both/${guide}/`);
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
  assert.deepEqual(twice, []);
  const lost = await page
    .locator(".heading-link")
    .evaluateAll((links) => links.filter((link) => !document.querySelector(link.hash)).length);
  assert.equal(lost, 0, "each leads somewhere");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".heading-link:visible").count(), 0, "not on paper");
  for (const file of ["llms-full.txt", "playbook.json"]) {
    const text = await readFile(path.join(folder, file), "utf8");
    assert.ok(!/Link to this section|data-copy/.test(text), file);
  }
});
