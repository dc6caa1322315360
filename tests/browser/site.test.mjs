// The reader's site as readers meet it: accessible, narrow, zoomed, without scripts, under a strict policy, from a
// folder on disk; the look, the table of contents, the filters, the map by keyboard, the switch of languages.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { buildSite, copyPlaybook, openPage, repository, serveFolder, stagecraft } from "./harness.mjs";
import { weighAll } from "./weights.mjs";

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

/** A page of every kind, in both languages. */
const kinds = {
  "language chooser": ["index.html"],
  home: ["en/", "vi/"],
  stage: ["en/awareness/", "vi/nhan-biet/"],
  guide: ["en/awareness/gamification/", "vi/nhan-biet/tro-choi-hoa/"],
  "side by side": ["both/awareness/gamification/"],
  map: ["en/map/", "vi/map/"],
  study: ["en/study/", "vi/study/"],
  plan: ["en/plan/", "vi/plan/"],
  glossary: ["en/glossary/", "vi/glossary/"],
  search: ["en/search/", "vi/search/"],
  lens: ["en/lenses/customer-journey/", "vi/lenses/customer-journey/"],
  "free page": ["en/about/", "vi/gioi-thieu/"],
  "not found": ["404.html"],
};
// Where the language is chosen the script leads on at once.
const addresses = Object.values(kinds)
  .flat()
  .filter((address) => address !== "index.html");

/** Every test looks at the same built site. */
const cleanups = [];
const suite = { after: (clean) => cleanups.push(clean) };
let folder;
let server;
before(async () => {
  folder = await buildSite(suite, { playbook: await playbookAt(suite, "/team/playbook/") });
  server = await serveFolder(suite, folder, { csp: true, prefix: "/team/playbook/" });
});
after(async () => {
  for (const clean of cleanups.reverse()) await clean();
});

/** Copies the shipped playbook, which then says that its site stands at a path. */
async function playbookAt(t, base) {
  const playbook = await copyPlaybook(t);
  const settings = path.join(playbook, "content/playbook.yaml");
  await writeFile(settings, `base_path: ${base}\n${await readFile(settings, "utf8")}`);
  return playbook;
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on any kind of page, ${colorScheme}`, async (t) => {
    // The policy would keep axe itself out.
    const open = await serveFolder(t, folder, { prefix: "/team/playbook/" });
    const page = await openPage(t, { colorScheme });
    for (const address of addresses) {
      await page.goto(open.url + address);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        window.axe.run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join("\n  ")}`);
      assert.deepEqual(found, [], address);
    }
  });
}

