// What the service worker leaves alone: answers that it cannot keep, that come in parts, that are not of the site, and
// everything else of the host.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { buildSite, copyPlaybook, openPage, serveFolder, stagecraft, until } from "./harness.mjs";

const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** Has everything kept at once, as it is for who has put the site beside their programs. */
const keepAll = (page) => page.evaluate(() => navigator.serviceWorker.controller.postMessage("keep"));

/** Every address that is kept, whatever the version. */
const keptBy = (page) =>
  page.evaluate(async () => {
    const caches = await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)));
    return (await Promise.all(caches.map((cache) => cache.keys()))).flat().map((request) => request.url);
  });

/** Opens the site and waits until everything is kept that may be. */
async function openKept(t, server, { isKept = () => true } = {}) {
  const page = await openPage(t);
  const worker = await (await page.request.get(`${server.url}sw.js`)).text();
  const rest = JSON.parse(/^const REST = (.*);$/m.exec(worker)[1]).filter(isKept);
  await page.goto(`${server.url}en/`);
  await controlled(page);
  await page.reload();
  await keepAll(page);
  await until("everything is kept", async () => {
    const kept = new Set(await keptBy(page));
    return rest.every((address) => kept.has(new URL(address, server.url).href));
  });
  return page;
}

const sheets = (page) =>
  page.locator('link[rel="stylesheet"]').evaluateAll((links) => links.map((link) => link.sheet?.cssRules.length ?? 0));

test("with storage full, all that is published is read as if there were no worker", async (t) => {
  const playbook = await copyPlaybook(t);
  const site = await buildSite(t, { playbook });
  const server = await serveFolder(t, site, { csp: true });
  const page = await openKept(t, server);
  const { origin } = server;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });

  const guide = path.join(playbook, "content/guides/loyalty/gift.en.md");
  const text = await readFile(guide, "utf8");
  await writeFile(guide, text.replace(/^title: .*$/m, "title: A very new title"));
  await writeFile(path.join(path.dirname(guide), "brand-new.en.md"), text.replace(/^title: .*$/m, "title: Brand new"));
  const vietnamese = await readFile(guide.replace(".en.", ".vi."), "utf8");
  await writeFile(
    path.join(path.dirname(guide), "brand-new.vi.md"),
    vietnamese.replace(/^slug: .*$/m, "slug: rat-moi"),
  );
  await stagecraft(["build", "--root", playbook, "--out", site, "--quiet"]);
  const name = "new-file.0123456789abcdef.js";
  await writeFile(path.join(site, "assets", name), "globalThis.newFile = true;");

  await page.goto(`${server.url}en/loyalty/gift/`);
  assert.equal(await page.locator("h1").textContent(), "A very new title", "a page that was kept");
  await page.goto(`${server.url}en/loyalty/brand-new/`);
  assert.equal(await page.locator("h1").textContent(), "Brand new", "a page that is new");
  await page.addScriptTag({ url: `${server.url}assets/${name}` });
  assert.ok(await page.evaluate(() => globalThis.newFile), "a file that is new");
  assert.ok(!(await keptBy(page)).some((url) => url.includes("new-file")), "the storage is full");
});

/** A second of silence. */
function silence() {
  const wav = Buffer.alloc(44 + 8000, 128);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + 8000, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(8000, 40);
  return wav;
}

test("sound and films, which come in parts, play", async (t) => {
  const playbook = await copyPlaybook(t);
  const guide = path.join(playbook, "content/guides/loyalty/gift.en.md");
  await writeFile(path.join(path.dirname(guide), "talk.wav"), silence());
  await writeFile(guide, (await readFile(guide, "utf8")).replace("\n## ", "\n![How we talk](talk.wav)\n\n## "));
  const parts = [];
  const first = ({ headers }) => {
    if (headers.range) parts.push(headers.range);
    return false;
  };
  const server = await serveFolder(t, await buildSite(t, { playbook }), { csp: true, first });
  const page = await openKept(t, server);
  await page.goto(`${server.url}en/loyalty/gift/`);
  const played = await page.locator("audio").evaluate(
    (audio) =>
      new Promise((resolve) => {
        audio.onerror = () => resolve(audio.error.message);
        audio.onended = () => resolve("to its end");
        audio.muted = true;
        audio.play().catch((error) => resolve(String(error)));
      }),
  );
  assert.equal(played, "to its end");
  assert.ok(parts.length, "it was asked for in parts");
  const part = await page.evaluate(async () => {
    const answer = await fetch(document.querySelector("audio").currentSrc, { headers: { Range: "bytes=0-9" } });
    return [answer.status, (await answer.arrayBuffer()).byteLength];
  });
  assert.deepEqual(part, [206, 10]);
});

