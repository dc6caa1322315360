// What readers take away from a page for their work: words to send, links to sections, the page's address, paper.

import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { buildSite, copyPlaybook, openPage, serveFolder } from "./harness.mjs";
import { checkAccess, languages, openGuide, openReader, sharedSite } from "./reader.mjs";

const { url, folder } = await sharedSite({ prefix: "/team/playbook/" });

const guide = "loyalty/word-of-mouth-referral";

/** A text with all that a message can be made of. */
const everything = `---
title: Words
summary: Words to send.
---

## Words

> Dear **[name]**,
> this is *[staff]* from [our shop](https://shop.example/a?b=1), see [the guide](../guides/awareness/ebook.en.md).[^1]
>
> Two lines:\\
> the second.
>
> - one \`code\`
> - two
>   - in two
>
> 3. three
> 4. [[stage]]
>
> | a | b |
> |---|---|
> | 1 | 2 |
>
> > Quoted within.

- In a list:

  > Said  here.

\`\`\`
Hello [name],

  as it is written.
\`\`\`

[^1]: Not sent.
`;

const message = `Dear [name], this is [staff] from our shop (https://shop.example/a?b=1), see the guide.

Two lines:
the second.

- one code
- two
  - in two

3. three
4. stage

a | b
1 | 2

Quoted within.`;

/** Builds the shipped playbook with the text of all forms and more settings. */
async function buildOwn(t, { settings = "", args = [] } = {}) {
  const playbook = await copyPlaybook(t);
  const file = path.join(playbook, "content/playbook.yaml");
  await writeFile(file, `${settings}\n${await readFile(file, "utf8")}`);
  await writeFile(path.join(playbook, "content/pages/words.en.md"), everything);
  await writeFile(path.join(playbook, "content/pages/words.vi.md"), everything.replaceAll(".en.md", ".vi.md"));
  return buildSite(t, { playbook, args });
}

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

async function openWithClipboard(t, options = {}) {
  const page = await openReader(t, options);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  return page;
}

test("words to send are copied as plain text", async (t) => {
  const server = await serveFolder(t, await buildOwn(t), { csp: true });
  const page = await openWithClipboard(t);
  await page.goto(`${server.url}en/words/`);
  const buttons = page.locator("button[data-copy]");
  assert.equal(await buttons.count(), 3, "one for each: what is within a quotation is copied with it");
  await buttons.first().click();
  await page.getByText("Copied", { exact: true }).first().waitFor();
  assert.equal(await copied(page), message);
  await buttons.nth(1).click();
  await page.locator(".is-copied").nth(1).waitFor();
  assert.equal(await copied(page), "Said here.");
  await buttons.nth(2).click();
  await page.locator(".is-copied").nth(2).waitFor();
  assert.equal(await copied(page), "Hello [name],\n\n  as it is written.");
  await page.goto(`${server.url}vi/words/`);
  await buttons.first().click();
  await page.locator(".is-copied").waitFor();
  assert.match(await copied(page), /^Dear \[name\]/);
});

for (const language of languages) {
  test(`words are copied by keyboard, which is seen and told (${language})`, async (t) => {
    const page = await openWithClipboard(t);
    await page.clock.install();
    await openGuide(page, url, language, guide);
    const button = page.locator("button[data-copy]").first();
    const name = (await button.textContent()).split(":")[0];
    const quotation = page.locator("blockquote").first();
    assert.ok((await quotation.textContent()).includes((await button.textContent()).split(": ")[1].slice(0, 20)));
    await button.press("Enter");
    await page.locator(".is-copied").waitFor();
    await page.clock.runFor(100);
    const done = language === "en" ? "Copied" : "Đã sao chép";
    assert.ok((await button.textContent()).startsWith(done));
    assert.equal(await page.locator("[aria-live=polite]").textContent(), done);
    const paragraphs = await quotation.locator("p").allTextContents();
    assert.equal(await copied(page), paragraphs.join("\n\n"));
    await page.clock.runFor(5000);
    assert.ok((await button.textContent()).startsWith(name), "the button is itself again");
    await checkAccess(page, "with buttons to copy");
  });
}

