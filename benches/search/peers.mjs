// MiniSearch and Pagefind over the pages that Stagecraft searches.

import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import MiniSearch from "minisearch";

const modules = path.join(import.meta.dirname, "node_modules");

/** How long a contender may take to make its index. */
export const PATIENCE = Number(process.env.PATIENCE ?? 300) * 1000;

/** A contender that took too long; the table says so. */
export class GaveUp extends Error {
  constructor() {
    super(`gave up after ${PATIENCE / 1000} s`);
  }
}

// Also run in a browser, from its text: what it needs stands in it.
function miniSearchOptions() {
  return {
    fields: ["title", "body"],
    storeFields: ["title"],
    processTerm: (term) => term.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d"),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length >= 5 ? 1 : 0),
      boost: { title: 4 },
      combineWith: "AND",
    },
  };
}

/** Makes MiniSearch's index. */
export async function miniSearch(all) {
  const index = new MiniSearch(miniSearchOptions());
  const started = performance.now();
  for (let at = 0; at < all.length; at += 50) {
    index.addAll(all.slice(at, at + 50));
    if (performance.now() - started > PATIENCE) throw new GaveUp();
  }
  const json = JSON.stringify(index);
  const search = async (query) => index.search(query).map((hit) => hit.id);
  return { json, milliseconds: performance.now() - started, search };
}

/** Writes a page that searches with MiniSearch. */
export function miniSearchSite(folder, json) {
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(modules, "minisearch/dist/umd/index.js"), path.join(folder, "minisearch.js"));
  writeFileSync(path.join(folder, "index.json"), json);
  const start = `${miniSearchOptions}
    window.start = () => window.started ??= (async () => {
      const script = document.createElement("script");
      script.src = "minisearch.js";
      await new Promise((resolve) => { script.onload = resolve; document.head.append(script); });
      return MiniSearch.loadJSON(await (await fetch("index.json")).text(), miniSearchOptions());
    })();
    window.find = async (query, count) => (await start()).search(query).slice(0, count).map((hit) => hit.title);`;
  writeFileSync(
    path.join(folder, "index.html"),
    `<!doctype html><html lang="vi"><meta charset="utf-8"><title>MiniSearch</title><script>${start}</script><ul></ul>`,
  );
}

/** Writes the pages for Pagefind, each a file, and indexes them. */
export async function pagefind(folder, all, lang) {
  all.forEach(({ title, body }, number) => {
    const page = path.join(folder, String(number));
    mkdirSync(page, { recursive: true });
    const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${escape(title)}</title>
<main><h1>${escape(title)}</h1>${escape(body)}</main>`;
    writeFileSync(path.join(page, "index.html"), html);
  });
  const started = performance.now();
  const run = promisify(execFile)(
    process.execPath,
    [path.join(modules, "pagefind/lib/runner/bin.cjs"), "--site", folder, "--quiet"],
    { timeout: PATIENCE },
  );
  await run.catch((error) => {
    throw error.killed ? new GaveUp() : error;
  });
  const milliseconds = performance.now() - started;
  const start = `window.start = () => window.started ??= import("/pagefind/pagefind.js");
    window.find = async (query, count) => {
      const found = await (await start()).search(query);
      return Promise.all(found.results.slice(0, count).map((result) => result.data()));
    };`;
  writeFileSync(
    path.join(folder, "index.html"),
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Pagefind</title>
<script>${start}</script><ul></ul>`,
  );
  return { milliseconds };
}