test("axe finds nothing where a page has tables and scripts to copy, nor while a term tells what it means", async (t) => {
  const open = await serveFolder(t, folder, { prefix: "/team/playbook/" });
  const page = await openPage(t);
  for (const address of ["en/adapt/", "vi/acquisition/", "en/run-a-training/", "en/acquisition/checkout/"]) {
    const { status } = await page.goto(open.url + address).then((answer) => ({ status: answer.status() }));
    if (status === 404) continue;
    const term = page.locator("main a.term").first();
    if (await term.count()) await term.focus();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
    );
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join("\n  ")}`);
    assert.deepEqual(found, [], address);
    const names = await page.locator(".table-scroll, pre").evaluateAll((all) => all.map((one) => one.ariaLabel));
    assert.equal(new Set(names).size, names.length, `${address}: what scrolls has names of its own`);
  }
});

test("guides in lists are headings below that of their list", async (t) => {
  const page = await openPage(t);
  for (const address of ["en/awareness/", "vi/nhan-biet/tro-choi-hoa/", "en/lenses/customer-journey/"]) {
    await page.goto(server.url + address);
    const levels = await page
      .locator(".card-title")
      .evaluateAll((titles) => titles.map((title) => `${title.tagName} ${title.closest("li").closest("ul") !== null}`));
    assert.ok(levels.length > 1);
    assert.deepEqual([...new Set(levels)], ["H3 true"], address);
  }
});

test("with the spacing of WCAG 1.4.12 nothing is cut off and nothing scrolls sideways", async (t) => {
  const page = await openPage(t, { viewport: { width: 320, height: 700 } });
  // The search page has its own test.
  for (const address of addresses.filter((one) => !one.endsWith("/search/"))) {
    await page.goto(server.url + address);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}" +
          "p{margin-bottom:2em!important}",
      );
      document.adoptedStyleSheets = [sheet];
    });
    assert.ok((await overflow(page)) <= 0, `${address}: ${await overflow(page)} px too wide`);
    const cut = await page.evaluate(() =>
      Array.from(document.querySelectorAll("main *, header *"))
        .filter(
          (one) => one.checkVisibility() && !one.closest(".visually-hidden, select, .contents-here, .card-summary"),
        )
        .filter((one) => getComputedStyle(one).overflowX === "hidden" && getComputedStyle(one).clipPath === "none")
        .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
        .map((one) => one.outerHTML.slice(0, 200)),
    );
    assert.deepEqual(cut, [], address);
  }
});

test("forced colours show the nodes of the path, the numbers of steps and how far one is", async (t) => {
  const page = await openPage(t, { forcedColors: "active" });
  const drawn = (selector, pseudo) =>
    page
      .locator(selector)
      .evaluateAll(
        (all, [part]) => all.every((one) => parseFloat(getComputedStyle(one, part).borderTopWidth) > 0),
        [pseudo],
      );
  await page.goto(`${server.url}en/`);
  assert.ok(await drawn(".journey-node"));
  assert.ok(await drawn("progress"));
  await page.goto(`${server.url}en/awareness/gamification/`);
  assert.ok(await drawn(".prose > ol > li", "::before"));
});

for (const width of [768, 820, 1280]) {
  test(`the map is a grid whose head stays in sight, ${width} px wide`, async (t) => {
    const page = await openPage(t, { viewport: { width, height: 1000 } });
    for (const address of ["en/map/", "vi/map/"]) {
      await page.goto(server.url + address);
      assert.ok((await overflow(page)) <= 0, `${address} is ${await overflow(page)} px too wide`);
      await page
        .locator(".map tbody tr")
        .nth(4)
        .evaluate((row) => row.scrollIntoView({ block: "center" }));
      const tops = await page
        .locator(".map thead th")
        .evaluateAll((all) => all.map((th) => th.getBoundingClientRect().top));
      const bar = await page.locator(".site-header").evaluate((header) => header.getBoundingClientRect().bottom);
      assert.ok(
        tops.every((top) => Math.abs(top - bar) <= 1),
        `${tops} below the bar, which ends at ${bar}`,
      );
      // What is walked to is not behind the head.
      await page.locator(".map tbody tr").nth(4).locator("a").first().focus();
      for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowUp");
      const { head, focus } = await page.evaluate(() => ({
        head: document.querySelector(".map thead").getBoundingClientRect().bottom,
        focus: document.activeElement.getBoundingClientRect().top,
      }));
      assert.ok(focus >= head - 1, `${focus} is above ${head}`);
    }
  });
}

test("on a phone each row of a table is a card whose parts have names", async (t) => {
  const page = await openPage(t, { viewport: { width: 390, height: 844 } });
  for (const address of ["en/acquisition/checkout/", "vi/thu-hut/thanh-toan/", "en/plan/"]) {
    await page.goto(server.url + address);
    const tables = page.locator("table.as-cards:visible");
    assert.ok(await tables.count(), address);
    for (const table of await tables.all()) {
      const { wide, heads, labels } = await table.evaluate((one) => ({
        wide: one.parentElement.scrollWidth - one.parentElement.clientWidth,
        heads: Array.from(one.querySelectorAll("thead th"), (th) => th.textContent.trim()),
        labels: Array.from(one.querySelectorAll("tbody tr")[0]?.cells ?? [], (cell) =>
          getComputedStyle(cell, "::before").content.replace(/^"|"$/g, ""),
        ),
      }));
      assert.ok(wide <= 0, `${address} scrolls sideways by ${wide}`);
      const named = labels.filter((label) => label !== "none");
      assert.ok(named.length >= 2, `${address}: ${labels}`);
      for (const label of named) assert.ok(heads.includes(label), label);
    }
  }
});

test("the bar of contents is one line on a phone, and says where one is", async (t) => {
  const page = await openPage(t, { viewport: { width: 390, height: 844 } });
  await page.goto(`${server.url}vi/nhan-biet/tro-choi-hoa/`);
  const summary = page.locator(".contents-toggle summary");
  assert.ok((await summary.boundingBox()).height <= 48);
  await page.locator("#measure").evaluate((heading) => heading.scrollIntoView());
  await page.locator(".contents-here", { hasText: "Đo" }).waitFor();
  assert.ok((await summary.boundingBox()).height <= 48);
  assert.match(await summary.evaluate((one) => one.textContent), /^Trong trang này/, "its name is still read out");
});

/** What a reader could use of a page that waits for a script, by what is blocked. */
const dependants = {
  words: "[data-scripted]:not(template *), .needs-script",
  store: "[data-scripted]:not(template *), .needs-script",
  progress: "[data-mark-done], [data-ticks]",
  quiz: ".quiz-check",
  "plan-buttons": "[data-plan-toggle]",
  site: ".theme-switch, [data-print]",
  "on-demand": "[data-facilitate]",
};

for (const [name, controls] of Object.entries(dependants)) {
  test(`nothing is offered that waits for a script that never came: ${name}.js`, async (t) => {
    const page = await openPage(t, { allowErrors: true });
    await page.route(`**/assets/${name}.*.js`, (route) => route.abort());
    await page.goto(`${server.url}en/awareness/gamification/`);
    const dead = page.locator("main, header").locator(controls);
    assert.ok((await dead.count()) || name === "quiz", "there is something to take away");
    await page
      .waitForFunction(
        (selector) => Array.from(document.querySelectorAll(selector)).every((one) => !one.checkVisibility()),
        controls
          .split(", ")
          .map((one) => `:is(main, header) ${one}`)
          .join(", "),
      )
      .catch(() => assert.fail(`${name}: ${controls}`));
    if (["words", "store", "quiz"].includes(name)) {
      await page.locator(".quiz-answer summary").first().click();
      assert.ok(await page.locator(".quiz-answer li").first().isVisible(), "the answer can be opened");
    } else {
      assert.ok(await page.locator("[data-quiz-check]").first().isVisible(), "the rest stays");
    }
  });
}

test("a script that is asked for and cannot come says so", async (t) => {
  const page = await openPage(t);
  await page.route("**/assets/facilitator.*.js", (route) => route.abort());
  await page.goto(`${server.url}en/awareness/gamification/`);
  await page.locator("[data-facilitate]").click();
  await page.locator(".toast", { hasText: "cannot be loaded" }).waitFor();
});

test("the look that is chosen in one tab is put on in the others", async (t) => {
  const page = await openPage(t, { colorScheme: "light" });
  await page.goto(`${server.url}en/`);
  const other = await page.context().newPage();
  await other.goto(`${server.url}vi/map/`);
  await page.locator("[data-theme-switch]").dblclick();
  await other.locator("html[data-theme=dark]").waitFor();
  assert.match(await other.locator("[data-theme-switch]").textContent(), /Tối/);
  await other.locator("[data-theme-switch]").click();
  await page.locator("html:not([data-theme])").waitFor();
  assert.match(await page.locator("[data-theme-switch]").textContent(), /System/);
});

test("the language chooser is accessible without scripts", async (t) => {
  const page = await openPage(t, { javaScriptEnabled: false });
  await page.goto(server.url);
  assert.deepEqual(
    await page.locator("main a").evaluateAll((links) => links.map((link) => link.lang || link.hreflang)),
    ["en", "vi"],
  );
});

test("nothing scrolls sideways at 320 px, nor at 200 % text", async (t) => {
  const page = await openPage(t, { viewport: { width: 320, height: 700 } });
  for (const address of addresses) {
    await page.goto(server.url + address);
    assert.ok((await overflow(page)) <= 0, `${address} at 320 px: ${await overflow(page)} px too wide`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const address of addresses) {
    await page.goto(server.url + address);
    await page.evaluate(() => {
      document.documentElement.style.setProperty("font-size", "200%");
    });
    assert.ok((await overflow(page)) <= 0, `${address} at 200 %: ${await overflow(page)} px too wide`);
    const cut = await page.evaluate(() =>
      Array.from(document.querySelectorAll("h1, h2, h3, .path a, .bar-item, .button"))
        .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden"))
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).overflow !== "visible",
        )
        .map((element) => element.outerHTML),
    );
    assert.deepEqual(cut, [], `${address} at 200 %`);
  }
});

function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("the strict policy is kept on every kind of page, below a path", async (t) => {
  const page = await openPage(t);
  const missing = [];
  page.on("response", (response) => response.status() >= 400 && missing.push(response.url()));
  for (const address of addresses) await page.goto(server.url + address);
  // A breach is an error on the page, which fails the test.
  assert.deepEqual(missing, []);
});

test("without scripts every text is there and nothing is offered that does nothing", async (t) => {
  const page = await openPage(t, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto(`${server.url}en/awareness/gamification/`);
  assert.ok(await page.getByRole("heading", { name: "Why it works" }).isVisible());
  for (const dead of ["[data-print]", "[data-theme-switch]", "[data-facilitate]", "[data-plan-toggle]"]) {
    assert.equal(await page.locator(dead).first().isVisible(), false, dead);
  }
  // The menu opens all the same.
  await page.locator("summary", { hasText: "Menu" }).click();
  await page.getByRole("link", { name: "Journey map" }).first().click();
  assert.ok(await page.getByRole("table").isVisible());
  assert.equal(await page.locator("form.filters").isVisible(), false);
});

test("the chosen look is put on before anything is drawn, and kept", async (t) => {
  const page = await openPage(t, { colorScheme: "light" });
  await page.goto(`${server.url}en/`);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  const button = page.locator("[data-theme-switch]");
  await button.click();
  assert.equal(await ground(), light);
  await button.click();
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.goto(`${server.url}vi/`);
  assert.equal(await ground(), dark);
  assert.equal(
    await page
      .locator("head script")
      .first()
      .evaluate((script) => script.async || script.defer),
    false,
  );
  await page.getByRole("button", { name: /^Nền sáng hay tối/ }).click();
  assert.equal(await ground(), light);
});

test("the contents follow the reader, and another language opens at the same section", async (t) => {
  const page = await openPage(t);
  await page.goto(`${server.url}en/awareness/gamification/`);
  await page.locator("#measure").evaluate((heading) => heading.scrollIntoView({ behavior: "instant" }));
  await page.locator(".contents a[aria-current]", { hasText: "Measure" }).waitFor();
  await page.locator(".contents-language a", { hasText: "Tiếng Việt" }).click();
  await page.waitForURL("**/vi/nhan-biet/tro-choi-hoa/#measure");
  assert.equal(await page.locator("html").getAttribute("lang"), "vi");
});

test("filters choose guides, the address keeps them, another language too", async (t) => {
  const page = await openPage(t);
  await page.goto(`${server.url}en/map/`);
  const shown = () => page.locator("[data-filter-item]:visible").count();
  const all = await shown();
  await page.getByLabel("Effort").selectOption("high");
  const high = await shown();
  assert.ok(high > 0 && high < all);
  assert.match(page.url(), /\?effort=high$/);
  assert.match(await page.locator("[data-filter-count]").textContent(), /^\d+ of 27 guides$/);
  // Cells that lost all their guides say so.
  assert.ok(await page.locator("[data-filter-gap]:visible").first().isVisible());
  await page.reload();
  assert.equal(await shown(), high);
  await page.getByRole("link", { name: "Tiếng Việt" }).click();
  await page.waitForURL("**/vi/map/?effort=high");
  assert.equal(await shown(), high);
  await page.getByRole("button", { name: "Hiện tất cả" }).click();
  assert.equal(await shown(), all);
  assert.match(page.url(), /\/vi\/map\/$/);
  await page.goto(`${server.url}en/map/?effort=nonsense`);
  assert.equal(await shown(), all);
});

test("arrow keys walk the map, gaps too", async (t) => {
  const page = await openPage(t);
  await page.goto(`${server.url}en/map/`);
  const here = () =>
    page.evaluate(() => {
      const cell = document.activeElement.closest("td, th");
      return [cell.closest("tr").dataset.channel, cell.dataset.stage, cell.classList.contains("gap")];
    });
  await page.locator("tr[data-channel='customer-service-call'] td[data-stage='consideration'] a").first().focus();
  await page.keyboard.press("ArrowLeft");
  assert.deepEqual(await here(), ["customer-service-call", "awareness", true]);
  await page.keyboard.press("ArrowUp");
  assert.deepEqual(await here(), ["in-store-visit", "awareness", false]);
});

test("the map prints on one page", async (t) => {
  const page = await openPage(t);
  for (const address of ["en/map/", "vi/map/"]) {
    await page.goto(server.url + address);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.equal(pages, 1, address);
  }
});

test("the menu of a narrow screen opens by keyboard and closes with Escape", async (t) => {
  const page = await openPage(t, { viewport: { width: 390, height: 844 } });
  await page.goto(`${server.url}vi/`);
  const header = await page.locator(".site-header").boundingBox();
  assert.ok(header.height <= 120, `the header takes ${header.height} px`);
  await page.locator(".menu summary").focus();
  await page.keyboard.press("Enter");
  const link = page.locator(".site-nav").getByRole("link", { name: "Bản đồ hành trình" });
  assert.ok(await link.isVisible());
  await page.keyboard.press("Escape");
  assert.equal(await link.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
});

test("both languages stand beside each other, and below each other on a narrow screen", async (t) => {
  const page = await openPage(t);
  await page.goto(`${server.url}both/awareness/gamification/`);
  const sides = async () => {
    const row = page.locator(".both-row.both-section", { has: page.locator("#steps") });
    return [await row.locator("[lang=en]").boundingBox(), await row.locator("[lang=vi]").boundingBox()];
  };
  let [en, vi] = await sides();
  assert.ok(en.y === vi.y && vi.x > en.x);
  await page.setViewportSize({ width: 390, height: 844 });
  [en, vi] = await sides();
  assert.ok(vi.y > en.y && Math.abs(vi.x - en.x) < 8);
});

test("a page in two languages keeps the language that the reader comes from", async (t) => {
  const page = await openPage(t, { locale: "en-GB" });
  await page.goto(`${server.url}vi/nhan-biet/tro-choi-hoa/`);
  await page.getByRole("link", { name: "Song ngữ" }).click();
  await page.waitForURL("**/both/awareness/gamification/");
  assert.equal(await page.locator("html").getAttribute("lang"), "vi");
  assert.equal(await page.locator(".eyebrow .stage-link").getAttribute("href"), "../../../vi/nhan-biet/");
  assert.equal(await page.locator(".site-header").count(), 1);
  assert.equal(await page.locator(".site-footer").count(), 1);
  const sizes = await page
    .locator(".both-titles h1, .both-titles .both-title")
    .evaluateAll((titles) => titles.map((title) => getComputedStyle(title).fontSize));
  assert.equal(sizes[0], sizes[1], "neither language comes first");
  await page.locator(".quiz [data-quiz-check]").first().click();
  assert.equal(await page.locator(".quiz-feedback").first().textContent(), "Hãy chọn một đáp án trước.");
  const look = page.getByRole("button", { name: /^Nền sáng hay tối/ });
  await look.click();
  await page.reload();
  assert.match(await look.innerText(), /Sáng$/);
  await page.keyboard.press("/");
  await page.keyboard.type("qua tang tri an");
  await page.locator("[data-search-dialog] a.search-hit").first().waitFor();
  await page.locator("[data-search-dialog] [data-search-close]").click();
  await page.locator(".path").getByRole("link", { name: "Xem xét" }).click();
  await page.waitForURL("**/vi/xem-xet/");

  await page.goto(`${server.url}en/awareness/gamification/`);
  await page.getByRole("link", { name: "Both languages side by side" }).click();
  await page.waitForURL("**/both/awareness/gamification/");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  // Who comes from elsewhere reads the language of the browser.
  const other = await openPage(t, { locale: "vi-VN" });
  await other.goto(`${server.url}both/awareness/gamification/`);
  assert.ok(await other.getByRole("link", { name: "Bản đồ hành trình" }).first().isVisible());
});

test("an offline site works from a folder on disk", async (t) => {
  const offline = await buildSite(t, { args: ["--offline"] });
  const page = await openPage(t);
  await page.goto(pathToFileURL(path.join(offline, "en/index.html")).href);
  await page.getByRole("link", { name: "Journey map" }).first().click();
  await page.waitForURL(/en\/map\/index\.html$/);
  await page.getByLabel("Effort").selectOption("low");
  assert.ok((await page.locator("[data-filter-item]:visible").count()) > 0);
  await page.getByRole("link", { name: "Tiếng Việt" }).click();
  await page.waitForURL(/vi\/map\/index\.html/);
  assert.equal(await page.getByLabel("Mức độ công sức").inputValue(), "low");
});

test("nothing moves while a page is drawn", async (t) => {
  const page = await openPage(t, { viewport: { width: 390, height: 844 } });
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const address of ["en/", "vi/nhan-biet/", "vi/nhan-biet/tro-choi-hoa/", "vi/map/"]) {
    await page.goto(server.url + address, { waitUntil: "networkidle" });
    assert.equal(await page.evaluate(() => window.shift), 0, address);
  }
});

test("a brand puts its logo and colour on every page, light and dark", async (t) => {
  const playbook = await copyPlaybook(t);
  const settings = path.join(playbook, "content/playbook.yaml");
  await writeFile(
    path.join(playbook, "content/logo.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>`,
  );
  await writeFile(settings, `${await readFile(settings, "utf8")}\nbrand: {logo: logo.svg, colour: "#7a1fa2"}\n`);
  const branded = await serveFolder(t, await buildSite(t, { playbook }), { csp: true });
  const page = await openPage(t, { colorScheme: "light" });
  await page.goto(`${branded.url}en/`);
  const colour = () =>
    page
      .locator(".doors a")
      .first()
      .evaluate((door) => getComputedStyle(door).color);
  assert.equal(await colour(), "rgb(122, 31, 162)");
  assert.ok(await page.locator(".site-logo").evaluate((image) => image.complete && image.naturalWidth > 0));
  await page.emulateMedia({ colorScheme: "dark" });
  assert.notEqual(await colour(), "rgb(122, 31, 162)");
  await writeFile(settings, (await readFile(settings, "utf8")).replace("#7a1fa2", "#ffd400"));
  const { stdout } = await stagecraft(["check", "--root", playbook, "--lang", "en"]).catch((error) => error);
  assert.match(stdout, /error\[yaml\/wrong-type\].*`#ffd400` is too pale to be read/);
  assert.match(stdout, /Did you mean `#7f6a00`/);
});

