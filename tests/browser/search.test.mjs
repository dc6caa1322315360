// Search as a reader uses it: the dialog and the page, by keyboard, from a folder on disk, under a strict policy.

import assert from "node:assert/strict";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { buildSite, copyPlaybook, openPage, serveFolder, stagecraft, until } from "./harness.mjs";

const dialog = "[data-search-dialog]";

/** Waits for all that was found for what stands in the field, and returns the titles. */
async function titles(page, area = dialog) {
  await page.waitForFunction(
    (area) =>
      document.querySelector(`${area} .search-excerpt`) &&
      !document.querySelector(`${area}[aria-busy], ${area} [aria-busy]`),
    area,
  );
  return page.locator(`${area} .search-title`).allTextContents();
}

test("the keyboard alone finds and opens a guide, under a strict policy", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true, prefix: "/team/" });
  const page = await openPage(t);
  await page.goto(`${server.url}en/`);
  await page.keyboard.press("/");
  await page.keyboard.type("landing page");
  assert.equal((await titles(page))[0], "Landing page");
  await page.waitForFunction(() =>
    /\d+ results/.test(document.querySelector("[data-search-dialog] [role=status]").textContent),
  );
  await page.keyboard.press("ArrowDown");
  assert.match(await page.evaluate(() => document.activeElement.href), /\/team\/en\/acquisition\/landing-page\/$/);
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${server.url}en/acquisition/landing-page/`);
});

test("Enter in the field opens the best hit; Escape gives the focus back", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}vi/`);
  await page.focus("[data-search-open]");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-search-open]")));
  await page.keyboard.press("Control+k");
  await page.keyboard.type("qua tang tri an");
  await titles(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${server.url}vi/trung-thanh/qua-tang-tri-an/`);
});

test("a Vietnamese query without marks marks the words as they are spelled", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}vi/`);
  await page.keyboard.press("/");
  await page.keyboard.type("khach hang tiem nang");
  assert.equal((await titles(page))[0], "khách hàng tiềm năng");
  const marked = await page.locator(`${dialog} .search-excerpt mark`).allTextContents();
  assert.ok(marked.includes("tiềm") && marked.includes("năng"), marked.join());
});

test("a section hit leads to its heading", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/`);
  await page.keyboard.press("/");
  await page.keyboard.type("lucky draw registered");
  await titles(page);
  const section = page.locator(`${dialog} .search-sections a`).first();
  const name = await section.textContent();
  await section.click();
  await page.waitForURL(/#/);
  const heading = await page.evaluate(
    () => document.getElementById(decodeURIComponent(location.hash.slice(1))).textContent,
  );
  assert.ok(heading.includes(name), `${heading} ${name}`);
});

test("search works from a folder on disk, with no network at all", async (t) => {
  const site = await buildSite(t, { args: ["--offline"] });
  const page = await openPage(t);
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(path.join(site, "vi/index.html")).href);
  await page.keyboard.press("/");
  await page.keyboard.type("điểm chạm");
  assert.equal((await titles(page))[0], "điểm chạm");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/vi\/glossary\/index\.html#touchpoint$/);
});

test("the page does what the dialog does, and its address holds the query", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}vi/search/?q=${encodeURIComponent("khảo sát")}`);
  assert.equal((await titles(page, "[data-search-page]"))[0], "Khảo sát ý kiến");
  assert.ok(await page.locator("[data-search-browse]").isHidden());
  await page.fill("[data-search] input[type=search]", "gamification");
  await page.waitForFunction(() => location.search.includes("gamification"));
  await page.fill("[data-search] input[type=search]", "");
  assert.ok(await page.locator("[data-search-browse]").isVisible());
});

test("without JavaScript the search page lists all guides and terms", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t, { javaScriptEnabled: false });
  await page.goto(`${server.url}en/`);
  await page.click("[data-search-open]");
  assert.ok((await page.locator("main ul.index a").count()) > 60);
});

test("facets narrow, and count what there is", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/search/?q=customer`);
  await titles(page, "[data-search-page]");
  await page.waitForSelector("select[name=stage] option[value=loyalty]", { state: "attached" });
  const option = await page.locator("select[name=stage] option[value=loyalty]").textContent();
  const count = /\((\d+)\)/.exec(option)[1];
  await page.selectOption("select[name=stage]", "loyalty");
  await page.waitForFunction(
    (count) => document.querySelector("[data-search-page] [role=status]").textContent.startsWith(`${count} `),
    count,
  );
  assert.deepEqual(await page.locator(".search-group h2").allTextContents(), ["Loyalty"]);
});

test("what the other language has is offered where this one has little", async (t) => {
  const playbook = await copyPlaybook(t);
  await appendFile(path.join(playbook, "content/guides/loyalty/gift.en.md"), "\nThe xylograph is kept.\n");
  const server = await serveFolder(t, await buildSite(t, { playbook }), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}vi/`);
  await page.keyboard.press("/");
  await page.keyboard.type("xylograph");
  await page.waitForSelector(".search-help");
  await page.click(".search-other");
  assert.equal((await titles(page))[0], "Loyalty gift");
  assert.equal(await page.locator(`${dialog} .search-group li`).first().getAttribute("lang"), "en");
});

