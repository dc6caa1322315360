// Reading offline: what is kept, what a new publish does, and where nothing is kept.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { buildSite, copyPlaybook, openPage, serveFolder, stagecraft, until } from "./harness.mjs";

const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** Has everything kept at once, as it is for who has put the site beside their programs. */
const keepAll = (page) => page.evaluate(() => navigator.serviceWorker.controller.postMessage("keep"));

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
  await keepAll(page);
  await hasKept(page, "../vi/nhan-biet/");
  await hasKept(page, "../vi/plan/");
  await hasKept(page, "../404.html");
  await hasKept(page, "../en/loyalty/gift/");
  await page.context().setOffline(true);
  // The page that is open has said it already; this tab has not.
  const tab = await page.context().newPage();
  // Some versions of Chromium still say to pages that there is a network.
  await tab.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
  await tab.goto(`${server.url}en/loyalty/gift/`);
  assert.ok((await tab.locator("h1").textContent()).length > 3);
  // Says that there is no connection.
  await tab.locator(".toast").waitFor();
  await tab.goto(`${server.url}vi/plan/`);
  await tab.evaluate(() => navigator.serviceWorker.ready);
  await tab.waitForLoadState("networkidle");
  assert.equal(await tab.locator(".toast").count(), 0, "once is enough");
  await tab.locator("[data-plan-toggle]").first().click();
  assert.equal(await tab.locator("[data-item]").count(), 1, "scripts are kept too");
  await tab.goto(`${server.url}en/loyalty/gift/index.html`);
  assert.ok((await tab.locator("h1").textContent()).length > 3, "however the address is spelt");
  await tab.goto(`${server.url}en/nowhere/`);
  assert.equal(await tab.locator(".not-found").count(), 2);
});

/** Opens two pages of a site that is published anew with another title of a guide once they are open. */
async function openBeforePublish(t, ...addresses) {
  const playbook = await copyPlaybook(t);
  const folder = await buildSite(t, { playbook });
  const server = await serveFolder(t, folder, { csp: true });
  const page = await openPage(t);
  await page.goto(`${server.url}en/loyalty/`);
  await controlled(page);
  const tabs = [];
  for (const address of addresses) {
    const tab = await page.context().newPage();
    await tab.goto(server.url + address);
    await hasKept(tab, tab.url());
    tabs.push(tab);
  }
  const publish = async (title) => {
    const guide = path.join(playbook, "content/guides/loyalty/gift.en.md");
    await writeFile(guide, (await readFile(guide, "utf8")).replace(/^title: .*$/m, `title: ${title}`));
    await stagecraft(["build", "--root", playbook, "--out", folder, "--quiet"]);
  };
  return { page, tabs, publish, url: server.url };
}

const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });

/** Waits until a new version is there and every page has had time to tell. */
async function isWaiting(page) {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
  await page.waitForLoadState("networkidle");
}

test("a new version is offered where the page is not of it already, and is in every tab once one agrees", async (t) => {
  const { page, tabs, publish, url } = await openBeforePublish(t, "en/loyalty/gift/", "vi/glossary/");
  const [old, same] = tabs;
  await publish("A very new title");
  await page.goto(`${url}en/loyalty/gift/`);
  assert.equal(await page.locator("h1").textContent(), "A very new title", "nothing stale");
  await isWaiting(page);
  await page.reload();
  await isWaiting(page);
  // A page that was opened since has nothing new to come; one that no edit touched neither.
  assert.equal(await page.locator(".toast").count(), 0, "a page opened since");
  assert.equal(await same.locator(".toast").count(), 0, "a page that no edit touched");

  await publish("An even newer title");
  await Promise.all([update(page), page.locator(".toast").waitFor(), old.locator(".toast").waitFor()]);
  const renewed = Promise.all([page, old].map((tab) => tab.waitForEvent("load")));
  await page.locator(".toast button").first().click();
  await renewed;
  for (const tab of [page, old]) {
    assert.equal(await tab.locator("h1").textContent(), "An even newer title");
    assert.equal(await tab.locator(".toast").count(), 0);
  }
});

test("who chose to renew later is not asked again on the next page, until something newer is published", async (t) => {
  const { tabs, publish } = await openBeforePublish(t, "en/loyalty/gift/");
  const [tab] = tabs;
  await publish("A new title");
  await update(tab);
  await tab.locator(".toast button").last().click();
  // What the next page does.
  const offer = () =>
    tab.evaluate(async () => {
      const { waiting } = await navigator.serviceWorker.ready;
      await window.Stagecraft.offerRenewal(waiting);
    });
  await offer();
  assert.equal(await tab.locator(".toast").count(), 0);
  await publish("A newer title");
  await update(tab);
  await tab.locator(".toast").waitFor();
});

test("what was not read is kept little by little, what is near first", async (t) => {
  const asked = [];
  const server = await serveFolder(t, await buildSite(t), {
    csp: true,
    first({ url, headers }) {
      if (headers["sec-fetch-dest"] === "empty" && url.endsWith("/")) asked.push(url);
      return false;
    },
  });
  const page = await openPage(t);
  await page.goto(`${server.url}en/loyalty/gift/`);
  await controlled(page);
  await until("the first are kept", () => asked.filter((url) => url !== "/en/loyalty/gift/").length > 5);
  const others = asked.filter((url) => !["/en/", "/vi/", "/en/loyalty/gift/"].includes(url));
  assert.ok(others.length < 30, `${others.length} at once`);
  assert.ok(
    others.slice(0, 5).every((url) => url.startsWith("/en/loyalty/")),
    others.join(),
  );
});

test("a new publish shows at once, and is kept when the reader agrees to reload", async (t) => {
  const { page, tabs, publish, url } = await openBeforePublish(t, "en/loyalty/gift/");
  await publish("A very new title");
  await page.goto(`${url}en/loyalty/gift/`);
  assert.equal(await page.locator("h1").textContent(), "A very new title", "nothing stale");
  await page.close();
  const [tab] = tabs;
  const toast = tab.locator(".toast");
  await toast.waitFor();
  await Promise.all([tab.waitForEvent("load"), toast.locator("button").first().click()]);
  const names = () => tab.evaluate(() => caches.keys());
  await until(
    "one version is kept",
    async () => (await names()).filter((name) => name.includes(" pages ")).length === 1,
  );
  await tab.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.postMessage("read")));
  await hasKept(tab, tab.url());
  await tab.context().setOffline(true);
  await tab.goto(`${url}en/loyalty/gift/`);
  assert.equal(await tab.locator("h1").textContent(), "A very new title");
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
