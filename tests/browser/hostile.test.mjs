// Texts, file names and stored values that look like markup, in every place that takes a text: no script runs, nothing
// is asked of another host, and the site's own scripts raise no error, with and without the strict policy. What `check`
// refuses is never on a page; it is taken out of its place, and the rest is published.
//
// Which text is in which place follows from a number: OFFSET=n node --test hostile.test.mjs

import assert from "node:assert/strict";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { openPage, program, repository, serveFolder, stagecraft, temporaryFolder } from "./harness.mjs";
import { closed, filled, names, open } from "./payloads.mjs";

const OFFSET = Number(process.env.OFFSET ?? 0);
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="5"/></svg>';

/** Puts hostile texts into the places of a file; knows which line has which, and leaves out those that were refused. */
class Places {
  constructor(refused) {
    this.refused = refused;
    this.count = 0;
  }

  /** The next text for a place, unless it was refused there. */
  next(texts = closed) {
    const at = this.count++;
    return this.refused.has(at) ? "" : filled(texts[(at + OFFSET) % texts.length], at);
  }

  /** What a line of a file was made of, by the numbers in it. */
  static in(line) {
    return Array.from(line.matchAll(/xss\((\d+)\)|evil\.example\/(\d+)|<!--#(\d+)|\bplace(\d+)\b/g), (found) =>
      Number(found[1] ?? found[2] ?? found[3] ?? found[4]),
    );
  }
}

/** A YAML text of one line. */
const quoted = (text) => JSON.stringify(text).replaceAll("\u007f", "");

/** Every text in a YAML file of the playbook, but ids and parts of addresses. */
function inYaml(text, places) {
  const put = (whole, before, words) => {
    const at = places.count;
    return `${before}${quoted(`${words.trim()} place${at} ${places.next()}`.replace(/\s+/g, " "))}`;
  };
  return text
    .split("\n")
    .map((line) => {
      // Headings of guides are those that the playbook declares.
      if (/^\s*(slug|languages)|\b(Steps|Pitfalls)\b/.test(line)) return line;
      if (!line.includes("{")) return line.replace(/^(\s*(?:en|vi): )(.+)$/, put);
      return line.replace(/((?:\{|,) (?:en|vi): )((?:[^,}]|,(?! vi:))+?)(?=, vi:| \})/g, put);
    })
    .join("\n");
}

/** The body of a text: one place of each kind, and a part of all texts by themselves. */
function body(places, number, of) {
  const next = () => places.next().replace(/\s+/g, " ");
  const words = () => quoted(`place${places.count} ${next()}`);
  const named = (text) => `place${places.count} ${text(next())}`;
  const kinds = [
    named((it) => `### ${it}`),
    named((it) => `### A heading {#${it.replace(/[\s{}]/g, "")}}`),
    named((it) => `- [ ] ${it}`),
    named((it) => `> [!TIP] ${it}\n> ${it}`),
    named((it) => `| a | b |\n|---|---|\n| ${it.replaceAll("|", "")} | x |`),
    named((it) => `[a link](https://a.example/ "${it.replaceAll('"', '\\"')}")`),
    named((it) => `[${it}](https://a.example/)`),
    named((it) => `![${it}](picture.svg "${it.replaceAll('"', '\\"')}")`),
    named((it) => `\`${it.replaceAll("`", "")}\` *${it}*`),
    named((it) => `[[channel|${it.replaceAll("]", "")}]]`),
    named((it) => `A note.[^${places.count}]\n\n[^${places.count}]: ${it}`),
    `\`\`\`${next().replaceAll("`", "")}\n${next()}\n\`\`\``,
    `\`\`\`quiz\nquestion: ${words()}\nchoices:\n  - text: ${words()}\n    correct: true\n  - text: ${words()}\nexplanation: ${words()}\n\`\`\``,
  ];
  const own = closed.filter((_, at) => at % of === number);
  const all = own.flatMap((text) => [`place${places.count}\n\n${places.next([text])}`]);
  return [...kinds, ...all].join("\n\n");
}

async function markdownFiles(folder) {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(".md")).sort();
}

