// What a playbook declares for itself, as readers meet it: a filter on the map and on a stage, in both languages.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { buildSite, copyPlaybook, openPage, serveFolder } from "./harness.mjs";

const vocabulary = `vocabularies:
  brand-tone:
    label: {en: Tone of voice, vi: Giọng điệu}
    terms:
      - {id: warm, name: {en: Warm, vi: Ấm áp}}
      - {id: expert, name: {en: Expert, vi: Chuyên gia}}
`;

/** Changes a file of a playbook. */
async function edit(playbook, file, from, to) {
  const name = path.join(playbook, file);
  const text = await readFile(name, "utf8");
  assert.ok(text.includes(from), file);
  await writeFile(name, text.replace(from, to));
}

test("a vocabulary of the playbook's own filters the map and a stage", async (t) => {
  const playbook = await copyPlaybook(t);
  await edit(playbook, "content/playbook.yaml", "vocabularies:\n", vocabulary);
  await edit(playbook, "content/guides/awareness/ebook.en.md", "title: ", "brand-tone: [expert, warm]\ntitle: ");
  // A stage with more guides than one sees at a glance can be filtered.
  const folder = path.join(playbook, "content/guides/awareness");
  for (const number of [1, 2, 3, 4, 5]) {
    const text = await readFile(path.join(folder, "gamification.en.md"), "utf8");
    await writeFile(path.join(folder, `more-${number}.en.md`), text.replace(/^title: .*/m, `title: More ${number}`));
  }
  const site = await buildSite(t, { playbook });
  const server = await serveFolder(t, site, { csp: true });
  const page = await openPage(t);
  const shown = () =>
    page
      .locator("[data-filter-item]:visible")
      .evaluateAll((items) => [...new Set(items.map((item) => item.dataset.filterItem))]);
  await page.goto(`${server.url}en/map/`);
  const all = (await shown()).length;
  await page.getByLabel("Tone of voice").selectOption("warm");
  assert.deepEqual(await shown(), ["awareness/ebook"]);
  assert.match(page.url(), /\?brand-tone=warm$/);
  await page.goto(`${server.url}vi/map/?brand-tone=expert`);
  assert.equal(await page.getByLabel("Giọng điệu").inputValue(), "expert");
  assert.deepEqual(await shown(), ["awareness/ebook"]);
  await page.getByRole("button", { name: "Hiện tất cả" }).click();
  assert.equal((await shown()).length, all);
  await page.goto(`${server.url}en/awareness/?brand-tone=expert`);
  assert.deepEqual(await shown(), ["awareness/ebook"]);
  await page.goto(`${server.url}en/search/?q=ebook&brand-tone=expert`);
  assert.ok(await page.getByLabel("Tone of voice").isVisible());
});
