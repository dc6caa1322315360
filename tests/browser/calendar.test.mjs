// The agenda of a plan and its iCalendar file, read back by a parser of others (ical.js).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import ICAL from "ical.js";
import { repository } from "./harness.mjs";

/** Runs scripts of the theme that know nothing of pages and returns what they offer. */
async function offeredBy(...names) {
  const context = vm.createContext({ TextEncoder });
  for (const name of names) {
    const file = path.join(repository, "themes/default/assets", name);
    vm.runInContext(await readFile(file, "utf8"), context, { filename: file });
  }
  return context.Stagecraft;
}

const { calendar, days, leitner } = await offeredBy("days.js", "calendar.js", "leitner.js");
const plain = (value) => JSON.parse(JSON.stringify(value));
const when = (phases, start) =>
  plain(
    calendar.agenda(
      phases.map((minutes) => ({ minutes })),
      start,
    ),
  ).map(({ from, to, starts, ends }) => [from, to, starts, ends]);

test("phases of days follow one another on working days", () => {
  // 2026-11-20 is a Friday.
  assert.deepEqual(when([480, 960, 2400], "2026-11-20"), [
    ["2026-11-20", "2026-11-20", undefined, undefined],
    ["2026-11-23", "2026-11-24", undefined, undefined],
    ["2026-11-25", "2026-12-01", undefined, undefined],
  ]);
});

test("an agenda that begins on a Saturday begins on the Monday after it", () => {
  assert.equal(when([480], "2026-11-21")[0][0], "2026-11-23");
  assert.equal(when([60], "2026-11-22")[0][0], "2026-11-23");
});

test("short phases share a day, keep the break free and are not cut by the night", () => {
  assert.deepEqual(when([120, 120, 60, 300, 480], "2026-11-23"), [
    ["2026-11-23", "2026-11-23", 8 * 60, 10 * 60],
    ["2026-11-23", "2026-11-23", 10 * 60, 12 * 60],
    ["2026-11-23", "2026-11-23", 13 * 60, 14 * 60],
    ["2026-11-24", "2026-11-24", 8 * 60, 14 * 60],
    ["2026-11-25", "2026-11-25", undefined, undefined],
  ]);
});

test("an agenda is not moved by changes of clocks, ends of months or leap days", () => {
  assert.deepEqual(
    when([480, 480], "2028-02-29").map(([from]) => from),
    ["2028-02-29", "2028-03-01"],
  );
  assert.deepEqual(
    when([480, 480], "2027-12-31").map(([from]) => from),
    ["2027-12-31", "2028-01-03"],
  );
});

test("an agenda of any start and length comes to an end, at the latest on the last day that there is", () => {
  assert.deepEqual(when([480, 480, 60], "9999-12-31"), [
    ["9999-12-31", "9999-12-31", undefined, undefined],
    ["9999-12-31", "9999-12-31", undefined, undefined],
    ["9999-12-31", "9999-12-31", 8 * 60, 9 * 60],
  ]);
  assert.equal(when([480], "0001-01-01")[0][0], "0001-01-01");
  // The longest times that guides can state.
  const longest = when(Array(200).fill(65535 * 2400), "2026-11-20");
  assert.deepEqual(longest[0].slice(0, 2), ["2026-11-20", "3282-11-19"]);
  assert.equal(longest.at(-1)[1], "9999-12-31");
});

test("days that there are not are none", () => {
  for (const day of [
    "2026-02-31",
    "2027-02-29",
    "0000-01-01",
    "2026-13-01",
    "2026-1-1",
    "+010000-01-01",
    "",
    null,
    5,
  ]) {
    assert.equal(days.isDay(day), false, String(day));
  }
  for (const day of ["2028-02-29", "0001-01-01", "9999-12-31"]) assert.equal(days.isDay(day), true, day);
});

function example() {
  const phases = [
    {
      minutes: 4800,
      uid: "a.b.prepare@example.org",
      title: 'Trò chơi hóa, "vui"; học \\ chơi: Chuẩn bị'.repeat(3),
      text: "hai dòng\nở đây",
      url: "https://example.org/vi/",
    },
    { minutes: 90, uid: "a.b.run@example.org", title: "Chạy" },
  ];
  const events = calendar.agenda(phases, "2026-11-23");
  return {
    phases,
    text: calendar.iCalendar(events, { name: "Kế hoạch, của tôi", now: new Date("2026-11-22T13:00:00.5Z") }),
  };
}

test("the file is iCalendar to a parser: names, texts, days, times", () => {
  const { phases, text } = example();
  const component = new ICAL.Component(ICAL.parse(text));
  assert.equal(component.getFirstPropertyValue("version"), "2.0");
  assert.ok(component.getFirstPropertyValue("prodid"));
  const [whole, timed] = component.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  assert.equal(whole.summary, phases[0].title);
  assert.equal(whole.description, "hai dòng\nở đây");
  assert.equal(whole.uid, "a.b.prepare@example.org");
  assert.ok(whole.startDate.isDate);
  assert.equal(whole.startDate.toString(), "2026-11-23");
  assert.equal(whole.endDate.toString(), "2026-12-05", "the end of a whole-day event is the day after");
  assert.equal(timed.startDate.toString(), "2026-12-07T08:00:00");
  assert.equal(timed.endDate.toString(), "2026-12-07T09:30:00");
  assert.equal(timed.startDate.zone, ICAL.Timezone.localTimezone, "floating");
  for (const event of component.getAllSubcomponents("vevent")) {
    assert.equal(event.getFirstPropertyValue("dtstamp").toString(), "2026-11-22T13:00:00Z");
  }
});

test("lines end in CRLF and none is longer than 75 octets", () => {
  const { text } = example();
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  assert.equal(text.replace(/\r\n/g, "").search(/[\r\n]/), -1);
  const lines = text.split("\r\n");
  const lengths = lines.map((line) => Buffer.byteLength(line));
  assert.ok(Math.max(...lengths) <= 75, `${Math.max(...lengths)}`);
  assert.ok(
    lines.some((line) => line.startsWith(" ")),
    "something was folded",
  );
  assert.ok(!text.includes("�"));
});

test("Leitner: known cards move up, others go back, each box waits twice as long", async () => {
  const waits = [];
  let card;
  for (let day = "2026-11-22", times = 0; times < 6; times += 1, day = card.due) {
    card = plain(leitner.answered(card, true, day));
    waits.push((Date.parse(card.due) - Date.parse(day)) / 86400000);
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 16]);
  assert.deepEqual(plain(leitner.answered(card, false, "2027-01-01")), {
    box: 1,
    due: "2027-01-02",
    since: "2026-11-22",
  });
});

test("what is due comes longest overdue first, then ten new cards a day", async () => {
  const names = Array.from({ length: 30 }, (_, at) => `card-${at}`);
  const cards = {
    "card-3": { box: 2, due: "2026-11-22", since: "2026-11-20" },
    "card-9": { box: 1, due: "2026-11-01", since: "2026-10-31" },
    "card-5": { box: 1, due: "2026-11-23", since: "2026-11-22" },
    gone: { box: 1, due: "2026-11-01", since: "2026-10-31" },
  };
  const due = plain(leitner.due(names, cards, "2026-11-22"));
  assert.deepEqual(due.slice(0, 2), ["card-9", "card-3"]);
  assert.equal(due.length, 2 + 9, "one new card was begun today");
  assert.ok(!due.includes("card-5") && !due.includes("gone"));
});
