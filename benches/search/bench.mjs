// Measures search beside MiniSearch and Pagefind on the same pages. See README.md.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

import MiniSearch from "minisearch";
import { chromium } from "playwright-core";

import { matcherClass, open, repository } from "../../tests/search/index.mjs";

const program = process.env.STAGECRAFT ?? path.join(repository, "target/release/stagecraft");
const languages = ["en", "vi"];
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

function judged() {
  const text = readFileSync(path.join(repository, "tests/search/queries.yaml"), "utf8");
  const line = /^- \{ lang: (\w+), kind: ([\w-]+), query: '((?:[^']|'')*)', best: \[(.*)\] \}/gm;
  return [...text.matchAll(line)].map(([, lang, kind, query, best]) => ({
    lang,
    kind,
    query: query.replaceAll("''", "'"),
    best: [...best.matchAll(/'([^']*)'/g)].map((match) => match[1]),
  }));
}

/** Makes a playbook of `count` guides out of the shipped one: each guide again under other names. */
function grow(folder, count) {
  cpSync(path.join(repository, "content"), path.join(folder, "content"), { recursive: true });
  const shipped = [];
  for (const stage of readdirSync(path.join(repository, "content/guides"))) {
    const files = readdirSync(path.join(repository, "content/guides", stage)).filter((file) => file.endsWith(".en.md"));
    shipped.push(...files.map((file) => ({ stage, slug: file.slice(0, -".en.md".length) })));
  }
  for (let number = shipped.length; number < count; number++) {
    const { stage, slug } = shipped[number % shipped.length];
    const round = Math.floor(number / shipped.length);
    for (const lang of languages) {
      const from = path.join(repository, "content/guides", stage, `${slug}.${lang}.md`);
      const text = readFileSync(from, "utf8")
        .replace(/^title: (.*)$/m, (_, title) => `title: ${JSON.stringify(`${title.replace(/^"|"$/g, "")} ${round}`)}`)
        .replace(/^slug: (.*)$/m, `slug: $1-${round}`)
        .replace(/^aliases:.*\n/m, "");
      writeFileSync(path.join(folder, "content/guides", stage, `${slug}-${round}.${lang}.md`), text);
    }
  }
}

/** Returns the pages of an index: every document with its whole text. */
async function documents(site, lang) {
  const index = await open(site, lang);
  const all = [];
  for (let number = 0; number < index.head.documents; number++) {
    const card = await index.card(number);
    const text = await index.text(number, card.address);
    const body = text ? [text.summary, ...text.sections.map((section) => `${section[0]} ${section[3]}`)] : [card.summary];
    all.push({ id: card.address, title: card.title, body: body.join("\n") });
  }
  return all;
}

function miniSearch(all) {
  const options = { fields: ["title", "body"], storeFields: ["title"], processTerm: fold };
  const search = new MiniSearch(options);
  search.addAll(all);
  const ask = { prefix: true, fuzzy: (term) => (term.length >= 5 ? 1 : 0), boost: { title: 4 }, combineWith: "AND" };
  return { bytes: JSON.stringify(search).length, search: async (query) => search.search(query, ask).map((hit) => hit.id) };
}

/** Writes the same pages for Pagefind, each a file, and indexes them. */
function pagefind(folder, all, lang) {
  const source = path.join(folder, `pagefind-${lang}`);
  all.forEach(({ title, body }, number) => {
    const page = path.join(source, String(number));
    mkdirSync(page, { recursive: true });
    const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const html = `<html lang="${lang}"><title>${escape(title)}</title><main><h1>${escape(title)}</h1>${escape(body)}</main>`;
    writeFileSync(path.join(page, "index.html"), html);
  });
  const started = performance.now();
  execFileSync("npx", ["pagefind", "--site", source, "--quiet"], { cwd: import.meta.dirname, stdio: "ignore" });
  return { source, milliseconds: performance.now() - started };
}