test("pages say what they are to programs that share and search", async (t) => {
  const built = await buildSite(t, { args: ["--base-url", "https://example.org/playbook/"] });
  const shared = await serveFolder(t, built, { csp: true });
  const page = await openPage(t);
  await page.goto(`${shared.url}vi/nhan-biet/tro-choi-hoa/`);
  const head = (selector, attribute) => page.locator(`head ${selector}`).getAttribute(attribute);
  assert.equal(await head("[rel=canonical]", "href"), "https://example.org/playbook/vi/nhan-biet/tro-choi-hoa/");
  assert.equal(await head("[hreflang=x-default]", "href"), "https://example.org/playbook/en/awareness/gamification/");
  assert.equal(await head("[property='og:title']", "content"), await page.locator("h1").textContent());
  const data = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
  assert.deepEqual(data["@type"], ["LearningResource", "HowTo"]);
  assert.equal(data.prepTime, "P2W");
  const steps = await page.locator("article .prose h2#steps ~ ol > li > strong:first-child").allTextContents();
  assert.ok(steps.length > 3);
  assert.deepEqual(data.step.map((step) => step.name).slice(0, steps.length), steps);
  for (const step of data.step) {
    const { href, hash } = new URL(step.url);
    assert.ok(href.startsWith(data.url), href);
    assert.equal(await page.locator(`article ${hash}`).count(), 1, hash);
  }
  assert.equal(data.inLanguage, "vi");
});

