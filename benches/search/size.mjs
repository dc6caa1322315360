// Bytes and times over generated playbooks, in Chromium.
//
// Every contender is asked the same: all words of a query at once on a fresh page, for the first result, then for as
// many as a reader sees at first; then the same query key by key, the first time and once more.

import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";

import { repository } from "../../tests/search/index.mjs";
import { documents, serve, sizeOf } from "./pages.mjs";
import { GaveUp, miniSearch, miniSearchSite, pagefind } from "./peers.mjs";

const LANG = "vi";
/** A common word, one without marks, several words, all in most guides or in few. */
const QUERIES = ["khách hàng tiềm năng", "khao sat y kien", "đường", "thẻ tích điểm", "landing page"];
/** Results that a reader sees without scrolling. */
const SEEN = 5;

/** Writes the playbook of so many guides and its site below `folder`; returns what making its index costs. */
export function corpus(folder, count) {
  const args = ["bench", "--quiet", "--bench", "index", "--", folder, String(count)];
  return JSON.parse(
    execFileSync("cargo", args, { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
  );
}

/** Returns the rows of a size. */
export async function size(browser, folder, costs) {
  const site = path.join(folder, "site");
  const all = await documents(site, LANG);
  const rows = [await ownRow(browser, site, costs)];
  for (const [name, row] of [
    ["MiniSearch", miniSearchRow],
    ["Pagefind", pagefindRow],
  ]) {
    const made = await row(browser, path.join(folder, name), all).catch((error) => {
      if (error instanceof GaveUp) return { search: name, "index, ms": error.message };
      throw error;
    });
    rows.push({ guides: costs.guides, ...made });
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  const share = ((costs.index_cpu / costs.build_cpu) * 100).toFixed(1);
  console.log(
    `${costs.guides} guides: the whole build takes ${costs.build.toFixed(0)} ms, ${costs.build_cpu.toFixed(0)} ms` +
      ` of processors, of which the indexes of all languages take ${costs.index_cpu.toFixed(0)} ms, ${share} %\n`,
  );
  return rows;
}

async function ownRow(browser, site, costs) {
  const measured = await measure(browser, site, `${LANG}/`, ownFind);
  return row(
    { guides: costs.guides, search: "Stagecraft" },
    costs.index,
    measured,
    sizeOf(path.join(site, "assets/search", LANG)),
  );
}

async function miniSearchRow(browser, folder, all) {
  const made = await miniSearch(all);
  miniSearchSite(folder, made.json);
  return row({ search: "MiniSearch" }, made.milliseconds, await measure(browser, folder, "", ""), sizeOf(folder));
}

async function pagefindRow(browser, folder, all) {
  const made = await pagefind(folder, all, LANG);
  const { index, fragment } = {
    index: sizeOf(path.join(folder, "pagefind/index")),
    fragment: sizeOf(path.join(folder, "pagefind/fragment")),
  };
  return row({ search: "Pagefind" }, made.milliseconds, await measure(browser, folder, "", ""), index + fragment);
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;

function row(named, index, { first, seen, fresh, again }, total) {
  const bytes = (sums, of) => `${kilobytes(mean(sums.map(of)))} (${kilobytes(Math.max(...sums.map(of)))})`;
  return {
    ...named,
    "index, ms": Math.round(index),
    "before the first result": bytes(first, ({ plain }) => plain),
    "the same, compressed": bytes(first, ({ compressed }) => compressed),
    [`before ${SEEN} results`]: bytes(seen, ({ plain }) => plain),
    all: kilobytes(total),
    "first result, ms": Math.round(mean(first.map(({ milliseconds }) => milliseconds))),
    "a key, ms": mean(fresh).toFixed(1),
    "once more, ms": mean(again).toFixed(1),
  };
}

/** Asks every query on a fresh page. */
async function measure(browser, folder, address, find) {
  const server = await serve(folder);
  const measured = { first: [], seen: [], fresh: [], again: [] };
  for (const query of QUERIES) {
    for (const [list, count] of [
      ["first", 1],
      ["seen", SEEN],
    ]) {
      const page = await fresh(browser, server, address, find);
      const milliseconds = await page.evaluate(timed, [query, count]);
      measured[list].push({ milliseconds, plain: server.sent.plain, compressed: server.sent.compressed });
      await page.context().close();
    }
    const page = await fresh(browser, server, address, find);
    await page.evaluate(() => window.start());
    for (const list of ["fresh", "again"]) {
      const keys = await page.evaluate(typed, query);
      measured[list].push(mean(keys));
    }
    await page.context().close();
  }
  server.close();
  return measured;
}

async function fresh(browser, server, address, find) {
  // A service worker would load everything at once, and that is nothing that a search asked for.
  const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await page.goto(`${server.url}${address}`);
  await page.evaluate(find);
  server.reset();
  return page;
}

/** Runs in the page: the time until so many results are known. */
async function timed([query, count]) {
  const started = performance.now();
  const found = await window.find(query, count);
  if (found.length < 1) throw new Error(`nothing found for ${query}`);
  return performance.now() - started;
}

/** Runs in the page: the time of each key of a query, with what is shown after it. */
async function typed(query) {
  const times = [];
  for (let end = 1; end <= query.length; end++) {
    const started = performance.now();
    await window.find(query.slice(0, end), 5);
    times.push(performance.now() - started);
  }
  return times;
}

/** Runs in a page of a site: what its dialog does, from the first key on, with the site's own scripts. */
const ownFind = `(${() => {
  const opener = document.querySelector("[data-search-open]");
  const root = opener.dataset.root;
  const lang = document.documentElement.lang;
  const entry = JSON.parse(opener.dataset.languages).find((one) => one.id === lang).index;
  const waiting = new Map();
  const script = (address) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      waiting.set(element, resolve);
      Object.assign(element, { src: address, onload: () => resolve(), onerror: reject });
      document.head.append(element);
    });
  window.start = () =>
    (window.started ??= script(opener.dataset.load)
      .then(() => script(opener.dataset.matcher))
      .then(() => {
        window.stagecraftSearch = (data) => waiting.get(document.currentScript)(data);
        const load = (name) => script(root + (name ? `assets/search/${lang}/${name}.js` : entry));
        return new window.Stagecraft.Matcher(load).open();
      }));
  window.find = async (query, count) => {
    const index = await window.start();
    const { hits, rarities } = await index.search(query);
    const cards = await Promise.all(hits.slice(0, 10).map((hit) => index.card(hit.document)));
    const shown = hits
      .slice(0, count)
      .map(async (hit, at) => index.excerpt(cards[at], await index.text(hit.document), hit, rarities));
    return Promise.all(shown);
  };
}})()`;
