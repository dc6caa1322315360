// Recall at 10 and mean reciprocal rank of the judged queries over the shipped playbook.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { open, repository } from "../../tests/search/index.mjs";
import { documents, serve } from "./pages.mjs";
import { miniSearch, pagefind } from "./peers.mjs";

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

async function contenders(browser, folder, site, lang) {
  const all = await documents(site, lang);
  const own = await open(site, lang);
  const mini = await miniSearch(all);
  const source = path.join(folder, `pagefind-${lang}`);
  await pagefind(source, all, lang);
  const server = await serve(source);
  const page = await browser.newPage();
  await page.goto(server.url);
  const found = (query) =>
    page.evaluate(async (query) => (await window.find(query, 10)).map((data) => data.url), query);
  return {
    stagecraft: async (query) => {
      const hits = (await own.search(query)).hits.slice(0, 10);
      return Promise.all(hits.map(async (hit) => (await own.card(hit.document)).address));
    },
    minisearch: mini.search,
    pagefind: async (query) => (await found(query)).map((url) => all[Number(url.split("/").filter(Boolean)[0])].id),
    close: async () => {
      await page.close();
      server.close();
    },
  };
}

/** Runs the judged set and returns a row for each contender. */
export async function quality(browser, folder) {
  const site = path.join(folder, "site");
  execFileSync("cargo", ["build", "--release", "--quiet"], { cwd: repository, stdio: "inherit" });
  const program = path.join(repository, "target/release/stagecraft");
  execFileSync(program, ["build", "--quiet", "--root", repository, "--out", site], { stdio: "inherit" });
  const set = judged().filter(({ best }) => best.length > 0);
  const totals = new Map();
  for (const lang of ["en", "vi"]) {
    const { close, ...searches } = await contenders(browser, folder, site, lang);
    for (const [name, search] of Object.entries(searches)) {
      const total = totals.get(name) ?? { recall: 0, reciprocal: 0 };
      for (const { query, best } of set.filter((one) => one.lang === lang)) {
        const place = (await search(query)).slice(0, 10).findIndex((id) => best.includes(id));
        total.recall += place >= 0 ? 1 : 0;
        total.reciprocal += place >= 0 ? 1 / (place + 1) : 0;
      }
      totals.set(name, total);
    }
    await close();
  }
  return [...totals].map(([name, { recall, reciprocal }]) => ({
    [`${set.length} queries`]: name,
    "recall at 10": (recall / set.length).toFixed(3),
    "mean reciprocal rank": (reciprocal / set.length).toFixed(3),
  }));
}
