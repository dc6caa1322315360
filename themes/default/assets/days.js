// Days, as texts such as 2026-05-31. Knows nothing of pages.
(() => {
	"use strict";
	const own = (globalThis.Stagecraft ??= /** @type {Stagecraft.Shared} */ ({}));

	/** @param {number} number */
	const twoDigits = (number) => String(number).padStart(2, "0");
	/** @param {Stagecraft.Day} day */
	const toDate = (day) => new Date(`${day}T00:00:00Z`);

	own.days = {
		twoDigits,
		toDate,
		today: (now = new Date()) => `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`,
		plus(day, days) {
			const date = toDate(day);
			date.setUTCDate(date.getUTCDate() + days);
			return date.toISOString().slice(0, 10);
		},
	};
})();
