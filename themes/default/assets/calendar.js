// When the guides of a plan are prepared and run, in working days, and the same as an iCalendar file (RFC 5545).
// Knows nothing of pages.
(() => {
	"use strict";
	const own = (globalThis.Stagecraft ??= /** @type {Stagecraft.Shared} */ ({}));
	const { plus: plusDays, toDate, twoDigits } = own.days;
	const DAY = 8 * 60; // working minutes
	const MORNING = 4 * 60;
	const START = 8 * 60; // 8:00 to 12:00 and 13:00 to 17:00
	const BREAK = 60;

	/** @typedef {Stagecraft.Day} Day */

	/** @param {Day} day */
	const weekdayOf = (day) => toDate(day).getUTCDay();

	/** @param {Day} day */
	function nextWorkingDay(day) {
		const weekday = weekdayOf(day);
		return plusDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
	}

	/**
	 * The day that many working days after one. Counted in weeks: work may take years.
	 * @param {Day} day
	 * @param {number} days
	 */
	function plusWorkingDays(day, days) {
		const first = nextWorkingDay(day);
		const fromMonday = weekdayOf(first) - 1;
		const weeks = Math.floor((fromMonday + days) / 5);
		return plusDays(first, weeks * 7 + ((fromMonday + days) % 5) - fromMonday);
	}

	/**
	 * The time of day, as minutes from midnight, after that many working minutes. The break is not worked through.
	 * @param {number} minutes
	 * @param {boolean} ends
	 */
	const clock = (minutes, ends) => START + minutes + (minutes > MORNING || (minutes === MORNING && !ends) ? BREAK : 0);

	/** @type {Stagecraft.Calendar["agenda"]} */
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

	/** @param {string} text */
	const escape = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

	/**
	 * Folds a line so that none has more than 75 octets; no character is cut.
	 * @param {string} line
	 */
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

	/** @param {Day} day */
	const dateOf = (day) => day.replace(/-/g, "");

	/**
	 * @param {Day} day
	 * @param {number} minutes
	 */
	const timeOf = (day, minutes) => `${dateOf(day)}T${twoDigits(Math.floor(minutes / 60))}${twoDigits(minutes % 60)}00`;

	/** @param {Stagecraft.CalendarEvent} event */
	function datesOf({ from, to, starts, ends }) {
		if (starts !== undefined && ends !== undefined) {
			return [`DTSTART:${timeOf(from, starts)}`, `DTEND:${timeOf(from, ends)}`];
		}
		// The end of a whole-day event is the day after its last one.
		return [`DTSTART;VALUE=DATE:${dateOf(from)}`, `DTEND;VALUE=DATE:${dateOf(plusDays(to, 1))}`];
	}

	/** @type {Stagecraft.Calendar["iCalendar"]} */
	function iCalendar(events, { name, now }) {
		const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
		const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stagecraft//Plan//EN", "CALSCALE:GREGORIAN"];
		lines.push(`X-WR-CALNAME:${escape(name)}`);
		for (const event of events) {
			lines.push("BEGIN:VEVENT", `UID:${event.uid}`, `DTSTAMP:${stamp}`, ...datesOf(event));
			lines.push(`SUMMARY:${escape(event.title)}`);
			if (event.text) lines.push(`DESCRIPTION:${escape(event.text)}`);
			if (event.url) lines.push(`URL:${event.url}`);
			lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
		}
		lines.push("END:VCALENDAR");
		return lines.map((line) => `${fold(line)}\r\n`).join("");
	}

	own.calendar = { agenda, iCalendar, DAY };
})();
