// Keeps the site for reading offline, and answers for nothing but the site: a host may have other programs.
//
// Pages are asked of the network first and of what is kept only when it does not answer, so no publish is ever hidden.
// Files with a fingerprint in their name never change and are asked of what is kept first. A new publish makes a new
// version of this script; it waits until the reader agrees to reload, unless no page of the site is open. Where nothing
// more can be kept, everything is read as if there were no worker.
"use strict";

const VERSION = "{{ worker.version }}";
const SHELL = {{ worker.shell }};
const REST = {{ worker.rest }};
const FOLDERS = {{ worker.folders }};
const MISSING = "{{ worker.missing }}";

const ROOT = self.registration.scope;
// The browser keeps one store of caches for a host; the root tells the playbooks on it apart.
const PREFIX = `stagecraft ${ROOT} `;
const PAGES = `${PREFIX}pages ${VERSION}`;
const FILES = `${PREFIX}files`;
const PATIENCE = 4000;
const AT_ONCE = 4;

const whole = (address) => new URL(address, ROOT).href;
const listed = new Set([...SHELL, ...REST].map(whole));
const folders = FOLDERS.map(whole);
const withoutHash = (url) => url.split("#")[0];
const withoutQuery = (url) => withoutHash(url).split("?")[0];

const FILE = /^assets\/([^/]+\.[0-9a-f]{16}|search\/.+\.[0-9a-v]{8})\.[^./]+$/;
/** Whether an address has a fingerprint where the site has its files. */
const isFile = (url) => url.startsWith(ROOT) && FILE.test(url.slice(ROOT.length));

/** A page may be asked for as a folder or as the file in it. */
function spellings(url) {
  const plain = withoutQuery(url);
  return [plain, plain.endsWith("/") ? `${plain}index.html` : plain.replace(/(?<=\/)index\.html$/, "")];
}

const isListed = (url) => spellings(url).some((spelling) => listed.has(spelling));

/** A browser that keeps nothing, or nothing more, is as good as one that has kept nothing. */
const granted = (ask) => ask.catch(() => undefined);

/** Whether an answer is what its address is of: some hosts answer with a page for what is not there yet. */
function fits(url, answer) {
  const type = answer.headers.get("content-type") ?? "";
  if (url.endsWith(".css")) return type.includes("text/css");
  if (url.endsWith(".js")) return /(java|ecma)script/.test(type);
  return /(\/|\.html)$/.test(withoutQuery(url)) === type.includes("text/html");
}

/** Whether an answer is whole, at its own address, and no one forbids to keep it. */
const isKeepable = (url, answer) =>
  answer.status === 200 &&
  answer.type === "basic" &&
  !answer.redirected &&
  !/no-store/i.test(answer.headers.get("cache-control") ?? "") &&
  fits(url, answer);

async function find(name, url) {
  const cache = await caches.open(name);
  const answer = await cache.match(url);
  return answer && fits(url, answer) ? answer : undefined;
}

async function put(name, url, answer) {
  const cache = await caches.open(name);
  await cache.put(url, answer);
}

async function kept(url) {
  for (const spelling of spellings(url)) {
    const answer = await granted(find(PAGES, spelling));
    if (answer) return answer;
  }
  return undefined;
}

/** Keeps what is at an address, once; throws where it cannot be had, and where it cannot be kept. */
async function keep(address) {
  const url = whole(address);
  const name = isFile(url) ? FILES : PAGES;
  if (await find(name, url)) return;
  const answer = await fetch(new Request(url, { cache: isFile(url) ? "default" : "no-cache" }));
  // What a host gives at another address, or forbids to keep, is read online.
  if (answer.ok && fits(url, answer) && !isKeepable(url, answer)) return;
  if (!isKeepable(url, answer)) throw new Unavailable(`${answer.status} ${url}`);
  await put(name, url, answer);
}

class Unavailable extends Error {}

// Says of what is kept that it is all that can be.
const ALL_KEPT = whole("sw.js");

/** What else can be kept, as far as it is known; the browser may end this script at any time. */
let left;
let failed = false;

async function findLeft() {
  if (await find(PAGES, ALL_KEPT)) return [];
  const stores = await Promise.all([PAGES, FILES].map((name) => caches.open(name)));
  const requests = await Promise.all(stores.map((store) => store.keys()));
  const there = new Set(requests.flat().map(({ url }) => url));
  return REST.filter((address) => !there.has(whole(address)));
}