/** Serves a folder and counts the bytes it hands out. */
async function serve(folder) {
  const sent = { bytes: 0 };
  const server = createServer((request, response) => {
    let file = path.join(folder, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    try {
      if (statSync(file).isDirectory()) file = path.join(file, "index.html");
      const body = readFileSync(file);
      sent.bytes += body.length;
      const type = { ".js": "text/javascript", ".html": "text/html", ".css": "text/css" }[path.extname(file)];
      response.writeHead(200, { "Content-Type": type ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, sent, close: () => server.close() };
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}

async function pagefindIn(browser, source, all) {
  const server = await serve(source);
  const page = await browser.newPage();
  await page.goto(`${server.url}0/`);
  server.sent.bytes = 0;
  const search = (query) =>
    page.evaluate(async (query) => {
      window.pagefind ??= await import("/pagefind/pagefind.js");
      const found = await window.pagefind.search(query);
      return Promise.all(found.results.slice(0, 10).map(async (result) => (await result.data()).url));
    }, query);
  const ids = (urls) => urls.map((url) => all[Number(url.split("/").filter(Boolean)[0])].id);
  return { server, page, search: async (query) => ids(await search(query)) };
}

async function judge(search, set) {
  let [recall, reciprocal] = [0, 0];
  for (const { query, best } of set) {
    const place = (await search(query)).slice(0, 10).findIndex((id) => best.includes(id));
    recall += place >= 0 ? 1 : 0;
    reciprocal += place >= 0 ? 1 / (place + 1) : 0;
  }
  return [recall, reciprocal];
}

/** Runs the judged set and prints recall at 10 and mean reciprocal rank. */
async function quality(browser, folder) {
  const site = path.join(folder, "site");
  execFileSync(program, ["build", "--quiet", "--root", repository, "--out", site]);
  const set = judged().filter(({ best }) => best.length > 0);
  const totals = new Map();
  for (const lang of languages) {
    const all = await documents(site, lang);
    const own = await open(site, lang);
    const address = async (hit) => (await own.card(hit.document)).address;
    const peer = await pagefindIn(browser, pagefind(folder, all, lang).source, all);
    const peers = {
      stagecraft: async (query) => Promise.all((await own.search(query)).hits.slice(0, 10).map(address)),
      minisearch: miniSearch(all).search,
      pagefind: peer.search,
    };
    for (const [name, search] of Object.entries(peers)) {
      const [recall, reciprocal] = await judge(search, set.filter((one) => one.lang === lang));
      const [before, more] = totals.get(name) ?? [0, 0];
      totals.set(name, [before + recall, more + reciprocal]);
    }
    await peer.page.close();
    peer.server.close();
  }
  const rows = [...totals].map(([name, [recall, reciprocal]]) => ({
    search: name,
    "recall at 10": (recall / set.length).toFixed(4),
    "mean reciprocal rank": (reciprocal / set.length).toFixed(4),
  }));
  console.table(rows);
}

/** Opens the dialog in a browser, types a query key by key, and returns bytes and times. */
async function typed(browser, site, query) {
  const server = await serve(site);
  const page = await browser.newPage();
  await page.goto(`${server.url}vi/`);
  server.sent.bytes = 0;
  const started = performance.now();
  await page.keyboard.press("/");
  await page.keyboard.insertText(query);
  await page.waitForSelector("#search-dialog .search-excerpt");
  const first = performance.now() - started;
  const bytes = server.sent.bytes + statSync(path.join(repository, "themes/default/assets/search.js")).size;
  const keys = await page.evaluate(async (query) => {
    const base = document.querySelector("[data-search-open]").dataset.root;
    const parts = new Map();
    const index = await new StagecraftMatcher((name) => new Promise((resolve) => {
      const before = window.stagecraftSearch;
      if (parts.has(name)) return resolve(parts.get(name));
      const script = document.createElement("script");
      window.stagecraftSearch = (lang, part, data) => (parts.set(part, data), before(lang, part, data));
      script.src = `${base}assets/search/vi/${name}.js`;
      script.onload = () => resolve(parts.get(name));
      document.head.append(script);
    })).open();
    for (let end = 1; end <= query.length; end++) await index.search(query.slice(0, end));
    const started = performance.now();
    for (let end = 1; end <= query.length; end++) await index.search(query.slice(0, end));
    return (performance.now() - started) / query.length;
  }, query);
  await page.close();
  server.close();
  return { bytes, first, keys };
}

async function size(browser, folder, count) {
  const root = path.join(folder, `grown-${count}`);
  const site = path.join(root, "site");
  grow(root, count);
  let started = performance.now();
  execFileSync(program, ["build", "--quiet", "--root", root, "--out", site]);
  const build = performance.now() - started;
  const query = "khách hàng tiềm năng";
  const own = await typed(browser, site, query);
  const all = await documents(site, "vi");
  started = performance.now();
  const mini = miniSearch(all);
  const miniIndex = performance.now() - started;
  started = performance.now();
  await mini.search(query);
  const miniKey = performance.now() - started;
  const found = pagefind(root, all, "vi");
  const peer = await pagefindIn(browser, found.source, all);
  started = performance.now();
  await peer.search(query);
  const peerFirst = performance.now() - started;
  const peerBytes = peer.server.sent.bytes;
  started = performance.now();
  await peer.search("khách hàng tiềm");
  const peerKey = performance.now() - started;
  await peer.page.close();
  peer.server.close();
  const row = (search, index, before, total, first, key) => ({
    guides: count, search, "index ms": Math.round(index), "bytes before the first result": before, "bytes in all": total,
    "first result ms": Math.round(first), "ms per key": key.toFixed(1),
  });
  const library = statSync(path.join(import.meta.dirname, "node_modules/minisearch/dist/umd/index.js")).size;
  console.log(`the whole build of ${count} guides takes ${Math.round(build)} ms, both indexes included`);
  return [
    row("stagecraft", NaN, own.bytes, sizeOf(path.join(site, "assets/search/vi")), own.first, own.keys),
    row("minisearch", miniIndex, mini.bytes + library, mini.bytes + library, NaN, miniKey),
    row("pagefind", found.milliseconds, peerBytes, sizeOf(path.join(found.source, "pagefind")), peerFirst, peerKey),
  ];
}

const folder = mkdtempSync(path.join(tmpdir(), "stagecraft-search-bench-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  matcherClass();
  const counts = process.argv.slice(2).map(Number);
  if (!counts.length) await quality(browser, folder);
  const rows = [];
  for (const count of counts) rows.push(...(await size(browser, folder, count)));
  if (rows.length) console.table(rows);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
