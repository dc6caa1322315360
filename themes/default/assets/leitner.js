// Spaced repetition after Leitner: five boxes. A card that was known moves up one box, one that was not goes back to
// the first; each box is repeated after twice as many days as the one before. Knows nothing of pages.
(() => {
	"use strict";
	const own = (globalThis.Stagecraft ??= /** @type {Stagecraft.Shared} */ ({}));
	const INTERVALS = [1, 2, 4, 8, 16];
	const NEW_A_DAY = 10;

	own.leitner = {
		boxes: INTERVALS.length,
		intervals: INTERVALS,

		answered(card, known, today) {
			const box = known ? Math.min((card?.box ?? 0) + 1, INTERVALS.length) : 1;
			return { box, due: own.days.plus(today, INTERVALS[box - 1]), since: card?.since ?? today };
		},

		due(names, cards, today) {
			const old = names.filter((name) => name in cards && cards[name].due <= today);
			old.sort((a, b) => (cards[a].due < cards[b].due ? -1 : cards[a].due > cards[b].due ? 1 : 0));
			const begun = Object.values(cards).filter((card) => card.since === today).length;
			const fresh = names.filter((name) => !(name in cards));
			return [...old, ...fresh.slice(0, Math.max(0, NEW_A_DAY - begun))];
		},
	};
})();
