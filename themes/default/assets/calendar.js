// When the guides of a plan are prepared and run, in working days, and the same as an iCalendar file (RFC 5545).
// Knows nothing of pages.
(function (global) {
  "use strict";
  const own = (global.Stagecraft = global.Stagecraft || {});
  const DAY = 8 * 60; // working minutes
  const MORNING = 4 * 60;
  const START = 8 * 60; // 8:00 to 12:00 and 13:00 to 17:00
  const BREAK = 60;

  // Dates are counted in UTC, so that no change of clocks moves them.
  const toDate = (text) => new Date(`${text}T00:00:00Z`);
  const toText = (date) => date.toISOString().slice(0, 10);

  function plusDays(text, days) {
    const date = toDate(text);
    date.setUTCDate(date.getUTCDate() + days);
    return toText(date);
  }

  function isWorkingDay(text) {
    const day = toDate(text).getUTCDay();
    return day !== 0 && day !== 6;
  }

  function nextWorkingDay(text) {
    let day = text;
    while (!isWorkingDay(day)) day = plusDays(day, 1);
    return day;
  }

  /** The day that many working days after one. */
  function plusWorkingDays(text, days) {
    let day = nextWorkingDay(text);
    for (let left = days; left > 0; left -= 1) day = nextWorkingDay(plusDays(day, 1));
    return day;
  }

  /** The time of day, as minutes from midnight, after that many working minutes. The break is not worked through. */
  const clock = (minutes, ends) =>
    START + minutes + (minutes > MORNING || (minutes === MORNING && !ends) ? BREAK : 0);

  /**
   * Puts phases one after another, from a day on. A phase of a day or more takes whole days; a shorter one takes its
   * time of a day and is not cut by the night. `phases` are `{ guide, kind, minutes }`; each comes back with its first
   * and last `from` and `to` (days) and, where it is shorter than a day, `starts` and `ends` (minutes from midnight).
   */
  function agenda(phases, start) {
    let day = nextWorkingDay(start);
    let used = 0;
    return phases.map((phase) => {
      const days = Math.ceil(phase.minutes / DAY);
      if (phase.minutes >= DAY) {
        const from = used ? plusWorkingDays(day, 1) : day;
        const to = plusWorkingDays(from, days - 1);
        day = plusWorkingDays(to, 1);
        used = 0;
        return { ...phase, from, to, days };
      }
      if (used + phase.minutes > DAY) {
        day = plusWorkingDays(day, 1);
        used = 0;
      }
      const [starts, ends] = [clock(used, false), clock(used + phase.minutes, true)];
      const from = day;
      used += phase.minutes;
      if (used === DAY) {
        day = plusWorkingDays(day, 1);
        used = 0;
      }
      return { ...phase, from, to: from, days: 1, starts, ends };
    });
  }

  const escape = (text) =>
    text.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\r\n|\r|\n/g, "\\n");

  /** Folds a line so that none has more than 75 octets; no character is cut. */
  function fold(line) {
    const encoder = new TextEncoder();
    let folded = "";
    let length = 0;
    for (const character of line) {
      const octets = encoder.encode(character).length;
      if (length + octets > 75) {
        folded += "\r\n ";
        length = 1;
      }
      folded += character;
      length += octets;
    }
    return folded;
  }

  const two = (number) => String(number).padStart(2, "0");
  const dateOf = (day) => day.replace(/-/g, "");
  const timeOf = (day, minutes) => `${dateOf(day)}T${two(Math.floor(minutes / 60))}${two(minutes % 60)}00`;

  /**
   * Returns an iCalendar file. `events` are phases of an agenda with `uid`, `title`, and where there are any `text`
   * and `url`. Times are floating: the hours are those of the place where the work is done.
   */
  function iCalendar(events, { name, now }) {
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stagecraft//Plan//EN", "CALSCALE:GREGORIAN"];
    lines.push(`X-WR-CALNAME:${escape(name)}`);
    for (const event of events) {
      lines.push("BEGIN:VEVENT", `UID:${event.uid}`, `DTSTAMP:${stamp}`);
      if (event.starts === undefined) {
        // The end of a whole-day event is the day after its last one.
        lines.push(`DTSTART;VALUE=DATE:${dateOf(event.from)}`, `DTEND;VALUE=DATE:${dateOf(plusDays(event.to, 1))}`);
      } else {
        lines.push(`DTSTART:${timeOf(event.from, event.starts)}`, `DTEND:${timeOf(event.to, event.ends)}`);
      }
      lines.push(`SUMMARY:${escape(event.title)}`);
      if (event.text) lines.push(`DESCRIPTION:${escape(event.text)}`);
      if (event.url) lines.push(`URL:${event.url}`);
      lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
    }
    lines.push("END:VCALENDAR");
    return lines.map((line) => `${fold(line)}\r\n`).join("");
  }

  own.calendar = { agenda, iCalendar, DAY };
})(typeof window === "undefined" ? globalThis : window);
