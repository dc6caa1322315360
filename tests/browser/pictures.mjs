// Takes the pictures of README.md from the built site, into pictures/ beside this file:
//
//     node pictures.mjs
//
// The program is target/debug/stagecraft unless STAGECRAFT names another.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildSite, openPage, serveFolder } from "./harness.mjs";

// Small enough for a page of text: 150 KB at most.
const wide = { width: 1120, height: 680 };
const phone = { width: 390, height: 780 };
const pictures = [
  { name: "home", address: "en/", viewport: wide },
  { name: "map", address: "en/map/", viewport: wide, from: "form.filters" },
  { name: "guide", address: "en/awareness/gamification/", viewport: wide, from: "#steps" },
  { name: "side-by-side", address: "both/awareness/gamification/", viewport: wide, from: "#steps" },
  { name: "phone", address: "vi/nhan-biet/tro-choi-hoa/", viewport: phone },
  { name: "dark", address: "vi/", viewport: wide, colorScheme: "dark" },
];

const cleanups = [];
const session = { after: (clean) => cleanups.push(clean) };
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "pictures");
await mkdir(folder, { recursive: true });
const server = await serveFolder(session, await buildSite(session));
for (const { name, address, from, ...look } of pictures) {
  const page = await openPage(session, { reducedMotion: "reduce", ...look });
  await page.goto(server.url + address, { waitUntil: "networkidle" });
  if (from) {
    await page
      .locator(from)
      .first()
      .evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 130));
  }
  await page.waitForTimeout(200);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
for (const clean of cleanups) await clean();
