// A team that states few facts or none, as readers meet it: the plan's ranges and words, filters with what is not
// stated, and pages without the places of what nobody states.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { buildSite, copyPlaybook, openPage, serveFolder } from "./harness.mjs";

/** Changes a file of a playbook. */
async function edit(playbook, file, change) {
  const name = path.join(playbook, file);
  const text = await readFile(name, "utf8");
  const changed = change(text);
  assert.notEqual(changed, text, file);
  await writeFile(name, changed);
}

const withoutKey = (key) => (text) => text.replace(new RegExp(`^${key}:\\n(?:[ \\n].*\\n|\\n)*`, "m"), "");
const withoutField = (field) => (text) => text.replace(new RegExp(`^${field}: .*\\n`, "m"), "");
const withField = (field, value) => (text) => text.replace(new RegExp(`^${field}: .*$`, "m"), `${field}: ${value}`);

/** Builds and serves a playbook. */
async function open(t, playbook, options = {}) {
  const server = await serveFolder(t, await buildSite(t, { playbook }), { csp: true });
  return { page: await openPage(t, options), url: server.url };
}

/** A playbook some of whose guides state ranges, words, or nothing. */
async function mixed(t) {
  const playbook = await copyPlaybook(t);
  const guide = (name) => `content/guides/awareness/${name}.en.md`;
  await edit(playbook, "content/playbook.yaml", withoutKey("guide_facts"));
  await edit(playbook, guide("ebook"), withField("time", '{prepare: 2-3d, run: "1 h per reader"}'));
  await edit(playbook, guide("free-course"), withField("time", "{prepare: 4h, run: 1-2w}"));
  for (const field of ["time", "effort", "channels"]) await edit(playbook, guide("gamification"), withoutField(field));
  return playbook;
}

const part = (page, name) => page.locator(`[data-plan-part="${name}"]`);

test("the plan adds ranges up as ranges and says what it could not add", async (t) => {
  const { page, url } = await open(t, await mixed(t));
  await page.goto(`${url}en/plan/`);
  for (const name of ["free-course", "ebook", "gamification"]) {
    await page.locator(`tr[data-guide="awareness/${name}"] [data-plan-toggle]`).click();
  }
  const text = async (name) => (await part(page, name).textContent()).replace(/\s+/g, " ").trim();
  assert.equal(await text("total-prepare"), "2 working days 4 hours to 3 working days 4 hours");
  assert.equal(await text("open-prepare"), "and 1 guide without a time that could be added");
  assert.equal(await text("total-run"), "5 working days to 10 working days");
  assert.equal(await text("open-run"), "and 2 guides without a time that could be added");
  assert.ok(await part(page, "longest").isVisible());
  const agenda = await page.locator('[data-plan-part="agenda"] tr').allTextContents();
  assert.equal(agenda.length, 3, "what has no length is not in the agenda");
  assert.ok(agenda[1].includes("1–2 weeks") && agenda[2].includes("2–3 days"), agenda.join());
  const untimed = await page.locator('[data-plan-part="untimed-list"] li').allTextContents();
  assert.equal(untimed.length, 2);
  assert.ok(untimed[0].includes("Run: 1 h per reader"), untimed[0]);

  await page.goto(`${url}vi/plan/`);
  const words = page.locator('[data-item="awareness/ebook"] p');
  assert.match(await words.textContent(), /^Chuẩn bị: 2–3 ngày · Triển khai: 1 h per reader$/);
  assert.equal(await words.locator("span").getAttribute("lang"), "en");
});

test("a plan of guides without times has neither agenda nor calendar", async (t) => {
  const { page, url } = await open(t, await mixed(t));
  await page.goto(`${url}en/plan/`);
  await page.locator('tr[data-guide="awareness/gamification"] [data-plan-toggle]').click();
  assert.equal((await part(page, "total-run").textContent()).trim(), "none");
  for (const name of ["timed", "calendar"]) assert.ok(await part(page, name).isHidden(), name);
  assert.ok(await part(page, "untimed").isVisible());
  assert.ok(await part(page, "share").isVisible());
});

test("guides that do not state a fact can be chosen, and have a row of their own on the map", async (t) => {
  const { page, url } = await open(t, await mixed(t));
  const shown = () =>
    page
      .locator("[data-filter-item]:visible")
      .evaluateAll((items) => [...new Set(items.map((item) => item.dataset.filterItem))]);
  await page.goto(`${url}en/map/`);
  await page.getByLabel("Effort").selectOption({ label: "Not stated" });
  assert.deepEqual(await shown(), ["awareness/gamification"]);
  assert.match(page.url(), /\?effort=-$/);
  const row = page.getByRole("row", { name: "Channel not stated" });
  assert.ok(await row.getByRole("link", { name: "Gamification" }).isVisible());
  assert.equal(await page.getByLabel("Initiative").locator('option[value="-"]').count(), 0, "every guide states it");
  await page.goto(`${url}vi/map/?effort=-`);
  assert.deepEqual(await shown(), ["awareness/gamification"]);
  await page.goto(`${url}en/search/?q=gamification`);
  const channel = page.locator('select[name="channels"]');
  await channel.locator("option", { hasText: "Not stated" }).waitFor({ state: "attached" });
});

for (const viewport of [
  { width: 1200, height: 800 },
  { width: 360, height: 740 },
]) {
  test(`a team that states nothing has whole pages (${viewport.width})`, async (t) => {
    const playbook = await copyPlaybook(t);
    for (const key of ["guide_facts", "vocabularies"]) await edit(playbook, "content/playbook.yaml", withoutKey(key));
    const folder = path.join(playbook, "content/guides");
    for (const name of await readdir(folder, { recursive: true })) {
      if (!name.endsWith(".en.md")) continue;
      const facts = ["channels", "industries", "roles", "initiative", "effort", "time", "team", "metrics", "updated"];
      await edit(playbook, path.join("content/guides", name), (text) =>
        facts.reduce((text, fact) => withoutField(fact)(text), text),
      );
    }
    const { page, url } = await open(t, playbook, { viewport });
    for (const address of ["", "map/", "awareness/", "awareness/ebook/", "plan/", "study/", "search/?q=ebook"]) {
      await page.goto(`${url}en/${address}`);
      const empty = await page
        .locator("main :is(section, dl, ul, form, table, select)")
        .evaluateAll((all) => all.filter((one) => one.checkVisibility() && !one.textContent.trim()).length);
      assert.equal(empty, 0, `${address} has empty parts`);
      assert.doesNotMatch(await page.locator("main").innerText(), /undefined|null|NaN/, address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${address} scrolls sideways by ${wide}`);
    }
    await page.goto(`${url}en/plan/`);
    await page.locator("[data-plan-toggle]").first().click();
    assert.equal(await page.locator("[data-item]").count(), 1);
    assert.ok(await part(page, "print").isVisible());
  });
}