test("where the browser has no clipboard, its old command copies the same; where that is refused, the words are selected", async (t) => {
  const page = await openWithClipboard(t);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await openGuide(page, url, "en", guide);
  const button = page.locator("button[data-copy]").nth(2);
  const quotation = page.locator("blockquote").nth(2);
  await button.click();
  await page.locator(".is-copied").waitFor();
  assert.equal(await page.evaluate(() => String(getSelection())), "");
  const field = page.locator("[data-search-dialog] input");
  await page.keyboard.press("/");
  await field.press("Control+v");
  assert.equal(await field.inputValue(), (await quotation.textContent()).trim());

  await page.locator("[data-search-close]").click();
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await page.locator("button[data-copy]").nth(1).click();
  await page.locator(".toast").waitFor();
  assert.match(await page.locator("button[data-copy]").nth(1).textContent(), /^Copy:/, "nothing claims to be copied");
  const selected = (await page.evaluate(() => String(getSelection()))).trim();
  assert.equal(selected, (await page.locator("blockquote").nth(1).textContent()).trim());
});

test("words are copied from a folder on disk, and there are no buttons without scripts", async (t) => {
  const site = await buildSite(t, { args: ["--offline"] });
  const address = pathToFileURL(path.join(site, "en", guide, "index.html")).href;
  const page = await openPage(t);
  await page.goto(address);
  await page.locator("button[data-copy]").first().click();
  await page.locator(".is-copied").waitFor();
  const plain = await openPage(t, { javaScriptEnabled: false });
  await plain.goto(address);
  assert.equal(await plain.locator("button[data-copy]:visible").count(), 0);
});

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
      assert.equal(await page.getByRole("link", { name: label + name, exact: true }).count(), 1);
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
  assert.equal(await page.locator(".heading-link:visible, button[data-copy]:visible").count(), 0, "not on paper");
  for (const file of ["llms-full.txt", "playbook.json"]) {
    const text = await readFile(path.join(folder, file), "utf8");
    assert.ok(!/Link to this section|data-copy/.test(text), file);
  }
});

const readCode = createRequire(import.meta.url)("jsqr");

/** Draws what `locator` shows on a canvas of its own, and reads the QR code in it as a camera's program does. */
async function decode(locator, width = 600) {
  const { data, height } = await locator.evaluate(async (svg, side) => {
    const copy = svg.cloneNode(true);
    copy.setAttribute("width", side);
    copy.setAttribute("height", side);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, side, side);
    context.drawImage(image, 0, 0);
    return { data: [...context.getImageData(0, 0, side, side).data], height: side };
  }, width);
  return readCode(new Uint8ClampedArray(data), width, height)?.data;
}

/** Opens the dialog to share with the button that `selector` finds. */
async function openSharing(page, selector = "main [data-share]") {
  await page.locator(selector).click();
  const dialog = page.locator("dialog.share");
  await dialog.waitFor({ state: "visible" });
  return dialog;
}

const published = "https://vi-du.example/cam-nang/";

for (const language of languages) {
  test(`the address of a page is shared as a QR code and by copying, by keyboard (${language})`, async (t) => {
    const server = await serveFolder(t, await buildOwn(t, { args: ["--base-url", published] }), { csp: true });
    const page = await openWithClipboard(t);
    await openGuide(page, server.url, language, guide);
    await page.locator("main [data-share]").press("Enter");
    const dialog = page.locator("dialog.share");
    await dialog.locator("svg").waitFor();
    const address = published + new URL(page.url()).pathname.slice(1);
    assert.equal(await dialog.locator(".share-address").textContent(), address);
    assert.equal(await decode(dialog.locator("svg")), address);
    assert.ok(await dialog.locator("[data-copy]").evaluate((button) => button === document.activeElement));
    await page.keyboard.press("Enter");
    await dialog.locator(".is-copied").waitFor();
    assert.equal(await copied(page), address);
    assert.equal(await dialog.getByRole("status").textContent(), language === "en" ? "Copied" : "Đã sao chép");
    await checkAccess(page, "the open dialog");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.ok(await page.locator("main [data-share]").evaluate((button) => button === document.activeElement));
  });
}

test("every page can be shared, with the place that is read", async (t) => {
  const site = await buildSite(t, { args: ["--base-url", published] });
  const server = await serveFolder(t, site, { csp: true });
  const page = await openReader(t, { viewport: { width: 320, height: 568 } });
  for (const [address, inText] of [
    ["en/", false],
    ["en/map/", false],
    ["vi/trung-thanh/", true],
    ["vi/glossary/", true],
    ["en/run-a-training/#agenda", true],
    ["en/plan/", false],
  ]) {
    await page.goto(server.url + address);
    assert.equal(await page.locator("main [data-share]").count(), inText ? 1 : 0, address);
    const dialog = await openSharing(page, ".site-footer [data-share]");
    await dialog.locator("svg").waitFor();
    const place = new URL(page.url());
    assert.equal(await decode(dialog.locator("svg")), published + place.pathname.slice(1) + place.hash);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, address);
    assert.ok((await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)) <= 0, address);
  }
});

