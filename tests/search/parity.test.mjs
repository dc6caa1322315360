// The program and the browser answer the same query with the same pages in the same order, with the same section and
// the same excerpt.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { open, repository } from "./index.mjs";

const program = process.env.STAGECRAFT ?? path.join(repository, "target/debug/stagecraft");
let site;

before(() => {
  site = mkdtempSync(path.join(tmpdir(), "stagecraft-search-"));
  execFileSync(program, ["build", "--quiet", "--root", repository, "--out", path.join(site, "out")]);
});
after(() => rmSync(site, { recursive: true, force: true }));

/** Numbers that are the same in every run. */
function numbers(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");

/** Makes queries out of the words of a language's texts: as written, without marks, half typed, with a slip, quoted. */
function queries(lang, count) {
  const glossary = readFileSync(path.join(repository, "content/glossary.yaml"), "utf8");
  const guide = readFileSync(path.join(repository, `content/guides/awareness/gamification.${lang}.md`), "utf8");
  const words = `${glossary} ${guide}`.match(/[\p{L}\p{N}\p{M}]+/gu);
  const next = numbers(lang === "vi" ? 7 : 11);
  const change = [
    (words) => words,
    (words) => words.map(plain),
    (words) => words.map((word) => word.toUpperCase()),
    (words) => words.map((word) => word.normalize("NFD")),
    (words) => words.map((word, at) => (at === words.length - 1 ? word.slice(0, Math.ceil(word.length / 2)) : word)),
    (words) => words.map((word) => (word.length >= 5 ? word[0] + word[2] + word[1] + word.slice(3) : word)),
    (words) => words.map((word) => (word.length >= 5 ? word.slice(0, 2) + word.slice(3) : word)),
    (words) => [`"${words.slice(0, 2).join(" ")}"`, ...words.slice(2)],
    (words) => words.map((word, at) => (at % 2 ? plain(word) : word)),
    (words) => words.map((word) => word.slice(0, 1 + next(3))),
    (words) => [words.slice(0, 2).join(""), ...words.slice(2)],
    (words) => [words.join(["-", "/", "’", ".", "+"][next(5)])],
    (words) => words.map((word) => word + ["s", "ing", "ed", "ment", "er", "1", "f"][next(7)]),
    (words) => [...words, ["umbrella", "cái", "the", "zzzz"][next(4)]],
    (words) => words.map((word) => (word.length >= 7 ? word.slice(0, 3) + word.slice(4, -2) + word.slice(-1) : word)),
  ];
  return Array.from({ length: count }, (_, at) => {
    const start = next(words.length - 4);
    return change[at % change.length](words.slice(start, start + 1 + next(4))).join(" ");
  });
}

function judged(lang) {
  const text = readFileSync(path.join(repository, "tests/search/queries.yaml"), "utf8");
  const found = [...text.matchAll(/^- \{ lang: (\w+), kind: [\w-]+, query: '((?:[^']|'')*)'/gm)];
  return found.filter((match) => match[1] === lang).map((match) => match[2].replaceAll("''", "'"));
}

for (const lang of ["en", "vi"]) {
  test(`the order is the same in ${lang}`, async () => {
    const asked = [...judged(lang), ...queries(lang, 600)].map((query) => query.replace(/\s+/g, " "));
    assert.ok(asked.length >= 600);
    const answers = execFileSync(program, ["search", "-", "--lang", lang, "--format", "json", "--root", repository], {
      input: asked.join("\n"),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const expected = answers
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(expected.length, asked.length);
    const index = await open(path.join(site, "out"), lang);
    let found = 0;
    let meant = 0;
    const kinds = new Set();
    for (const [at, query] of asked.entries()) {
      const result = await index.search(query);
      const hits = [];
      for (const hit of result.hits.slice(0, 100)) {
        const card = await index.card(hit.document);
        const text = await index.text(hit.document);
        const shown = index.excerpt(card, text, hit, result.rarities);
        hits.push({
          title: card.title,
          url: card.address + (shown.place ? `#${shown.place.anchor}` : ""),
          lang: card.lang || lang,
          section: shown.place?.heading || null,
          ...(shown.place?.kind ? { kind: shown.place.kind } : {}),
          score: hit.score,
          excerpt: shown.excerpt.map(([text]) => text).join(""),
          ...(hit.missing.length ? { missing: [...hit.missing] } : {}),
        });
      }
      found += hits.length > 0 ? 1 : 0;
      assert.deepEqual({ hits, ...(result.meant ? { meant: result.meant } : {}) }, expected[at], query);
      for (const { kind } of hits) if (kind) kinds.add(kind);
      meant += result.meant ? 1 : 0;
    }
    assert.ok(found > asked.length / 2, `${found} of ${asked.length} queries find something`);
    assert.ok(meant > 20, `${meant} queries are asked about`);
    assert.ok(kinds.has("question") && kinds.has("task"), `what answers by itself: ${[...kinds]}`);
  });
}
