// A writer edits files while a page is open: what the page shows, and what of the reader's stays.

import assert from "node:assert/strict";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { copyPlaybook, openPage, repository, startServer } from "./harness.mjs";

const GUIDE = "content/guides/awareness/gamification";
const PAGE = "en/awareness/gamification/";

async function edit(playbook, file, change) {
  const place = path.join(playbook, file);
  await writeFile(place, change(await readFile(place, "utf8")));
}

/** Opens `address` of a served copy of the playbook, marked so that a page load shows. */
async function openServed(t, address, options = {}) {
  const playbook = options.playbook ?? (await copyPlaybook(t));
  const server = await startServer(t, playbook);
  const page = await openPage(t, options);
  await openMarked(page, server.url + address);
  return { playbook, server, page };
}

/** Opens `url`, waits until the page is kept up to date, and marks it. */
async function openMarked(page, url) {
  const told = page.waitForResponse((response) => response.url().includes("__stagecraft/problems"));
  await page.goto(url);
  await told;
  await page.evaluate(() => (window.sameDocument = true));
}

const sameDocument = (page) => page.evaluate(() => window.sameDocument === true);

/** The overlay's content, which stands in a tree of its own. */
const overlay = (page) => page.locator("stagecraft-overlay");

test("an edit shows on the open page, and what the reader did stays", async (t) => {
  const { playbook, page } = await openServed(t, PAGE);
  await page.locator("main input[type=checkbox]").first().check();
  await page.locator("main input[type=radio]").first().check();
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    field.id = "typed";
    document.querySelector("main").append(field);
  });
  await page.locator("#typed").fill("half a sentence");
  await page.evaluate(() => scrollTo(0, 900));
  const scrolled = await page.evaluate(() => scrollY);
  assert.ok(scrolled > 500);

  await edit(playbook, `${GUIDE}.en.md`, (text) => text.replace(/^title: .*/m, "title: Games that teach"));
  await page.locator("h1", { hasText: "Games that teach" }).waitFor({ state: "attached" });
  assert.equal(await page.title(), "Games that teach · The Five-Stage Playbook");
  assert.ok(await sameDocument(page), "the page was loaded again");
  assert.equal(await page.evaluate(() => scrollY), scrolled);
  assert.ok(await page.locator("main input[type=checkbox]").first().isChecked());
  assert.ok(await page.locator("main input[type=radio]").first().isChecked());
  assert.equal(await page.locator("#typed").inputValue(), "half a sentence");

  await edit(playbook, `${GUIDE}.en.md`, (text) => text.replace(/^- \[ \] /m, "- [ ] A new first item\n- [ ] "));
  await page.locator("li", { hasText: "A new first item" }).waitFor({ state: "attached" });
  assert.ok(await sameDocument(page), "the page was loaded again");
  assert.ok(await page.locator("main input[type=radio]").first().isChecked());
});

