// The colours of the theme can be read: contrasts after WCAG 2.2, computed from tokens.css, light and dark.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { repository } from "./harness.mjs";

const css = (await readFile(path.join(repository, "themes/default/assets/tokens.css"), "utf8")).replace(
  /\/\*.*?\*\//gs,
  "",
);

/** Returns the custom properties that the rule of `:root` sets, as one look sees them. */
function tokens(look) {
  const rule = /(?<=^:root )\{[^{}]*\}/m.exec(css)?.[0] ?? "";
  const chosen = rule.replace(/light-dark\(([^(),]+), ([^(),]+)\)/g, look === "light" ? "$1" : "$2");
  return Object.fromEntries(
    Array.from(chosen.matchAll(/(--[\w-]+):\s*([^;]+);/g), ([, name, value]) => [name, value.trim()]),
  );
}

/** Returns the channels of a colour, from 0 to 1; `var(--x)` is followed. */
function channels(look, name) {
  const value = look[name];
  const other = /^var\((--[\w-]+)\)$/.exec(value);
  if (other) return channels(look, other[1]);
  assert.match(value ?? "", /^#[0-9a-f]{6}$/, name);
  return [1, 3, 5].map((at) => parseInt(value.slice(at, at + 2), 16) / 255);
}

/** Returns `share` of one colour upon another, as `color-mix(in srgb, …)` does. */
const mix = (one, other, share) => one.map((channel, at) => channel * share + other[at] * (1 - share));

function luminance(colour) {
  const [r, g, b] = colour.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const stages = ["awareness", "consideration", "acquisition", "experience", "loyalty"];
const grounds = ["--page", "--surface", "--surface-soft"];
const inks = ["--text", "--text-soft", "--link", "--right", "--wrong", ...stages.map((stage) => `--stage-${stage}`)];

for (const name of ["light", "dark"]) {
  const look = tokens(name);
  const too = (least, pairs) =>
    pairs
      .map(([what, one, other]) => [what, contrast(one, other)])
      .filter(([, found]) => found < least)
      .map(([what, found]) => `${what}: ${found.toFixed(2)}`);
  const of = (token) => channels(look, token);

  test(`every text can be read on every ground, ${name}`, () => {
    const pairs = inks.flatMap((ink) => grounds.map((ground) => [`${ink} on ${ground}`, of(ink), of(ground)]));
    assert.equal(pairs.length, 30);
    assert.deepEqual(too(4.5, pairs), []);
  });

  test(`text can be read on the colours of the stages and on their tints, ${name}`, () => {
    const fills = [...stages.map((stage) => `--stage-${stage}`), "--brand"];
    const on = fills.map((fill) => [`--on-stage on ${fill}`, of("--on-stage"), of(fill)]);
    // A touchpoint on the map, a button that is pressed, a right and a wrong choice, a tip.
    const touchpoints = stages.map((stage) => [
      `--text on a touchpoint of ${stage}`,
      of("--text"),
      mix(of(`--thread-${stage}`), of("--surface"), 0.14),
    ]);
    const pressed = fills.map((fill) => [
      `--text on pressed ${fill}`,
      of("--text"),
      mix(of(fill), of("--surface"), 0.14),
    ]);
    const choices = ["--right", "--wrong"].map((ink) => [
      `${ink} on its tint`,
      of(ink),
      mix(of(ink), of("--surface"), 0.1),
    ]);
    const tip = [["a tip", of("--page"), of("--text")]];
    assert.deepEqual(too(4.5, [...on, ...touchpoints, ...pressed, ...choices, ...tip]), []);
  });

  test(`edges of fields and the focus can be seen, ${name}`, () => {
    const pairs = ["--line-strong", "--focus"].flatMap((edge) =>
      grounds.map((ground) => [`${edge} on ${ground}`, of(edge), of(ground)]),
    );
    assert.deepEqual(too(3, pairs), []);
  });
}

test("a brand's colour is held against the grounds of this theme", async () => {
  const file = await readFile(path.join(repository, "themes/default/theme.yaml"), "utf8");
  const named = /grounds: \{ light: "(#\w+)", dark: "(#\w+)" \}/.exec(file).slice(1);
  assert.deepEqual(named, [tokens("light")["--surface-soft"], tokens("dark")["--surface-soft"]]);
});

test("every colour is written once, and no other rule or sheet chooses by the system's look", async () => {
  const folder = path.join(repository, "themes/default/assets");
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".css"))) {
    assert.doesNotMatch(await readFile(path.join(folder, name), "utf8"), /prefers-color-scheme/, name);
  }
  assert.equal(css.match(/--page:/g).length, 1);
});