test("the markup of every kind of page is valid", async () => {
  const jar = require("vnu-jar");
  const files = addresses.map((address) => path.join(folder, address.endsWith("/") ? `${address}index.html` : address));
  const errors = await promisify(execFile)("java", [
    "-jar",
    jar,
    "--errors-only",
    "--format",
    "json",
    ...files,
    path.join(folder, "index.html"),
  ]).then(
    ({ stderr }) => stderr,
    (error) => error.stderr,
  );
  // The standard has `blocking` on links that expect a part of the page too; the checker does not know it yet.
  const known =
    /^A “link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”\.$/;
  const wrong = JSON.parse(errors).messages.filter((one) => !known.test(one.message));
  assert.deepEqual(
    wrong.map((one) => `${one.url}:${one.lastLine}: ${one.message}`),
    [],
  );
});

test("scripts come after those whose parts they use", async () => {
  const assets = path.join(repository, "themes/default/assets");
  const names = (list) => list.split(",").map((name) => name.split(":")[0].trim());
  const scripts = new Map();
  for (const file of (await readdir(assets)).filter((name) => name.endsWith(".js"))) {
    const text = await readFile(path.join(assets, file), "utf8");
    const founds = /window\.Stagecraft = .*\(\{ ([^}]+) \}\)/.exec(text);
    const gives = [...text.matchAll(/\bown\.(\w+) = /g)].map(([, part]) => part).concat(founds ? names(founds[1]) : []);
    const taken = [...text.matchAll(/const \{ ([^}]+) \} = (?:own|window\.Stagecraft);/g)].flatMap(([, list]) =>
      names(list),
    );
    const uses = [...text.matchAll(/\bown\.(\w+)\b/g)].map(([, part]) => part).concat(taken);
    scripts.set(file, { gives, uses: uses.filter((part) => !gives.includes(part)) });
  }
  const onDemand = scripts.get("search-matcher.js").gives;
  for (const address of Object.values(kinds).flat()) {
    const page = await readFile(path.join(folder, address, address.endsWith(".html") ? "" : "index.html"), "utf8");
    const there = new Set(onDemand);
    for (const [, name] of page.matchAll(/<script src="[^"]*assets\/([\w-]+)\.\w+\.js"/g)) {
      const { gives, uses } = scripts.get(`${name}.js`);
      assert.deepEqual(
        uses.filter((part) => !there.has(part)),
        [],
        `${name}.js on ${address}`,
      );
      gives.forEach((part) => there.add(part));
    }
    assert.ok(there.size > onDemand.length, address);
  }
});