test("what an edit adds works at once: a quiz, a tick, a term, a section", async (t) => {
  const { playbook, page } = await openServed(t, PAGE);
  const told = await page.locator("[data-ticks]").textContent();
  const quiz = [
    "## Added while it was open {#added}",
    "- [ ] An item that was added",
    "A [[touchpoint]] was added.",
    [
      "```quiz",
      "question: Was this added?",
      "choices:",
      "  - text: No",
      "  - text: Certainly",
      "    correct: true",
      "explanation: It was.",
      "```",
    ].join("\n"),
  ].join("\n\n");
  await edit(playbook, `${GUIDE}.en.md`, (text) => `${text}\n\n${quiz}\n`);
  const added = page.locator(".quiz", { hasText: "Was this added?" });
  await added.waitFor({ state: "attached" });
  // A second edit must not make anything happen twice.
  await edit(playbook, `${GUIDE}.en.md`, (text) => text.replace("Was this added?", "Was this truly added?"));
  const asked = page.locator(".quiz", { hasText: "Was this truly added?" });
  await asked.waitFor({ state: "attached" });

  await asked.getByText("Certainly").first().click();
  await asked.locator("[data-quiz-check]").click();
  assert.match(await asked.locator(".quiz-feedback").textContent(), /It was\.$/);
  assert.equal(await asked.locator(".quiz-mark").count(), 1);

  const item = page.getByLabel("An item that was added");
  await item.check();
  assert.notEqual(await page.locator("[data-ticks]").textContent(), told);
  assert.match(await page.locator("[data-ticks]").textContent(), /\b1\b/);
  await page.locator("[data-mark-done]").click();
  assert.equal(await page.locator("[data-mark-done]").getAttribute("aria-pressed"), "true");
  await page.locator(".guide-tools [data-plan-toggle]").click();
  assert.equal(await page.locator(".guide-tools [data-plan-toggle]").getAttribute("aria-pressed"), "true");

  await page.locator("#added ~ p a.term").focus();
  assert.ok(await page.locator('[role="tooltip"]').isVisible());
  await page.keyboard.press("Escape");
  await page.locator(".contents a[href='#added']").click();
  await page.locator(".contents a[href='#added'][aria-current]").waitFor();

  assert.ok(await sameDocument(page), "the page was loaded again");
  await page.reload();
  assert.ok(await item.isChecked(), "what was done is kept");
  assert.ok(await asked.locator("input[data-correct]").isChecked());
});

test("a page that an edit does not concern does nothing", async (t) => {
  const { playbook, server, page } = await openServed(t, "en/glossary/");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await edit(playbook, `${GUIDE}.en.md`, (text) => `${text}\nA last sentence.\n`);
  await server.says("gamification.en.md");
  await server.says("no open page differs");
  assert.deepEqual(
    asked.filter((url) => !url.includes("__stagecraft/")),
    [],
  );
  assert.ok(await sameDocument(page));
});

test("mistakes are shown over the last good page until they are fixed", async (t) => {
  const { playbook, page } = await openServed(t, "vi/nhan-biet/tro-choi-hoa/");
  const good = await readFile(path.join(playbook, `${GUIDE}.en.md`), "utf8");
  await edit(playbook, `${GUIDE}.en.md`, (text) => text.replace("activity: gamification", "activity: gamificaton"));
  const errors = overlay(page).locator("section.errors");
  await errors.waitFor();
  assert.match(await errors.innerText(), /guide\/unknown-activity/);
  assert.match(await errors.innerText(), /content\/guides\/awareness\/gamification\.en\.md:\d+:\d+/);
  assert.match(await errors.innerText(), /có phải ý bạn là `gamification`/);
  assert.equal(await errors.locator("mark").first().innerText(), "gamificaton");
  assert.ok(await page.locator("h1").isVisible());

  const button = errors.locator("h2 button");
  await button.press("Escape");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.ok(await errors.locator(".body").isHidden());
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "true");

  await writeFile(path.join(playbook, `${GUIDE}.en.md`), good);
  await errors.waitFor({ state: "detached" });
  assert.ok(await sameDocument(page));
});

test("warnings wait behind a badge", async (t) => {
  const { playbook, page } = await openServed(t, PAGE);
  await writeFile(path.join(playbook, "content/guides/awareness/unused.png"), "no picture");
  const badge = overlay(page).locator("section.warnings");
  await badge.waitFor();
  assert.ok(await badge.locator(".body").isHidden());
  await badge.locator("h2 button").click();
  assert.match(await badge.innerText(), /asset\/unused/);
});

test("a change of style is taken over without a page load", async (t) => {
  const playbook = await copyPlaybook(t);
  const theme = path.join(playbook, "themes/default/assets");
  await mkdir(theme, { recursive: true });
  await cp(path.join(repository, "themes/default/assets/site.css"), path.join(theme, "site.css"));
  const { page } = await openServed(t, PAGE, { playbook });
  await edit(playbook, "themes/default/assets/site.css", (text) => `${text}\nh1 { letter-spacing: 7px; }\n`);
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).letterSpacing === "7px");
  assert.ok(await sameDocument(page), "the page was loaded again");
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet][href*='site.']").length === 1);
});

