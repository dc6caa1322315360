// Pictures, films and downloads as readers meet them: nothing moves while they load, nothing comes from another host, and
// everything fits on a phone.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { buildSite, copyPlaybook, openPage, serveFolder } from "./harness.mjs";

const folder = "content/guides/awareness";

/** Draws in the browser, which knows every format: a picture as JPEG, and a film of a second. */
async function drawn(t) {
  const page = await openPage(t);
  const [picture, film] = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 300 });
    const context = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: "video/webm" });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    for (let step = 0; step < 10; step += 1) {
      context.fillStyle = `hsl(${step * 36} 80% 50%)`;
      context.fillRect(step * 40, 0, 40, 300);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    recorder.stop();
    await new Promise((resolve) => (recorder.onstop = resolve));
    const base64 = async (blob) => btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
    const jpeg = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
    return [await base64(jpeg), await base64(new Blob(parts))];
  });
  return [picture, film].map((data) => Buffer.from(data, "base64"));
}

/** Serves a playbook whose guide shows one of everything. */
async function serve(t) {
  const playbook = await copyPlaybook(t);
  const [picture, film] = await drawn(t);
  const vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";
  const files = {
    "photo.jpg": picture,
    "clip.webm": film,
    "clip.en.vtt": vtt,
    "clip.vi.vtt": vtt,
    "form.pdf": "%PDF-1.7\n",
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(playbook, folder, name), content);
  const words = [
    '![The stand](photo.jpg "The first morning")',
    "![A face](photo.jpg){width=30% align=right} Words beside it.",
    "![Wide](photo.jpg){width=2000}",
    "![How we greet](clip.webm)",
    "![How to begin](https://youtu.be/abc)",
    "[The order form](form.pdf)",
  ];
  const guide = path.join(playbook, folder, "ebook.en.md");
  const text = await readFile(guide, "utf8");
  await writeFile(guide, text.replace("\n## ", `\n${words.join("\n\n")}\n\n## `));
  return serveFolder(t, await buildSite(t, { playbook }), { csp: true });
}

test("nothing moves while pictures and films load, and nothing is asked of another host", async (t) => {
  const server = await serve(t);
  for (const width of [360, 1200]) {
    const page = await openPage(t, { viewport: { width, height: 700 } });
    const hosts = new Set();
    page.on("request", (request) => hosts.add(new URL(request.url()).origin));
    // Pictures come late: what was laid out without them would move.
    await page.route("**/*.jpg", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.moved += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${server.url}en/awareness/ebook/`);
    for (const picture of await page.locator(".prose img").all()) await picture.scrollIntoViewIfNeeded();
    const film = page.locator("video");
    await film.scrollIntoViewIfNeeded();
    await page.waitForFunction(
      () =>
        document.querySelector("video").readyState > 0 &&
        [...document.querySelectorAll(".prose img")].every((it) => it.complete),
    );
    assert.equal(await page.evaluate(() => globalThis.moved), 0, `${width}`);
    assert.deepEqual([...hosts], [server.origin]);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await page.evaluate(overflow), 0, `${width}`);
  }
});

test("a film plays with its captions, and a download keeps its name", async (t) => {
  const server = await serve(t);
  const page = await openPage(t);
  await page.goto(`${server.url}en/awareness/ebook/`);
  const tracks = await page.locator("video").evaluate(async (film) => {
    film.muted = true;
    await film.play();
    return [...film.textTracks].map(({ kind, language, mode }) => [kind, language, mode]);
  });
  assert.deepEqual(tracks, [
    ["captions", "en", "showing"],
    ["captions", "vi", "disabled"],
  ]);
  const link = page.getByRole("link", { name: "The order form (PDF, 1 KB)" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.equal(download.suggestedFilename(), "form.pdf");
  const card = page.getByRole("link", { name: "How to begin Watch on YouTube" });
  assert.equal(await card.getAttribute("href"), "https://youtu.be/abc");
});
