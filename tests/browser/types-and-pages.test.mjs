// Types of guides, guides in several places, pages in folders and the menu, as readers meet them: filters, the plan, the
// keyboard, and a phone.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { buildSite, copyPlaybook, openPage, serveFolder } from "./harness.mjs";
import { checkAccess } from "./reader.mjs";

const settings = `
guide_types:
  - id: script
    name: {en: Call script, vi: Kịch bản gọi}
    sections:
      - {id: opening, name: {en: Opening, vi: Mở đầu}}
menu:
  - home
  - map
  - label: {en: Our team, vi: Đội ngũ}
    items:
      - team
      - to: team/roles
        label: {en: Who does what, vi: Ai làm gì}
      - {label: {en: Shop, vi: Cửa hàng}, link: "https://example.org/"}
  - glossary
`;

const texts = {
  "pages/index.en.md": ["title: Welcome\nsummary: All that our shops need.", "- [ ] Read about each [[stage]]"],
  "pages/index.vi.md": ["title: Chào mừng\nsummary: Mọi điều cửa hàng cần.", "- [ ] Đọc về từng [[stage|giai đoạn]]"],
  "pages/team/index.en.md": ["title: Our team\nsummary: Who we are.", "A text."],
  "pages/team/index.vi.md": ["title: Đội ngũ\nsummary: Chúng tôi là ai.\nslug: doi-ngu", "Một đoạn."],
  "pages/team/roles.en.md": ["title: Roles\nsummary: Who does what.", "A text."],
  "pages/team/roles.vi.md": ["title: Vai trò\nsummary: Ai làm gì.", "Một đoạn."],
  "guides/loyalty/phone-call.en.md": [
    "title: Phone call\nsummary: What to say.\nactivity: gift\ntype: script\nalso: [awareness/ebook]\n" +
      "channels: [email]\ninitiative: proactive\neffort: low\ntime: {run: 1h}",
    "## Opening\n\nA text.",
  ],
  "guides/loyalty/phone-call.vi.md": ["title: Cuộc gọi\nsummary: Nói gì.", "## Mở đầu\n\nMột đoạn."],
};

/** Builds the shipped playbook with all of this. */
async function build(t) {
  const playbook = await copyPlaybook(t);
  const file = path.join(playbook, "content/playbook.yaml");
  await writeFile(file, (await readFile(file, "utf8")) + settings);
  for (const [name, [head, body]] of Object.entries(texts)) {
    const to = path.join(playbook, "content", name);
    await mkdir(path.dirname(to), { recursive: true });
    await writeFile(to, `---\n${head}\n---\n\n${body}\n`);
  }
  const site = await buildSite(t, { playbook });
  return serveFolder(t, site, { csp: true });
}

test("readers filter by the type of guides, on the map and in search", async (t) => {
  const server = await build(t);
  const page = await openPage(t);
  const shown = () =>
    page
      .locator("[data-filter-item]:visible")
      .evaluateAll((items) => [...new Set(items.map((item) => item.dataset.filterItem))]);
  for (const address of ["en/map/"]) {
    await page.goto(server.url + address);
    await page.locator("form[data-filters] select[name=type]").selectOption({ label: "Call script" });
    assert.deepEqual(await shown(), ["loyalty/phone-call"], address);
    assert.match(page.url(), /\?type=script$/);
  }
  await page.goto(`${server.url}vi/map/?activity=awareness/ebook`);
  assert.ok((await shown()).includes("loyalty/phone-call"), "an activity finds its guests");
  await page.goto(`${server.url}en/search/?q=call`);
  await page.click(".search-toggle");
  await page.locator(".search-facets select[name=type]").selectOption({ label: "Call script (1)" });
  await page.getByText("1 result", { exact: true }).waitFor();
  assert.match(await page.locator("[data-search-page] .search-results").innerText(), /Phone call/);
});

