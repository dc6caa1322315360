// Letters are folded alike by the program and by the browser. `letters.txt` holds every Latin letter of Unicode with
// what it is folded to; the program's own test reads the same file.
//
// After a new version of Unicode: node tests/search/letters.test.mjs --write

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import vm from "node:vm";

import { repository } from "./index.mjs";

const file = path.join(repository, "tests/search/letters.txt");

/** Returns the table that the program gives the browser, from its source. */
function table() {
  const source = readFileSync(path.join(repository, "src/fold.rs"), "utf8");
  const list = source.slice(source.indexOf("LETTERS: &"), source.indexOf("];", source.indexOf("LETTERS: &")));
  return [...list.matchAll(/\('(.)', "(\w+)"\)/gu)].map((match) => match[1] + match[2]).join(" ");
}

/** Returns the browser's own folding. */
function fold() {
  const script = readFileSync(path.join(repository, "themes/default/assets/search-matcher.js"), "utf8");
  const context = vm.createContext({});
  vm.runInContext(script, context);
  const speller = new context.Stagecraft.Speller({ letters: table(), tones: "" });
  return (text) => speller.fold(text);
}

function latinLetters() {
  const letters = [];
  for (let code = 0; code < 0x110000; code++) {
    const letter = code < 0xd800 || code > 0xdfff ? String.fromCodePoint(code) : "";
    if (/^\p{Script=Latin}$/u.test(letter) && /\p{L}/u.test(letter)) letters.push(letter);
  }
  return letters;
}

if (process.argv.includes("--write")) {
  const folded = fold();
  writeFileSync(
    file,
    latinLetters()
      .map((letter) => `${letter} ${folded(letter)}\n`)
      .join(""),
  );
}

test("every Latin letter is folded as the file says", () => {
  const folded = fold();
  const lines = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "));
  assert.deepEqual(
    lines.map(([letter]) => [letter, folded(letter)]),
    lines,
  );
});

test("the file holds every Latin letter this Unicode knows", () => {
  const known = new Set(
    readFileSync(file, "utf8")
      .split("\n")
      .map((line) => line.split(" ")[0]),
  );
  assert.deepEqual(
    latinLetters().filter((letter) => !known.has(letter)),
    [],
  );
});