test("a page that a host answers with in a file's place is not kept as that file", async (t) => {
  let isPublished = false;
  let asked = 0;
  const server = await serveFolder(t, await buildSite(t), {
    first(request, response) {
      if (isPublished || !/^\/assets\/site\..*css$/.test(request.url)) return false;
      asked += 1;
      response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Not yet</title>");
      return true;
    },
  });
  const page = await openPage(t, { allowErrors: true });
  await page.goto(`${server.url}en/loyalty/gift/`);
  assert.ok((await sheets(page)).includes(0), "the host is not ready");
  await until("the worker has asked too", async () => asked > 1);
  isPublished = true;
  await page.reload();
  assert.ok(!(await sheets(page)).includes(0), "it is ready");
  await controlled(page);
  await page.reload();
  assert.ok(!(await sheets(page)).includes(0), "and stays so");
});

test("a page that was kept in a file's place before is let go", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openKept(t, server);
  await page.evaluate(async () => {
    const name = (await caches.keys()).find((it) => it.endsWith("files"));
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (url.endsWith(".css")) await cache.put(url, new Response("<p>", { headers: { "content-type": "text/html" } }));
    }
  });
  await page.goto(`${server.url}en/loyalty/gift/`);
  assert.ok(!(await sheets(page)).includes(0));
});

test("what else a host has is none of the worker's business", async (t) => {
  const item = (request, response) => {
    const { searchParams } = new URL(request.url, "http://localhost");
    const headers = { "Content-Type": "application/json", "Cache-Control": "no-store, private" };
    response.writeHead(200, headers).end(JSON.stringify({ id: searchParams.get("id") }));
  };
  const stream = (request, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const beat = setInterval(() => response.write("data: x\n\n"), 50);
    request.on("close", () => clearInterval(beat));
  };
  const app = (request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><title>${request.url}</title>`);
  };
  const programs = { "/api/item": item, "/en/api/item": item, "/api/stream": stream, "/app/": app, "/en/app/": app };
  const server = await serveFolder(t, await buildSite(t), {
    first(request, response) {
      const program = programs[request.url.split("?")[0]];
      program?.(request, response);
      return Boolean(program);
    },
  });
  const page = await openKept(t, server);
  const answers = [];
  page.on("response", (response) => answers.push([new URL(response.url()).pathname, response.fromServiceWorker()]));
  for (const address of ["/api/item?id=1", "/api/item?id=2", "/en/api/item?id=3"]) {
    const answer = await page.evaluate(async (url) => (await fetch(url)).json(), address);
    assert.equal(answer.id, address.at(-1));
  }
  await page.evaluate(() => {
    const source = new EventSource("/api/stream");
    source.onmessage = () => {
      source.close();
      globalThis.heard = true;
    };
  });
  await page.waitForFunction(() => globalThis.heard);
  await page.goto(`${server.url}app/?id=1`);
  await page.goto(`${server.url}en/app/?id=1`);
  await page.goto(`${server.url}en/app/?id=2`);
  assert.equal(await page.title(), "/en/app/?id=2");
  await page.evaluate(() => fetch("/assets/app.js?v=1").then((answer) => answer.text()));
  await page.evaluate(() => fetch("/playbook.json").then((answer) => answer.text()));
  const served = answers.filter(([, byWorker]) => byWorker).map(([address]) => address);
  assert.deepEqual([...new Set(served)], ["/en/app/"], "only what is where the site has its pages");
  const kept = (await keptBy(page)).filter((url) => /api|app\/|app\.js|\?|playbook/.test(url));
  assert.deepEqual(kept, []);
});

test("what may not be stored is not stored, and read online", async (t) => {
  const server = await serveFolder(t, await buildSite(t), {
    first(request, response) {
      if (request.url.includes("/loyalty/")) response.setHeader("Cache-Control", "no-store");
      return false;
    },
  });
  const page = await openKept(t, server, { isKept: (address) => !address.includes("/loyalty/") });
  await page.goto(`${server.url}en/loyalty/gift/`);
  await page.goto(`${server.url}en/awareness/ebook/`);
  const kept = await keptBy(page);
  assert.ok(kept.includes(`${server.url}en/awareness/ebook/`));
  assert.deepEqual(
    kept.filter((url) => url.includes("/loyalty/")),
    [],
  );
});

test("who saves data keeps what they read and no more", async (t) => {
  const server = await serveFolder(t, await buildSite(t), { csp: true });
  const page = await openPage(t);
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.goto(`${server.url}en/loyalty/gift/`);
  await controlled(page);
  await until("it is kept", async () => (await keptBy(page)).includes(page.url()));
  assert.ok(!(await keptBy(page)).includes(`${server.url}en/awareness/ebook/`));
  await page.context().setOffline(true);
  await page.goto(`${server.url}en/loyalty/gift/?from=mail`);
  assert.ok((await page.locator("h1").textContent()).length > 3, "whatever is asked of it");
});
