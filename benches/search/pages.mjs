// The pages that all contenders search: every document of a site's index with its whole text.

import { createServer } from "node:http";
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { open } from "../../tests/search/index.mjs";

/** Returns the documents of a site in a language: {id, title, body}. */
export async function documents(site, lang) {
  const index = await open(site, lang);
  const all = [];
  for (let number = 0; number < index.head.documents; number++) {
    const card = await index.card(number);
    const text = await index.text(number);
    const body = text
      ? [text.summary, ...text.sections.map((section) => `${section[0]} ${section[3]}`)]
      : [card.summary];
    all.push({ id: card.address, title: card.title, body: body.join("\n") });
  }
  return all;
}

const TYPES = { ".js": "text/javascript", ".html": "text/html", ".css": "text/css", ".json": "application/json" };

/** Serves a folder and counts what it hands out, as it stands and as a host that compresses sends it. */
export async function serve(folder) {
  const sent = { plain: 0, compressed: 0, files: [] };
  const server = createServer((request, response) => {
    let file = path.join(folder, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    try {
      if (statSync(file).isDirectory()) file = path.join(file, "index.html");
      const body = readFileSync(file);
      add(sent, body);
      sent.files.push(path.relative(folder, file));
      response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const reset = () => Object.assign(sent, { plain: 0, compressed: 0, files: [] });
  return { url: `http://127.0.0.1:${server.address().port}/`, sent, reset, close: () => server.close() };
}

/** Adds a file to a sum of bytes. */
export function add(sum, body) {
  sum.plain += body.length;
  sum.compressed += Math.min(body.length, gzipSync(body).length);
}

/** Returns the sum of the sizes of a folder's files. */
export function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}