/** Writes the playbook of the cases with hostile texts; `refused` are the numbers of places that stay empty. */
async function writeHostile(folder, policy, refused) {
  const places = new Places(refused);
  const content = path.join(folder, "content");
  await cp(path.join(repository, "tests/cases/base/content"), content, { recursive: true });
  const yaml = (await readdir(content, { recursive: true })).filter((file) => file.endsWith(".yaml")).sort();
  for (const file of yaml) {
    let text = inYaml(await readFile(path.join(content, file), "utf8"), places);
    if (file === "playbook.yaml") text += `raw_html: ${policy}\nchecks: { asset/unused: off }\n`;
    await writeFile(path.join(content, file), text);
  }
  const texts = await markdownFiles(content);
  for (const [number, file] of texts.entries()) {
    let text = await readFile(path.join(content, file), "utf8");
    text = text.replace(/^(title|summary): (.*)$/gm, (whole, field, words) => {
      const at = places.count;
      return `${field}: ${quoted(`${words} place${at} ${places.next()}`.replace(/\s+/g, " "))}`;
    });
    const given = names.map((name) => places.next([name])).filter(Boolean);
    const files = given.map((name) => `${name}.svg`);
    for (const name of files) await writeFile(path.join(content, path.dirname(file), name), DRAWING);
    await writeFile(path.join(content, path.dirname(file), "picture.svg"), DRAWING);
    const shown = files.map((name) => `![x](<${name.replaceAll("&", "&amp;").replaceAll("#", "%23")}>)`);
    const last = `place${places.count}\n\n${places.next([open[number % open.length]])}`;
    text = `${text}\n${shown.join("\n\n")}\n\n${body(places, number, texts.length)}\n\n${last}\n`;
    await writeFile(path.join(content, file), text);
  }
  return places.count;
}

/** Builds a playbook with every text that is not refused; returns the site and how many were refused. */
async function buildHostile(t, policy) {
  const refused = new Set();
  for (;;) {
    const folder = await temporaryFolder(t);
    const count = await writeHostile(folder, policy, refused);
    const { stdout } = await stagecraft(["check", "--root", folder, "--format", "json"]).catch((error) => error);
    const errors = JSON.parse(stdout).diagnostics.filter(({ severity }) => severity === "error");
    const before = refused.size;
    for (const { file, span, code, message } of errors) {
      const lines = file.endsWith(".svg") ? [file] : (await readFile(path.join(folder, file), "utf8")).split("\n");
      // What begins a paragraph is named in the line before it.
      let line = span.start.line - 1;
      while (line > 0 && !Places.in(lines[line]).length) line -= 1;
      for (const place of Places.in(lines[line])) refused.add(place);
      assert.ok(Places.in(lines[line]).length, `${code} in ${file}, ${span.start.line}: ${message}`);
    }
    if (!errors.length) {
      const site = path.join(folder, "site");
      await stagecraft(["build", "--root", folder, "--out", site, "--quiet"]);
      return { site, refused: refused.size, count };
    }
    assert.ok(refused.size > before, `${program} refuses what no text is in: ${JSON.stringify(errors.slice(0, 3))}`);
  }
}

/** What on the page could still run or load something; each page has scripts and forms of its own. */
function dangersOn() {
  const found = [];
  const addresses = ["href", "xlink:href", "src", "action", "formaction", "data", "poster", "background", "srcdoc"];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const what = element.outerHTML.slice(0, 200);
      const { localName } = element;
      if (/^(iframe|object|embed|base|style|math|frame|applet)$/.test(localName)) found.push(what);
      if (localName === "meta" && element.httpEquiv) found.push(what);
      const isOurs = /^(\/|(\.\.?\/)*)assets\/[\w.-]+\.js$/.test(element.getAttribute("src"));
      const isData = element.type === "application/ld+json" && JSON.parse(element.textContent);
      if (localName === "script" && !isOurs && !isData) found.push(what);
      for (const { name, value } of element.attributes) {
        if (/^on|^style$/.test(name)) found.push(`${name}: ${what}`);
        if (!addresses.includes(name)) continue;
        const { protocol } = new URL(value, document.baseURI);
        if (!/^(https?|mailto|tel):$/.test(protocol)) found.push(`${name}: ${what}`);
      }
      if (element.shadowRoot) walk(element.shadowRoot);
      if (localName === "template") walk(element.content);
    }
  };
  walk(document);
  return found;
}

