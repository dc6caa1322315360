// What the pages of a built site weigh before pictures: the page itself, its styles and its scripts, as they lie on
// disk and as hosts send them (gzip, file by file). Scripts and styles that are loaded when a reader first reaches for
// them are not counted, for most readers never do, and neither is what comes once the page is there (offline.js).
//
//     node tests/browser/weights.mjs [FOLDER]     # default: output/; the heaviest page of each kind, in bytes

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

/** Returns what the page at `address` of the site in `folder` weighs: `{ address, kind, raw, sent, html }`. */
export async function weigh(folder, address) {
  const page = new URL(address.endsWith(".html") ? address : `${address}index.html`, "http://site/");
  const html = await readFile(path.join(folder, page.pathname), "utf8");
  const parts = [...html.matchAll(/<(?:link rel="stylesheet"[^>]* href|script [^>]*src)="([^"]+)"/g)];
  const files = [page.pathname, ...parts.map(([, part]) => new URL(part, page).pathname)];
  assert.ok(files.length > 1, `${address} has styles and scripts`);
  const weight = { address, kind: /<body class="page-([^"]+)"/.exec(html)?.[1], raw: 0, sent: 0, html: 0 };
  for (const file of files) {
    const bytes = await readFile(path.join(folder, file));
    weight.raw += bytes.length;
    weight.sent += gzipSync(bytes).length;
    weight.html ||= bytes.length;
  }
  return weight;
}

/** Weighs every page of the site in `folder`; pages that only lead on are left out. */
export async function weighAll(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".html")).sort();
  const weights = [];
  for (const file of files) {
    const html = await readFile(path.join(folder, file), "utf8");
    if (html.includes('<body class="page-')) weights.push(await weigh(folder, file));
  }
  return weights;
}

/** Returns the heaviest page of each kind, the heaviest kind first. */
export function heaviest(weights) {
  const worst = new Map();
  for (const weight of weights) {
    if (weight.raw > (worst.get(weight.kind)?.raw ?? 0)) worst.set(weight.kind, weight);
  }
  return [...worst.values()].sort((one, other) => other.raw - one.raw);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(7);
  console.log(`${"kind".padEnd(10)}     KB  gzip KB  the heaviest page`);
  for (const { kind, raw, sent, address } of heaviest(await weighAll(process.argv[2] ?? "output"))) {
    console.log(`${kind.padEnd(10)}${kb(raw)}  ${kb(sent)}  ${address}`);
  }
}
