// Reading offline: what is kept, what a new publish does, and where nothing is kept.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { buildSite, copyPlaybook, openPage, serveFolder, stagecraft, until } from "./harness.mjs";

const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** Waits until the worker has kept a page that the reader has not opened. */
const hasKept = (page, address) =>
  until(`${address} is kept`, () =>
    page.evaluate(async (wanted) => Boolean(await caches.match(new URL(wanted, location.href).href)), address),
  );

test("pages that were never opened are read without a connection, in both languages", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true, prefix: "/team/playbook/" });
  const page = await openPage(t);
  await page.goto(`${server.url}en/`);
  await controlled(page);
  await hasKept(page, "../vi/nhan-biet/");
  await hasKept(page, "../vi/plan/");
  await hasKept(page, "../404.html");
  await hasKept(page, "../en/loyalty/gift/");
  await page.context().setOffline(true);
  // Some versions of Chromium still say to pages that there is a network.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
  await page.goto(`${server.url}en/loyalty/gift/`);
  assert.ok((await page.locator("h1").textContent()).length > 3);
  // Says that there is no connection.
  await page.locator(".toast").waitFor();
  await page.goto(`${server.url}vi/plan/`);
  await page.locator("[data-plan-toggle]").first().click();
  assert.equal(await page.locator("[data-item]").count(), 1, "scripts are kept too");
  await page.goto(`${server.url}en/loyalty/gift/index.html`);
  assert.ok((await page.locator("h1").textContent()).length > 3, "however the address is spelt");
  await page.goto(`${server.url}en/nowhere/`);
  assert.equal(await page.locator(".not-found").count(), 2);
});

test("a new publish shows at once, and is kept when the reader agrees to reload", async (t) => {
  const playbook = await copyPlaybook(t);
  const first = await buildSite(t, { playbook });
  const server = await serveFolder(t, first, { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/loyalty/`);
  await controlled(page);
  await hasKept(page, "../../en/loyalty/gift/");

  const guide = path.join(playbook, "content/guides/loyalty/gift.en.md");
  await writeFile(guide, (await readFile(guide, "utf8")).replace(/^title: .*$/m, "title: A very new title"));
  await stagecraft(["build", "--root", playbook, "--out", first, "--quiet"]);

  await page.goto(`${server.url}en/loyalty/gift/`);
  assert.equal(await page.locator("h1").textContent(), "A very new title", "nothing stale");
  const toast = page.locator(".toast");
  await toast.waitFor();
  await Promise.all([page.waitForEvent("load"), toast.locator("button").first().click()]);
  const names = () => page.evaluate(() => caches.keys());
  await until(
    "one version is kept",
    async () => (await names()).filter((name) => name.includes(" pages ")).length === 1,
  );
  await page.context().setOffline(true);
  await page.goto(`${server.url}en/loyalty/gift/`);
  assert.equal(await page.locator("h1").textContent(), "A very new title");
});

test("the manifests name the site in their language, and everything in them is there", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true, prefix: "/team/playbook/" });
  const page = await openPage(t);
  const names = new Set();
  for (const language of ["en", "vi"]) {
    await page.goto(`${server.url}${language}/map/`);
    const address = await page.locator('link[rel="manifest"]').evaluate((link) => link.href);
    const manifest = await (await page.request.get(address)).json();
    names.add(manifest.name);
    assert.equal(manifest.lang, language);
    assert.equal(new URL(manifest.start_url, address).href, `${server.url}${language}/`);
    assert.equal(new URL(manifest.scope, address).href, server.url);
    for (const icon of manifest.icons) {
      assert.equal((await page.request.get(new URL(icon.src, address).href)).status(), 200);
    }
  }
  assert.equal(names.size, 2);
});

test("two playbooks on one host keep apart what they keep", async (t) => {
  const folder = await buildSite(t);
  const server = await serveFolder(t, folder, { csp: true, prefix: "/one/" });
  const page = await openPage(t);
  await page.goto(`${server.url}en/`);
  await controlled(page);
  await page.locator('[data-lens-switch] input[value="engagement-funnel"]').first().check();
  const names = await page.evaluate(async () => ({ caches: await caches.keys(), data: Object.keys(localStorage) }));
  assert.ok(
    names.caches.every((name) => name.includes(`${server.url} `)),
    names.caches.join(),
  );
  assert.ok(names.data.includes("stagecraft:/one/"), names.data.join());
});

test("a page of a preview registers nothing", async (t) => {
  const folder = await buildSite(t);
  const file = path.join(folder, "en/index.html");
  await writeFile(path.join(folder, "client.js"), "");
  const mark = '<script src="../client.js" data-page="en/index.html" data-status="200"></script></head>';
  await writeFile(file, (await readFile(file, "utf8")).replace("</head>", mark));
  const server = await serveFolder(t, folder, { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}vi/`);
  await controlled(page);
  await page.goto(`${server.url}en/`);
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await until("nothing is registered", async () => (await registered()) === 0);
});