test("a phone shares by its own means, and a reader who thinks better of it meets no dialog", async (t) => {
  const page = await openReader(t, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  await page.addInitScript(() => {
    navigator.share = async (shared) => {
      window.shared = shared;
      if (window.refusal) throw new DOMException("no", window.refusal);
    };
  });
  await page.goto(`${url}en/loyalty/`);
  await page.locator("main [data-share]").tap();
  await page.waitForFunction(() => window.shared);
  assert.deepEqual(await page.evaluate(() => window.shared), { title: await page.title(), url: page.url() });
  await page.evaluate(() => (window.refusal = "AbortError"));
  await page.locator("main [data-share]").tap();
  assert.equal(await page.locator("dialog.share").count(), 0);
  await page.evaluate(() => (window.refusal = "NotAllowedError"));
  await page.locator("main [data-share]").tap();
  await page.locator("dialog.share").waitFor({ state: "visible" });
  assert.equal(await page.locator("dialog.share .actions button").count(), 2, "the device can be asked again");
});

test("what only this device has is said to be so, and has no code", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}en/loyalty/`);
  const dialog = await openSharing(page);
  await dialog.getByText("Others cannot open its address").waitFor();
  assert.equal(await dialog.locator("svg").count(), 0);
  const offline = await buildSite(t, { args: ["--offline", "--base-url", published] });
  const local = await openPage(t);
  await local.goto(pathToFileURL(path.join(offline, "en/loyalty/index.html")).href);
  const open = await openSharing(local);
  assert.match(await decode(open.locator("svg")), /^https:\/\/vi-du\.example\/cam-nang\/en\/loyalty\//);
});

test("addresses of every length have a code that others read", async (t) => {
  const page = await openReader(t);
  const code = await readFile(path.join(folder, await assetNamed("qr")), "utf8");
  await page.goto(`${url}en/loyalty/`);
  await page.addScriptTag({ url: url + (await assetNamed("qr")) });
  assert.ok(code.length < 8000, "it is small");
  const rows = (text) => page.evaluate((given) => window.Stagecraft.qrCode(given), text);
  const letters = [..."https://ví-dụ.vn/?q=ắ%&B9-"];
  // The longest of a version and the shortest of the next, with one block and with blocks of two lengths; with the
  // number of the version and without; with a length of one byte and of two.
  for (const length of [1, 14, 15, 26, 42, 62, 63, 106, 122, 123, 180, 181, 213, 214, 331, 504, 1000, 2331]) {
    let text = "";
    for (let at = 0; Buffer.byteLength(text + letters[at % letters.length]) <= length; at += 1) {
      text += letters[at % letters.length];
    }
    assert.equal(readRows(await rows(text)), text, `${length} bytes`);
  }
  assert.equal(await rows("x".repeat(2332)), undefined);
});

/** The address of a script of the theme below the root of the site. */
async function assetNamed(name) {
  const found = (await readdir(path.join(folder, "assets"))).find((file) => file.startsWith(`${name}.`));
  return `assets/${found}`;
}

/** Reads the code that rows of modules are. */
function readRows(rows) {
  const [scale, quiet] = [4, 4];
  const size = (rows.length + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let at = 0; at < size * size; at += 1) {
    const [x, y] = [at % size, Math.floor(at / size)].map((pixel) => Math.floor(pixel / scale) - quiet);
    if (rows[y]?.[x]) pixels.fill(0, at * 4, at * 4 + 3);
  }
  return readCode(pixels, size, size)?.data;
}

test("where a playbook says so, guides and pages ask whether they helped", async (t) => {
  const site = async (feedback, args = []) => {
    const built = await buildOwn(t, { settings: `feedback: "${feedback}"`, args });
    return serveFolder(t, built, { csp: true });
  };
  const page = await openReader(t);
  const mail = await site("playbook@vi-du.example");
  await page.goto(`${mail.url}en/${guide}/`);
  const link = page.locator(".feedback a");
  assert.match(await page.locator(".feedback").textContent(), /^Was this page helpful\? Tell us/);
  const to = new URL(await link.getAttribute("href"));
  assert.equal(to.protocol + to.pathname, "mailto:playbook@vi-du.example");
  assert.equal(to.searchParams.get("subject"), await page.locator("h1").textContent());
  assert.equal(to.searchParams.get("body"), `en/${guide}/`);
  await checkAccess(page, "with the question");

  const form = await site("https://form.example/f?t={title}&a={address}&p={path}", ["--base-url", published]);
  for (const [address, file] of [
    ["vi/trung-thanh/gioi-thieu-truyen-mieng/", "content/guides/loyalty/word-of-mouth-referral.vi.md"],
    ["en/run-a-training/", "content/pages/run-a-training.en.md"],
  ]) {
    await page.goto(form.url + address);
    const { searchParams } = new URL(await link.getAttribute("href"));
    assert.equal(searchParams.get("t"), (await page.locator("h1").textContent()).trim());
    assert.equal(searchParams.get("a"), published + address);
    assert.equal(searchParams.get("p"), file);
  }
  await page.goto(`${url}en/${guide}/`);
  assert.equal(await link.count(), 0, "the shipped playbook says nothing of it");
});

test("paper has no answers unless they are asked for, with scripts and without", async (t) => {
  for (const [address, answers] of [
    [`en/${guide}/`, ".quiz-answer"],
    ["vi/trung-thanh/", ".quiz-answer, .review details"],
    ["en/study/", ".quiz-answer, .review details"],
  ]) {
    const page = await openReader(t);
    await page.goto(url + address);
    const right = page.locator("input[data-correct]").first();
    await right.check();
    await page.locator("[data-quiz-check]").first().click();
    await page.locator(".quiz-mark").first().waitFor();
    const choice = page.locator("[data-print-answers]");
    assert.equal(await choice.isChecked(), false);
    await page.emulateMedia({ media: "print" });
    const shown = page.locator("main").locator(`:is(${answers}):visible`);
    assert.equal(await shown.count(), 0, address);
    assert.equal(await page.locator(".quiz-mark:visible").count(), 0, "nor what the reader answered");
    assert.equal(await right.evaluate((input) => getComputedStyle(input).appearance), "none");
    await page.emulateMedia({ media: "screen" });
    await choice.focus();
    await page.keyboard.press("Space");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await shown.count(), await page.locator("main").locator(answers).count(), address);
    assert.ok(await page.locator("main").locator(answers).first().locator(":scope > :last-child").isVisible());
    const plain = await openReader(t, { javaScriptEnabled: false });
    await plain.goto(url + address);
    await plain.emulateMedia({ media: "print" });
    assert.equal(await plain.locator("main").locator(`:is(${answers}):visible`).count(), 0, "without scripts");
  }
});

test("paper says what it is of, where it is found and how old it is", async (t) => {
  const server = await serveFolder(t, await buildSite(t, { args: ["--base-url", published] }), { csp: true });
  const page = await openReader(t);
  const head = page.locator(".paper-head");
  await page.goto(`${server.url}en/${guide}/`);
  assert.equal(await head.isVisible(), false, "on paper only");
  await page.emulateMedia({ media: "print" });
  const updated = await page.locator(".facts time[datetime]").last().textContent();
  assert.equal(await head.innerText(), `The Five-Stage Playbook · ${published}en/${guide}/ · Updated: ${updated}`);
  await page.goto(`${url}vi/to-chuc-dao-tao/`);
  assert.equal(await head.innerText(), "Cẩm nang năm giai đoạn");
});

test("pages, stages, the glossary and study have a button to print", async (t) => {
  const page = await openReader(t);
  for (const address of ["en/run-a-training/", "vi/trung-thanh/", "en/glossary/", "vi/study/", `en/${guide}/`]) {
    await page.goto(url + address);
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await page.locator("main [data-print]").click();
    assert.ok(await page.evaluate(() => window.printed), address);
    await checkAccess(page, address);
  }
});

test("the first day of a plan is on its paper", async (t) => {
  const page = await openReader(t);
  await page.goto(`${url}en/${guide}/`);
  await page.locator("[data-plan-toggle]").first().click();
  await page.goto(`${url}en/plan/`);
  await page.locator("[data-plan-part=start]").fill("2027-03-01");
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("[data-plan-part=start]").isVisible());
});