test("a broken template is shown, and the last good theme stays", async (t) => {
  const playbook = await copyPlaybook(t);
  const templates = path.join(playbook, "themes/default/templates");
  await mkdir(templates, { recursive: true });
  await cp(path.join(repository, "themes/default/templates/guide.html"), path.join(templates, "guide.html"));
  const { page } = await openServed(t, PAGE, { playbook });
  const good = await readFile(path.join(templates, "guide.html"), "utf8");
  await writeFile(path.join(templates, "guide.html"), "{% if %}");
  const errors = overlay(page).locator("section.errors");
  await errors.waitFor();
  assert.match(await errors.innerText(), /theme\/template/);
  await edit(playbook, `${GUIDE}.en.md`, (text) => text.replace(/^title: .*/m, "title: Still written"));
  await page.locator("h1", { hasText: "Still written" }).waitFor();
  await writeFile(path.join(templates, "guide.html"), good);
  await errors.waitFor({ state: "detached" });
});

test("files that are renamed, removed and added in new folders lead to the right pages", async (t) => {
  const { playbook, server, page } = await openServed(t, PAGE);
  const guides = path.join(playbook, "content/guides/awareness");
  const nested = path.join(guides, "deep/er/new-game");
  await mkdir(nested, { recursive: true });
  for (const lang of ["en", "vi"]) {
    await cp(path.join(guides, `gamification.${lang}.md`), path.join(nested, `index.${lang}.md`));
  }
  await edit(playbook, "content/guides/awareness/deep/er/new-game/index.vi.md", (text) =>
    text.replace("slug: tro-choi-hoa", "slug: tro-choi-moi").replaceAll("](", "](../../../"),
  );
  await edit(playbook, "content/guides/awareness/deep/er/new-game/index.en.md", (text) =>
    text.replaceAll("](", "](../../../").replace(/^title: .*/m, "title: A new game"),
  );
  const added = await openPage(t, { allowErrors: true });
  await added.goto(`${server.url}en/awareness/new-game/`);
  await added.locator("h1", { hasText: "A new game" }).waitFor();

  for (const lang of ["en", "vi"]) {
    await rename(path.join(nested, `index.${lang}.md`), path.join(nested, `moved.${lang}.md`));
  }
  await overlay(added).locator(".note").waitFor();
  await added.goto(`${server.url}en/awareness/moved/`);
  await added.locator("h1", { hasText: "A new game" }).waitFor();

  await rm(path.join(guides, "deep"), { recursive: true });
  await overlay(added).locator(".note").waitFor();
  assert.equal((await added.reload()).status(), 404);
  assert.ok(await sameDocument(page), "another page was loaded again");
});

test("a page catches up with a server that was away", async (t) => {
  const { playbook, server, page } = await openServed(t, PAGE, { allowErrors: true });
  await server.stop();
  await edit(playbook, `${GUIDE}.en.md`, (text) => text.replace(/^title: .*/m, "title: Written meanwhile"));
  await overlay(page).locator(".note").waitFor();
  await server.start();
  await page.locator("h1", { hasText: "Written meanwhile" }).waitFor();
  await overlay(page).locator(".note").waitFor({ state: "detached" });
  assert.ok(await sameDocument(page));
});

test("a playbook that never was without mistakes shows them, and appears when they are fixed", async (t) => {
  const playbook = await copyPlaybook(t);
  const good = await readFile(path.join(playbook, "content/glossary.yaml"), "utf8");
  await writeFile(path.join(playbook, "content/glossary.yaml"), "- id: [");
  const server = await startServer(t, playbook);
  const page = await openPage(t, { allowErrors: true });
  await page.goto(`${server.url}en/`);
  await overlay(page).locator("section.errors").waitFor();
  await writeFile(path.join(playbook, "content/glossary.yaml"), good);
  await page.locator("h1").waitFor();
});
