// Measures search beside MiniSearch and Pagefind on the same pages. See README.md.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { chromium } from "playwright-core";

import { quality } from "./quality.mjs";
import { corpus, size } from "./size.mjs";

const counts = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(tmpdir(), "stagecraft-search-bench-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

function table(rows) {
  const columns = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const shown = rows.map((row) => line(columns.map((column) => row[column] ?? "")));
  console.log([line(columns), line(columns.map(() => "---")), ...shown, ""].join("\n"));
}

try {
  if (!counts.length) table(await quality(browser, folder));
  for (const count of counts) {
    const costs = corpus(folder, count);
    table(await size(browser, path.join(folder, String(count)), costs));
    rmSync(path.join(folder, String(count)), { recursive: true });
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
