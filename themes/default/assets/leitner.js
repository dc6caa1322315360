// Spaced repetition after Leitner: five boxes. A card that was known moves up one box, one that was not goes back to
// the first; each box is repeated after twice as many days as the one before. Knows nothing of pages.
(function (global) {
  "use strict";
  const own = (global.Stagecraft = global.Stagecraft || {});
  const INTERVALS = [1, 2, 4, 8, 16];
  const NEW_A_DAY = 10;

  function plusDays(day, days) {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10);
  }

  /** The card after it was answered on a day; `card` is undefined for one that is new. */
  function answered(card, known, today) {
    const box = known ? Math.min((card?.box ?? 0) + 1, INTERVALS.length) : 1;
    return { box, due: plusDays(today, INTERVALS[box - 1]), since: card?.since ?? today };
  }

  /**
   * The names to repeat on a day: those that are due, longest overdue first, then new ones, but not more than ten new
   * ones a day in all.
   */
  function due(names, cards, today) {
    const old = names.filter((name) => name in cards && cards[name].due <= today);
    old.sort((a, b) => (cards[a].due < cards[b].due ? -1 : cards[a].due > cards[b].due ? 1 : 0));
    const begun = Object.values(cards).filter((card) => card.since === today).length;
    const fresh = names.filter((name) => !(name in cards));
    return [...old, ...fresh.slice(0, Math.max(0, NEW_A_DAY - begun))];
  }

  own.leitner = { answered, due, boxes: INTERVALS.length, intervals: INTERVALS };
})(typeof window === "undefined" ? globalThis : window);
