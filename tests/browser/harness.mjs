// What every browser test stands on: a playbook in a folder of its own, the built site behind a small server, and
// Chromium.
//
//     import { test } from "node:test";
//     import { buildSite, copyPlaybook, openPage, serveFolder } from "./harness.mjs";
//
//     test("the home page names the playbook", async (t) => {
//       const playbook = await copyPlaybook(t);                     // a copy of the shipped one, free to be edited
//       const site = await buildSite(t, { playbook });              // stagecraft build --out <temporary folder>
//       const server = await serveFolder(t, site, { csp: true });   // on loopback; csp: strict policy, prefix: "/a/"
//       const page = await openPage(t);                             // a new tab; fails the test on a page's error
//       await page.goto(server.url + "en/");
//     });
//
// Everything that takes `t` cleans up after the test. The program is target/debug/stagecraft unless STAGECRAFT names
// another; the browser is /usr/bin/chromium unless CHROMIUM does. Run all tests with `npm ci && npm test`, one file
// with `node --test guide.test.mjs`.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

/** The checkout. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The program under test. */
export const program = process.env.STAGECRAFT ?? path.join(repository, "target/debug/stagecraft");

/** The policy that the site promises to work under: no inline script or style, nothing from another host. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Makes an empty folder that is gone after the test. */
export async function temporaryFolder(t) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "stagecraft-browser-"));
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Copies the shipped playbook to a folder of its own and returns that folder. */
export async function copyPlaybook(t) {
  const folder = await temporaryFolder(t);
  await cp(path.join(repository, "content"), path.join(folder, "content"), { recursive: true });
  return folder;
}

/** Runs the program to its end and returns what it printed; fails the test if it fails. */
export async function stagecraft(args, options = {}) {
  return promisify(execFile)(program, args, { env: { ...process.env, LC_ALL: "C.UTF-8" }, ...options });
}

/** Builds `playbook`, or the shipped one, into a temporary folder and returns that folder. */
export async function buildSite(t, { playbook = repository, args = [] } = {}) {
  const folder = await temporaryFolder(t);
  await stagecraft(["build", "--root", playbook, "--out", folder, "--quiet", ...args]);
  return folder;
}

const contentTypes = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".webm": "video/webm",
  ".wav": "audio/wav",
  ".vtt": "text/vtt; charset=utf-8",
  ".pdf": "application/pdf",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

/** Asks again and again until the answer is yes; fails the test if it is still no after half a minute. */
export async function until(what, ask) {
  const deadline = Date.now() + 30_000;
  while (!(await ask())) {
    assert.ok(Date.now() < deadline, `never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Serves `folder` on loopback as a plain static host does, in parts where a browser asks for parts. `csp` sends the
 * strict policy with every answer, `prefix` puts the site below a path such as "/team/playbook/", `first` may answer in
 * the folder's place and then returns true. Returns `{ url, origin }`; `url` ends in the prefix.
 */
export async function serveFolder(t, folder, { csp = false, prefix = "/", first = () => false } = {}) {
  const server = http.createServer(async (request, response) => {
    if (csp) response.setHeader("Content-Security-Policy", strictPolicy);
    if (first(request, response)) return;
    const found = await findFile(folder, prefix, request.url);
    if (found.redirect) return response.writeHead(301, { Location: found.redirect }).end();
    response.setHeader("Content-Type", contentTypes[path.extname(found.file)] ?? "application/octet-stream");
    const part = await findPart(request, found.file);
    if (part) response.setHeader("Content-Range", `bytes ${part.start}-${part.end}/${part.size}`);
    response.writeHead(part ? 206 : found.status);
    createReadStream(found.file, part)
      .on("error", () => response.end())
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, url: origin + prefix };
}

/** The part of a file that a request is for, as films and sounds are asked for. */
async function findPart(request, file) {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  if (start === undefined) return undefined;
  const { size } = await stat(file);
  return { start: Number(start), end: Math.min(Number(end || size - 1), size - 1), size };
}

async function findFile(folder, prefix, target) {
  const missing = { status: 404, file: path.join(folder, "404.html") };
  const { pathname } = new URL(target, "http://localhost");
  if (!pathname.startsWith(prefix)) return missing;
  const file = path.join(folder, decodeURIComponent(pathname.slice(prefix.length)));
  if (!file.startsWith(folder)) return missing;
  const found = await stat(file).catch(() => null);
  if (found?.isFile()) return { status: 200, file };
  if (!found?.isDirectory()) return missing;
  return pathname.endsWith("/") ? { status: 200, file: path.join(file, "index.html") } : { redirect: `${pathname}/` };
}

/**
 * Runs `stagecraft serve` on `playbook` until the test ends. Returns `{ url, says, stop, start }`: `says(text)` waits
 * until the program has printed `text`; `stop()` ends it, `start()` starts it again at the same port.
 */
export async function startServer(t, playbook, { args = [] } = {}) {
  let child;
  let printed = "";
  const listeners = [];
  const server = { url: "" };
  const says = async (wanted) => {
    const deadline = Date.now() + 20_000;
    while (!wanted.test(printed)) {
      assert.ok(Date.now() < deadline && child.exitCode === null, `the server did not say ${wanted}, but: ${printed}`);
      await new Promise((resolve) => {
        listeners.push(resolve);
        setTimeout(resolve, 1000);
      });
    }
    return wanted.exec(printed);
  };
  server.says = (text) => says(new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  server.start = async () => {
    printed = "";
    const port = server.url ? new URL(server.url).port : "0";
    child = spawn(program, ["serve", "--root", playbook, "--port", port, "--lang", "en", ...args]);
    const take = (data) => {
      printed += data;
      for (const wake of listeners.splice(0)) wake();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    server.url = (await says(/http:\/\/\S+/))[0];
  };
  server.stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    assert.equal(await ended, 0, "Ctrl-C ends the server with 0");
  };
  t.after(() => server.stop());
  await server.start();
  return server;
}

let browser;

/** Starts Chromium, once for all tests of a file. */
async function theBrowser() {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return browser;
}

let openContexts = 0;

/**
 * Opens a tab in a profile of its own. `options` are those of a browser context (`locale`, `viewport`,
 * `javaScriptEnabled`, …). An error or a breach of the policy on the page fails the test unless `allowErrors` is set.
 */
export async function openPage(t, { allowErrors = false, ...options } = {}) {
  const context = await (
    await theBrowser()
  ).newContext({
    viewport: { width: 1200, height: 800 },
    // Pages that glide to a place are still on their way when a test looks.
    reducedMotion: "reduce",
    ...options,
  });
  openContexts += 1;
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      errors.push(message.text());
    }
  });
  t.after(async () => {
    await context.close();
    openContexts -= 1;
    // The browser would keep the test process alive; the next test starts it again.
    if (openContexts === 0) {
      const last = await browser;
      browser = undefined;
      await last?.close();
    }
    if (!allowErrors) assert.deepEqual(errors, [], "errors on the page");
  });
  return page;
}