/** What a reader of another, hostile, page of the host may find kept. */
function storedTexts() {
  const texts = closed.map((text, at) => filled(text, 90_000 + at));
  const of = (value) => Object.fromEntries(texts.map((text) => [text, value]));
  const plan = { guides: [...texts, "awareness/ebook"], start: texts[0] };
  const notes = { "awareness/ebook": Object.fromEntries(texts.map((text, at) => [at, text])) };
  const data = {
    version: 1,
    checks: of(of(true)),
    done: of("2026-11-20"),
    plan,
    notes,
    lens: texts[1],
    surprise: texts,
  };
  return {
    "stagecraft:/": JSON.stringify(data),
    "stagecraft.language": texts[2],
    "stagecraft.theme": texts[3],
    "stagecraft.searches": JSON.stringify(texts.slice(0, 6)),
  };
}

async function pagesOf(site) {
  const files = await readdir(site, { recursive: true });
  return files.filter((file) => file.endsWith(".html")).map((file) => file.replace(/index\.html$/, ""));
}

/** Opens a tab that tells what runs and what is asked of other hosts. */
async function openWatched(t, server, stored, options) {
  const page = await openPage(t, { serviceWorkers: "block", ...options });
  const seen = [];
  await page.context().route(
    (url) => url.origin !== server.origin,
    (route) => {
      seen.push(`asked: ${route.request().url()}`);
      return route.abort();
    },
  );
  page.on("dialog", (dialog) => dialog.dismiss());
  page.on("pageerror", (error) => {
    if (String(error.stack).includes("/assets/")) seen.push(`our error: ${error.stack}`);
  });
  await page.exposeFunction("xss", (place) => seen.push(`ran: ${place}`));
  await page.addInitScript((values) => {
    try {
      for (const [key, value] of Object.entries(values)) localStorage[key] ??= value;
    } catch {
      // A frame that keeps nothing.
    }
  }, stored);
  return { page, seen };
}

/** Does what shows texts that are only in scripts' hands. */
async function work(page, address) {
  if (/^en\/(search|study|plan|awareness\/ebook)\/$/.test(address)) {
    await page.evaluate(() => {
      for (const button of document.querySelectorAll("[data-facilitate], [data-start-cards], [data-plan-toggle]")) {
        if (!button.disabled) button.click();
      }
      document.querySelectorAll("[data-quiz-check]").forEach((button) => button.click());
    });
  }
  if (address !== "en/search/") return;
  await page.locator("form[data-search] input[type=search]").fill("script img onerror");
  await page.locator(".search-hit").first().waitFor();
  await page.locator(".search-excerpt").first().waitFor();
}

/** Opens every page of a site, several at a time. */
async function openAll(t, site, { csp, ...options }, look) {
  const server = await serveFolder(t, site, { csp });
  const left = await pagesOf(site);
  const tab = async () => {
    const { page, seen } = await openWatched(t, server, storedTexts(), options);
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      await look(page, server.url + address, address, seen);
    }
  };
  await Promise.all(Array.from({ length: 3 }, tab));
}

for (const policy of ["escape", "sanitize"]) {
  test(`hostile texts are only texts, with and without the strict policy (${policy})`, async (t) => {
    const { site, refused, count } = await buildHostile(t, policy);
    t.diagnostic(`OFFSET=${OFFSET}: ${refused} of ${count} texts are refused`);
    for (const csp of [false, true]) {
      await openAll(t, site, { csp }, async (page, url, address, seen) => {
        await page.goto(url);
        await work(page, address);
        assert.deepEqual(await page.evaluate(dangersOn), [], address);
        assert.deepEqual(seen, [], address);
      });
    }
  });
}

test("where HTML is trusted, the strict policy still lets no script of a text run", async (t) => {
  const { site } = await buildHostile(t, "trust");
  // A text may lead elsewhere at once, which is what its writer wanted.
  const open = (page, url) => page.goto(url, { waitUntil: "domcontentloaded" }).catch(() => {});
  const ran = (seen) => seen.filter((what) => !what.startsWith("asked"));
  await openAll(t, site, { csp: true, allowErrors: true }, async (page, url, address, seen) => {
    await open(page, url);
    assert.deepEqual(ran(seen), [], address);
  });
  const server = await serveFolder(t, site);
  const { page, seen } = await openWatched(t, server, {}, { allowErrors: true });
  await open(page, `${server.url}en/awareness/ebook/`);
  await page.waitForTimeout(500);
  assert.ok(ran(seen).length, "without the policy scripts run, and this test sees them");
});