test("ids of the theme cannot meet ids of a text: they begin with two underscores", async () => {
  const folder = path.join(repository, "themes/default");
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(html|js)$/.test(file));
  const given = [];
  for (const file of files) {
    const text = await readFile(path.join(folder, file), "utf8");
    given.push(...Array.from(text.matchAll(/\bid(?:="|: ")([^"]*)"/g), ([, id]) => id));
  }
  // Readers link to sections of a stage, to stages of a lens and to terms: these are content.
  const content = /^(stage-|metric-\{\{|\{\{ (stage|term)\.id \}\}$)/;
  assert.ok(given.length > 40);
  assert.deepEqual(
    given.filter((id) => !id.startsWith("__") && !content.test(id)),
    [],
  );
});

test("pages are light: before pictures a guide has at most 122 KB, a stage 124, 50 as hosts send them", async (t) => {
  const limits = { guide: 122, both: 139, stage: 124, home: 98, page: 104 };
  const weights = await weighAll(await buildSite(t));
  assert.ok(weights.filter(({ kind }) => kind === "guide").length >= 50, "guides are weighed");
  for (const [kind, limit] of Object.entries(limits)) {
    const heavy = weights.filter((one) => one.kind === kind && (one.raw > limit * 1024 || one.sent > 50 * 1024));
    assert.deepEqual(heavy, [], kind);
  }
});

test("the whole path and a way in stand on the first screen of the home page, at a desk and on a phone", async (t) => {
  const page = await openPage(t);
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    for (const address of ["en/", "vi/"]) {
      await page.goto(server.url + address);
      const bottoms = await page
        .locator(".doors li, .journey-card h3")
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().bottom));
      assert.ok(bottoms.length >= 8);
      assert.ok(Math.max(...bottoms) <= height, `${address} at ${width} × ${height}: ${bottoms}`);
    }
  }
});

