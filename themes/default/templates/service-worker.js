// Keeps the site for reading offline.
//
// Pages are asked of the network first and of what is kept only when it does not answer, so no publish is ever hidden.
// Files with a fingerprint in their name never change and are asked of what is kept first. A new publish makes a new
// version of this script; it waits until the reader agrees to reload, unless no page of the site is open.
"use strict";

const VERSION = "{{ worker.version }}";
const SHELL = {{ worker.shell }};
const REST = {{ worker.rest }};
const MISSING = "{{ worker.missing }}";

const ROOT = self.registration.scope;
// The browser keeps one store of caches for a host; the root tells the playbooks on it apart.
const PREFIX = `stagecraft ${ROOT} `;
const PAGES = `${PREFIX}pages ${VERSION}`;
const FILES = `${PREFIX}files`;
const PATIENCE = 4000;
const AT_ONCE = 4;

const whole = (address) => new URL(address, ROOT).href;
const isFile = (url) => url.startsWith(`${ROOT}assets/`);

/** A page may be asked for as a folder or as the file in it. */
function spellings(url) {
  const plain = url.split("#")[0].split("?")[0];
  return [plain, plain.endsWith("/") ? `${plain}index.html` : plain.replace(/(?<=\/)index\.html$/, "")];
}

async function keep(address) {
  const url = whole(address);
  const cache = await caches.open(isFile(url) ? FILES : PAGES);
  if (await cache.match(url)) return;
  const answer = await fetch(new Request(url, { cache: isFile(url) ? "default" : "no-cache" }));
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  // A redirected answer must not stand for a page that was asked for by its own address.
  if (!answer.redirected) await cache.put(url, answer);
}

/** Keeps everything else, a few at a time; what cannot be had now is kept when it is read. */
function keepRest() {
  const left = REST.slice();
  const line = async () => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      await keep(address).catch(() => {});
    }
  };
  return Promise.all(Array.from({ length: AT_ONCE }, line));
}

async function forgetOld() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== PAGES && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
  const current = new Set([...SHELL, ...REST].map(whole));
  const files = await caches.open(FILES);
  const requests = await files.keys();
  await Promise.all(requests.filter(({ url }) => !current.has(url)).map((request) => files.delete(request)));
}

async function kept(url) {
  const cache = await caches.open(PAGES);
  for (const spelling of spellings(url)) {
    const answer = await cache.match(spelling);
    if (answer) return answer;
  }
  return undefined;
}

async function fromNetwork(request) {
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected && answer.type === "basic") {
    const cache = await caches.open(PAGES);
    await cache.put(spellings(request.url)[0], answer.clone());
  }
  return answer;
}

/** The network's answer; what is kept when there is none, or when it takes too long. */
async function page(request) {
  const network = fromNetwork(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(() => kept(request.url));
  try {
    return (await Promise.race([network, late])) ?? (await network);
  } catch {
    const answer = await kept(request.url);
    if (answer) return answer;
    // The links of the page for missing addresses are right only where it stands.
    const missing = request.mode === "navigate" && (await kept(whole(MISSING)));
    return missing ? Response.redirect(whole(MISSING)) : Response.error();
  }
}

async function file(request) {
  const cache = await caches.open(FILES);
  const found = await cache.match(request.url);
  if (found) return found;
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await cache.put(request.url, answer.clone());
    return answer;
  } catch {
    return (await otherSize(cache, request.url)) ?? Response.error();
  }
}

/** The same picture in another size, if one is kept. */
async function otherSize(cache, url) {
  const parts = /^(.*-)\d+(\.[0-9a-f]{16}\.)[a-z]+$/.exec(url);
  if (!parts) return undefined;
  const [, stem, name] = parts;
  const others = await cache.keys();
  const other = others.find(
    (it) => it.url.startsWith(stem) && /^\d+(\.[0-9a-f]{16}\.)[a-z]+$/.exec(it.url.slice(stem.length))?.[1] === name,
  );
  return other && cache.match(other);
}

self.addEventListener("install", (event) => event.waitUntil(Promise.all(SHELL.map(keep))));

self.addEventListener("activate", (event) => event.waitUntil(forgetOld().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  if (event.data === "renew") self.skipWaiting();
  if (event.data === "keep") event.waitUntil(keepRest());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT) || request.url === whole("sw.js")) return;
  // Films are asked for in parts, which are not kept.
  if (request.headers.has("range")) return;
  event.respondWith(isFile(request.url) ? file(request) : page(request));
});
