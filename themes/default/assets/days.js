// Days, as texts such as 2026-05-31. Knows nothing of pages.
//
// There are days of the years 1 to 9999, which is what the text can say and a browser's date field takes. What would
// come later comes on the last of them, a Friday.
(() => {
	"use strict";
	const own = (globalThis.Stagecraft ??= /** @type {Stagecraft.Shared} */ ({}));

	const LAST = "9999-12-31";
	const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;

	/** @param {number} number */
	const twoDigits = (number) => String(number).padStart(2, "0");
	/** @param {Stagecraft.Day} day */
	const toDate = (day) => new Date(`${day}T00:00:00Z`);

	/** @param {Date} date */
	const toDay = (date) => (date > toDate(LAST) ? LAST : date.toISOString().slice(0, 10));

	/**
	 * @param {unknown} value
	 * @returns {value is Stagecraft.Day}
	 */
	function isDay(value) {
		if (typeof value !== "string" || !DAY.test(value)) return false;
		// A day that does not exist, such as 31 February, is not a date, or comes back as another day.
		const date = toDate(value);
		return !Number.isNaN(date.getTime()) && toDay(date) === value;
	}

	own.days = {
		twoDigits,
		toDate,
		isDay,
		today: (now = new Date()) => `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`,
		plus(day, days) {
			const date = toDate(day);
			date.setUTCDate(date.getUTCDate() + days);
			return toDay(date);
		},
	};
})();