test("markup in titles and queries stays text", async (t) => {
  const playbook = await copyPlaybook(t);
  const file = path.join(playbook, "content/guides/loyalty/gift.en.md");
  const attack = "<img src=x onerror=alert(1)>";
  const text = (await readFile(file, "utf8")).replace(/^title: .*$/m, `title: "Gift ${attack}"`);
  await writeFile(file, text.replace(/^summary: .*$/m, `summary: "Gift ${attack}"`));
  const server = await serveFolder(t, await buildSite(t, { playbook }));
  const page = await openPage(t);
  page.on("dialog", (box) => assert.fail(box.message()));
  await page.goto(`${server.url}en/`);
  await page.keyboard.press("/");
  await page.keyboard.type(`gift ${attack}`);
  assert.equal((await titles(page))[0], `Gift ${attack}`);
  assert.equal(await page.locator(`${dialog} img`).count(), 0);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/gift/);
  await page.keyboard.press("/");
  await page.waitForSelector(".search-recent button");
  assert.equal(await page.locator(".search-recent button").textContent(), `gift ${attack}`);
  assert.equal(await page.locator(`${dialog} img`).count(), 0);
});

test("recent searches are kept on the device and can be forgotten", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/`);
  await page.keyboard.press("/");
  await page.keyboard.type("free course");
  await titles(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/free-course/);
  await page.keyboard.press("/");
  await page.click(".search-recent button");
  assert.equal((await titles(page))[0], "Free course");
  await page.fill(`${dialog} input`, "");
  await page.click(".search-forget");
  assert.equal(await page.locator(".search-recent").count(), 0);
  assert.equal(await page.evaluate(() => localStorage.getItem("stagecraft.searches")), null);
});

/** Tells, in the page, whether the worker keeps every block of words that the index of its language has. */
async function keepsIndex() {
  const { languages, root } = document.querySelector("[data-search-open]").dataset;
  const entry = await (await fetch(root + JSON.parse(languages)[0].index)).text();
  const { words, word_marks: marks, mark } = JSON.parse(entry.slice(entry.indexOf("(") + 1, entry.lastIndexOf(")")));
  const names = words.map((_, at) => `w${at}.${marks.slice(at * mark, (at + 1) * mark)}.js`);
  const kept = names.map((name) => caches.match(new URL(`${root}assets/search/en/${name}`, location.href).href));
  return (await Promise.all(kept)).every(Boolean);
}

test("a page that is open while the site is published again goes on finding", async (t) => {
  const playbook = await copyPlaybook(t);
  const site = await buildSite(t, { playbook });
  const server = await serveFolder(t, site, { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/`);
  await page.keyboard.press("/");
  await page.keyboard.type("landing page");
  assert.equal((await titles(page))[0], "Landing page");
  await appendFile(path.join(playbook, "content/guides/loyalty/gift.en.md"), "\nThe xylograph is kept.\n");
  await stagecraft(["build", "--root", playbook, "--out", site, "--quiet"]);
  // The shards that this page has not loaded are gone.
  await page.fill(`${dialog} input`, "xylograph");
  await page.waitForFunction(
    () => document.querySelector("[data-search-dialog] .search-title")?.textContent === "Loyalty gift",
  );
});

