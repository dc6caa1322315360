// What the tests of the reader's own work share: the built site, once for a file, and the way around it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after } from "node:test";
import { buildSite, openPage, serveFolder } from "./harness.mjs";

const forFile = { after };

/** Builds the shipped playbook once for all tests of a file and serves it under the strict policy. */
export async function sharedSite(options = {}) {
  const folder = await buildSite(forFile, options);
  const server = await serveFolder(forFile, folder, { csp: true, prefix: options.prefix ?? "/" });
  return { folder, url: server.url };
}

/** Opens a page of the site; a worker would answer in place of the server, so there is none unless asked for. */
export function openReader(t, options = {}) {
  return openPage(t, { serviceWorkers: "block", ...options });
}

/** Follows the page's own link to another language. */
export async function switchLanguage(page, language) {
  await page.locator(`a[data-language="${language}"]`).first().click();
  await page.waitForURL((url) => url.pathname.includes(`/${language}/`));
}

export const languages = ["en", "vi"];

/** Opens a guide in a language. Every address is known in English; the page leads to the others. */
export async function openGuide(page, url, language, guide = "awareness/activation-event") {
  await page.goto(`${url}en/${guide}/`);
  if (language !== "en") await switchLanguage(page, language);
}

/** Returns what the site keeps. */
export function kept(page) {
  return page.evaluate(() => {
    const key = Object.keys(localStorage).find(
      (name) => name.startsWith("stagecraft:") && !name.endsWith("unreadable"),
    );
    return key ? JSON.parse(localStorage.getItem(key)) : null;
  });
}

const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Fails the test if axe finds something that keeps a reader out. */
export async function checkAccess(page, what) {
  await page.evaluate(await readFile(axeSource, "utf8"));
  const violations = await page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, { resultTypes: ["violations"] });
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.target.join(" "))
          .slice(0, 4)
          .join(" | ")}`,
    );
  });
  assert.deepEqual(violations, [], what);
}