/** How many folders two addresses share: pages of the same stage, then those of the same language, are near. */
function nearness(address, url) {
  const [one, other] = [whole(address).split("/"), url.split("/")];
  const apart = one.findIndex((folder, at) => folder !== other[at]);
  return apart < 0 ? one.length : apart;
}

/**
 * Keeps so many files of everything else, a few at a time, what is near to `url` first; what cannot be had now is kept
 * when it is read. Returns whether anything is left.
 */
async function keepRest(url, most) {
  left ??= await findLeft();
  left.sort((one, other) => nearness(other, url) - nearness(one, url));
  const wanted = left.splice(0, most);
  const line = async () => {
    for (let address = wanted.shift(); address !== undefined; address = wanted.shift()) {
      await keep(address).catch((error) => {
        failed = true;
        // No network, or no room: neither is there for the next one.
        if (error instanceof Unavailable) return;
        wanted.length = 0;
        left = undefined;
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  if (left?.length) return true;
  if (left && !failed) await put(PAGES, ALL_KEPT, new Response("", { headers: { "content-type": "text/javascript" } }));
  return false;
}

/** Of several pages that ask at once, one after the other is served. */
let keeping = Promise.resolve();

async function keepFor(page, most) {
  keeping = keeping.then(() => granted(keepRest(page.url, most)));
  if (await keeping) page.postMessage("more");
}

async function forgetOld() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== PAGES && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
  const files = await caches.open(FILES);
  const requests = await files.keys();
  await Promise.all(requests.filter(({ url }) => !listed.has(url)).map((request) => files.delete(request)));
}

/** Keeps a page as it is now, in place of what was kept of it. */
async function refresh(url, answer) {
  // A page that the list does not have is known when it has said that it is one of the site, see "read".
  if (!isKeepable(url, answer) || !(isListed(url) || (await find(PAGES, url)))) return;
  await put(PAGES, url, answer);
}

async function fromNetwork(event) {
  const { url } = event.request;
  const answer = await fetch(event.request);
  // What is answered to a question is not what is at the address.
  if (withoutQuery(url) === withoutHash(url)) event.waitUntil(granted(refresh(withoutQuery(url), answer.clone())));
  return answer;
}

/** The network's answer; what is kept when there is none, or when it takes too long. */
async function page(event) {
  const { request } = event;
  const network = fromNetwork(event);
  event.waitUntil(granted(network));
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

async function file(event) {
  const { url } = event.request;
  const found = await granted(find(FILES, url));
  if (found) return found;
  try {
    const answer = await fetch(event.request);
    if (isKeepable(url, answer)) event.waitUntil(granted(put(FILES, url, answer.clone())));
    return answer;
  } catch {
    return (await granted(otherSize(url))) ?? Response.error();
  }
}

/** The same picture in another size, if one is kept. */
async function otherSize(url) {
  const parts = /^(.*-)\d+(\.[0-9a-f]{16}\.)[a-z]+$/.exec(url);
  if (!parts) return undefined;
  const [, stem, name] = parts;
  const cache = await caches.open(FILES);
  const others = await cache.keys();
  const other = others.find(
    (it) => it.url.startsWith(stem) && /^\d+(\.[0-9a-f]{16}\.)[a-z]+$/.exec(it.url.slice(stem.length))?.[1] === name,
  );
  return other && cache.match(other);
}

/** Who answers a request: nobody here for what the site does not have. */
function answererOf({ method, mode, headers, url }) {
  // Films and sounds are asked for in parts, which are not kept.
  if (method !== "GET" || headers.has("range")) return undefined;
  if (isFile(url)) return file;
  const plain = withoutHash(url);
  if (mode !== "navigate") return listed.has(plain) ? page : undefined;
  return isListed(url) || folders.some((folder) => url.startsWith(folder)) ? page : undefined;
}

self.addEventListener("install", (event) => event.waitUntil(Promise.all(SHELL.map(keep))));

self.addEventListener("activate", (event) => {
  event.waitUntil(granted(forgetOld()).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  const { data, source } = event;
  if (data === "renew") self.skipWaiting();
  // Only pages of the site have the script that says this.
  if (data === "read") event.waitUntil(granted(keep(withoutQuery(source.url))));
  if (data === "keep") event.waitUntil(keepFor(source, Infinity));
  if (data === "keep more") event.waitUntil(keepFor(source, AT_ONCE));
});

self.addEventListener("fetch", (event) => {
  const answer = answererOf(event.request);
  if (answer) event.respondWith(answer(event));
});