test("an address that is not there helps on from any depth", async (t) => {
  const page = await openPage(t, { viewport: { width: 390, height: 844 } });
  const links = () => page.locator(".not-found a:visible").count();
  const bare = () => page.locator(".if-bare:visible").count();
  const atRoot = await buildSite(t);
  const told = await buildSite(t, { args: ["--base-url", "https://example.org/a/"] });
  const stated = await buildSite(t, { playbook: await playbookAt(t, "b/c") });
  for (const [built, prefix] of [
    [atRoot, "/"],
    [told, "/a/"],
    [stated, "/b/c/"],
  ]) {
    const { url } = await serveFolder(t, built, { csp: true, prefix });
    for (const address of ["nowhere", "vi/nowhere/at/all/", "en/awareness/nowhere.html"]) {
      assert.equal((await page.goto(url + address)).status(), 404);
      assert.deepEqual([await links(), await bare(), await page.locator(".site-header").isVisible()], [4, 0, true]);
      assert.ok((await overflow(page)) <= 0);
    }
    await page.locator(".not-found[lang=vi] a").first().click();
    await page.waitForURL(`${url}vi/`);
  }

  // Elsewhere than was stated, it leads nowhere and says how to go on.
  const { url } = await serveFolder(t, atRoot, { csp: true, prefix: "/elsewhere/" });
  await page.goto(`${url}vi/nowhere/at/all/`);
  assert.deepEqual([await links(), await bare(), await page.locator("a:visible").count()], [0, 2, 0]);
  assert.ok((await overflow(page)) <= 0);
});