test("a page that is open while the site is published again goes on finding, where all of the index is kept", async (t) => {
  const playbook = await copyPlaybook(t);
  const site = await buildSite(t, { playbook });
  const server = await serveFolder(t, site, { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/`);
  await page.keyboard.press("/");
  await page.keyboard.type("landing page");
  assert.equal((await titles(page))[0], "Landing page");
  // The old shards are then at hand, and none that fails says that there are new ones.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active.postMessage("keep"));
  await until("the worker keeps the index", () => page.evaluate(keepsIndex));
  await appendFile(path.join(playbook, "content/guides/loyalty/gift.en.md"), "\nThe xylograph is kept.\n");
  await stagecraft(["build", "--root", playbook, "--out", site, "--quiet"]);
  // The new index comes while letters are still typed.
  await page.fill(`${dialog} input`, "");
  await page.keyboard.type("xylograph");
  await page.waitForFunction(
    () => document.querySelector("[data-search-dialog] .search-title")?.textContent === "Loyalty gift",
  );
});

const results = "[data-search-page]";

test("what is chosen is in the address, and is there again after a visit elsewhere", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/search/?q=customer`);
  await titles(page, results);
  await page.selectOption("select[name=stage]", "loyalty");
  await page.waitForURL(/\?q=customer&stage=loyalty$/);
  await page.click(".search-toggle");
  await page.selectOption("select[name=effort]", { index: 1 });
  await page.waitForURL(/&effort=(low|medium|high)$/);
  const found = await titles(page, results);
  const { href } = new URL(page.url());
  await page.locator(".search-hit").first().click();
  await page.waitForURL(/\/en\/loyalty\//);
  await page.goBack();
  await page.waitForURL(href);
  assert.deepEqual(await titles(page, results), found);
  assert.ok(await page.locator("select[name=effort]").isVisible(), "what is chosen can be seen");
  await page.goto(`${server.url}en/search/?q=khach+hang&lang=vi`);
  assert.ok((await titles(page, results)).length > 0);
  assert.equal(await page.locator("select[name=lang]").inputValue(), "vi");
  await page.goto(`${server.url}en/search/?q=customer&stage=constructor&effort=%3Cb%3E&__proto__=x&lang=xx`);
  assert.ok((await titles(page, results)).length > 0, "what there is no such value of narrows nothing");
});

test("a question and a task answer by themselves, and lead to their place", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  for (const [query, kind, target] of [
    ["customer’s usual tea with a handwritten line", "Question", "data-quiz"],
    ["customers with an open complaint are marked", "To do", "data-check"],
  ]) {
    await page.goto(`${server.url}en/search/?q=${encodeURIComponent(query)}`);
    await titles(page, results);
    const answer = page.locator(".search-excerpt a").first();
    assert.match(await answer.innerText(), new RegExp(`^${kind}`), query);
    await answer.click();
    await page.waitForURL(/#__/);
    const place = await page.evaluate(
      () => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.dataset,
    );
    assert.ok(
      Object.keys(place ?? {}).some((name) => target === `data-${name}`),
      `${query}: ${JSON.stringify(place)}`,
    );
  }
});

test("a word that is nowhere is asked about, and what was meant is found", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/search/?q=refferal`);
  assert.match((await titles(page, results))[0], /referral/i);
  assert.equal(await page.locator(`${results} .search-meant`).innerText(), "Did you mean referral?");
  await page.getByRole("button", { name: "referral", exact: true }).click();
  await page.waitForURL(/\?q=referral$/);
  await titles(page, results);
  assert.ok(await page.locator(`${results} .search-meant`).isHidden());
});

test("an empty field suggests what there is to find", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}vi/`);
  await page.keyboard.press("/");
  const suggestion = page.locator(".search-suggestions button").nth(2);
  const text = await suggestion.innerText();
  await suggestion.click();
  assert.ok((await titles(page)).length > 0);
  assert.equal(await page.inputValue("[data-search-dialog] input[type=search]"), text);
});

for (const [width, height] of [
  [320, 256],
  [844, 390],
]) {
  test(`results can be read on a screen of ${width} by ${height}`, async (t) => {
    const server = await serveFolder(t, await buildSite(t), { csp: true });
    const page = await openPage(t, { viewport: { width, height } });
    await page.goto(`${server.url}vi/`);
    await page.keyboard.press("/");
    await page.keyboard.type("khách hàng");
    await titles(page);
    await page.locator(".search-group li").first().scrollIntoViewIfNeeded();
    const title = await page.locator(".search-hit").first().boundingBox();
    const excerpt = await page.locator(".search-excerpt").first().boundingBox();
    assert.ok(title.y >= 0 && excerpt.y + 60 <= height, `${JSON.stringify([title, excerpt])}`);
    const wide = await page.evaluate(() => document.querySelector("[data-search-dialog]").scrollWidth);
    assert.ok(wide <= width, `${wide}`);
  });
}

test("nothing moves when results come, however late", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  for (const [lang, query] of [
    ["en", "customer survey"],
    ["vi", "khách hàng"],
  ]) {
    const page = await openPage(t, { viewport: { width: 390, height: 844 } });
    await page.route("**/assets/search/**", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await route.continue();
    });
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${server.url}${lang}/search/?q=${encodeURIComponent(query)}`);
    await titles(page, results);
    await page.waitForSelector(".search-facets select");
    await page.waitForFunction(() => {
      const unread = [...document.querySelectorAll(".search-unread")];
      return unread.every((item) => item.getBoundingClientRect().top > innerHeight);
    });
    const moved = await page.evaluate(() => window.moved);
    assert.ok(moved < 0.05, `${lang}: ${moved}`);
  }
});