test("a guest is put into the plan from another stage, and is there once", async (t) => {
  const server = await build(t);
  const page = await openPage(t);
  await page.goto(`${server.url}en/awareness/`);
  const card = page.locator(".card[data-guide='loyalty/phone-call']");
  assert.match(await card.innerText(), /Also here; its home is Loyalty/);
  await card.locator("[data-plan-toggle]").click();
  await page.goto(`${server.url}en/plan/`);
  assert.equal(await page.locator("[data-plan-part=list] > li").count(), 1);
  assert.equal(await page.locator("[data-plan-part=total-run]").innerText(), "1 hour");
  const buttons = page.locator("[data-guide='loyalty/phone-call'] [data-plan-toggle]");
  assert.equal(await buttons.count(), 2, "in its stage, and where it is a guest");
  await buttons.first().click();
  assert.deepEqual(await buttons.evaluateAll((all) => all.map((one) => one.ariaPressed)), ["false", "false"]);
});

test("groups of the menu work with the keyboard, and close", async (t) => {
  const server = await build(t);
  const page = await openPage(t);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${server.url}en/team/roles/`);
  const group = page.locator("details[data-menu-group]");
  const summary = group.locator("summary");
  const isOpen = () => group.evaluate((details) => details.open);
  await summary.focus();
  await page.keyboard.press("Enter");
  assert.equal(await isOpen(), true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Who does what");
  assert.equal(await page.evaluate(() => document.activeElement.ariaCurrent), "page");
  await page.keyboard.press("Escape");
  assert.equal(await isOpen(), false);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
  await summary.click();
  await page.locator("h1").click();
  assert.equal(await isOpen(), false, "a click elsewhere closes it");
  await summary.click();
  for (let press = 0; press < 4; press++) await page.keyboard.press("Tab");
  assert.equal(await isOpen(), false, "so does going on");
});

test("on a phone the menu unfolds in its place, and no page is wider than the screen", async (t) => {
  const server = await build(t);
  const page = await openPage(t);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const address of ["vi/", "vi/doi-ngu/", "vi/doi-ngu/roles/", "vi/nhan-biet/", "vi/map/", "vi/plan/"]) {
    await page.goto(server.url + address);
    await page.locator("details.menu > summary").click();
    const summary = page.locator("details[data-menu-group] > summary");
    await summary.click();
    await page.getByRole("link", { name: "Ai làm gì" }).first().waitFor();
    const box = await summary.boundingBox();
    assert.ok(box.height >= 44, `${address}: ${box.height}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, address);
  }
});

test("pages in folders lead up, down and on, in both languages", async (t) => {
  const server = await build(t);
  const page = await openPage(t);
  await page.goto(`${server.url}en/team/`);
  await page.getByRole("navigation", { name: "In this section" }).getByRole("link", { name: "Roles" }).click();
  assert.equal(page.url(), `${server.url}en/team/roles/`);
  await page.locator(".language-switch a[data-language=vi]").click();
  assert.equal(page.url(), `${server.url}vi/doi-ngu/roles/`);
  await page.getByRole("navigation", { name: "Vị trí của trang này" }).getByRole("link", { name: "Đội ngũ" }).click();
  assert.equal(page.url(), `${server.url}vi/doi-ngu/`);
});

test("the introduction of the home page has terms and ticks as every text", async (t) => {
  const server = await build(t);
  const page = await openPage(t);
  await page.goto(`${server.url}en/`);
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Welcome");
  await page.locator(".home-intro input[data-check]").check();
  await page.reload();
  assert.equal(await page.locator(".home-intro input[data-check]").isChecked(), true);
  await page.locator(".home-intro [data-term], .home-intro .term").first().focus();
});

test("axe finds nothing on pages in folders, an open menu, guests and the introduction of home", async (t) => {
  const server = await build(t);
  const page = await openPage(t);
  for (const address of [
    "en/",
    "vi/doi-ngu/",
    "en/team/roles/",
    "en/awareness/",
    "vi/map/",
    "en/loyalty/phone-call/",
  ]) {
    await page.goto(server.url + address);
    await page.locator("details[data-menu-group] > summary").click();
    await checkAccess(page, address);
  }
});