test("every icon on every kind of page is drawn", async (t) => {
  const page = await openPage(t, { javaScriptEnabled: false });
  for (const address of addresses) {
    await page.goto(server.url + address);
    const missing = await page
      .locator("svg use")
      .evaluateAll((uses) =>
        uses.map((use) => use.getAttribute("href")).filter((href) => !document.querySelector(`symbol${href}`)),
      );
    assert.deepEqual(missing, [], address);
  }
});

test("pages in a sandboxed frame, which may keep nothing, raise no error", async (t) => {
  const site = await buildSite(t);
  const server = await serveFolder(t, site);
  for (const address of ["en/", "en/awareness/ebook/", "vi/plan/", "en/study/", "both/awareness/ebook/"]) {
    await writeFile(
      path.join(site, "frame.html"),
      `<iframe width="900" height="700" sandbox="allow-scripts" src="${address}"></iframe>`,
    );
    const page = await openPage(t);
    await page.goto(`${server.url}frame.html`);
    const frame = page.frameLocator("iframe");
    await frame.locator("html[data-script]").waitFor();
    await page.waitForLoadState("networkidle");
    await frame.locator("[data-theme-switch]").dispatchEvent("click");
    await frame.locator("html[data-theme=light]").waitFor();
    // To print, to save and to ask are forbidden there.
    const forbidden = "[data-print], [data-plan-part=print], [data-plan-part=calendar], .own-data";
    if (address.includes("plan")) {
      await frame.locator("tr[data-guide] [data-plan-toggle]").first().click();
      assert.equal(await frame.locator("[data-item]").count(), 1);
    }
    for (const control of await frame.locator(forbidden).all()) assert.ok(await control.isHidden(), address);
    if (!address.includes("plan")) continue;
    await frame.locator("[data-plan-part=clear]").click();
    assert.equal(await frame.locator("[data-item]").count(), 0);
    await frame.locator(".toast button").first().click();
    assert.equal(await frame.locator("[data-item]").count(), 1);
  }
});
