// The study page: quizzes with a score, flashcards that come back when it is time (Leitner, see leitner.js), and what
// to repeat today, by stage and over all.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store, make, leitner, all, find } = own;
	const say = own.words("study");
	const board = all("[data-study-board]")[0];
	const session = all("[data-study-session]")[0];
	if (!board || !session) return;

	// What there is to learn

	/** @param {Element} element */
	const stageOf = (element) => element.closest(".study-part")?.dataset.stage ?? "";

	/**
	 * @param {string} selector
	 * @param {ParentNode} within
	 */
	const textOf = (selector, within) => find(selector, within).textContent ?? "";

	/**
	 * @typedef {{ element: HTMLElement, name: string, part: string }} Question
	 * @typedef {{ name: string, part: string, front: string, back: string }} Flashcard
	 */

	/** @type {Question[]} */
	const quizzes = all(".study-part .quiz[data-quiz]").map((element) => ({
		element,
		name: own.quiz.nameOf(element),
		part: stageOf(element),
	}));

	/** @type {Flashcard[]} */
	const reviewCards = all(".study-part [data-review]").map((item) => ({
		name: item.dataset.review ?? "",
		part: stageOf(item),
		front: textOf(".review-question", item),
		back: textOf("details p", item),
	}));

	/** @type {Flashcard[]} */
	const termCards = all("template[data-cards]", document, HTMLTemplateElement).flatMap(({ content }) =>
		all("[data-card]", content).map((term) => ({
			name: `term-${term.dataset.card}`,
			part: "glossary",
			front: textOf("dt", term),
			back: textOf("dd", term),
		})),
	);

	const cards = [...reviewCards, ...termCards];

	/**
	 * @template {{ part: string }} T
	 * @param {T[]} items
	 * @param {string} part
	 */
	const inPart = (items, part) => (part === "all" ? items : items.filter((item) => item.part === part));

	/** @param {string} part */
	function dueIn(part) {
		const names = inPart(cards, part).map((card) => card.name);
		return leitner.due(names, store.now.cards, own.days.today());
	}

	// The board

	/**
	 * @param {HTMLElement} row
	 * @param {Stagecraft.Data} data
	 */
	function showRow(row, data) {
		const part = row.dataset.studyPart ?? "";
		const asked = inPart(quizzes, part);
		const right = asked.filter((quiz) => data.answers[quiz.name]?.right).length;
		const names = dueIn(part);
		const n = names.filter((name) => name in data.cards).length;
		const fresh = names.length - n;
		const score = row.querySelector("[data-score]");
		if (score) score.textContent = asked.length ? say("score", { n: right, total: asked.length }) : "";
		const bar = row.querySelector("progress");
		if (bar) {
			bar.max = Math.max(1, asked.length);
			bar.value = right;
		}
		const due = [n && say("due", { n }), fresh && say("fresh", { n: fresh })].filter(Boolean).join(" · ");
		find("[data-due]", row).textContent = due || say("none_due");
		all("[data-start-quiz]", row, HTMLButtonElement).forEach((start) => (start.disabled = !asked.length));
		find("[data-start-cards]", row, HTMLButtonElement).disabled = !inPart(cards, part).length;
	}

	/** @param {Stagecraft.Data} data */
	function showBoard(data) {
		all("[data-study-part]", board).forEach((row) => showRow(row, data));
		all("[data-box]", board).forEach((place) => {
			const box = Number(place.dataset.box);
			const n = cards.filter((card) => (data.cards[card.name]?.box ?? 0) === box).length;
			place.textContent = say("cards", { n });
		});
	}

	// A session: something at a time, in a place of its own

	const title = find("[data-session-title]", session);
	const body = find("[data-session-body]", session);
	/** @type {HTMLElement | undefined} */
	let opener;

	/** @param {(Node | string)[]} content */
	function show(...content) {
		body.replaceChildren(...content);
		session.hidden = false;
	}

	function close() {
		session.hidden = true;
		body.replaceChildren();
		opener?.focus();
	}

	find("[data-session-close]", session).addEventListener("click", close);
	session.addEventListener("keydown", (event) => {
		if (event.key === "Escape") close();
	});

	/**
	 * @param {string} word
	 * @param {() => void} onclick
	 * @param {Stagecraft.Attributes} [attributes]
	 */
	const button = (word, onclick, attributes = {}) =>
		make("button", { type: "button", text: say(word), onclick, ...attributes });

	/** @param {string} text */
	const placeLine = (text) => make("p", { class: "session-place", text });

	/**
	 * Shows how a session went, with the focus on it.
	 * @param {string} text
	 * @param {Node[]} [rest]
	 * @param {HTMLElement[]} [again]
	 */
	function showEnd(text, rest = [], again = []) {
		const score = make("p", { class: "session-score", tabindex: "-1", text });
		const buttons = [...again, button("close", close, { class: "quiet" })];
		show(score, ...rest, make("p", { class: "actions" }, ...buttons));
		score.focus();
	}

	/**
	 * @template T
	 * @param {T[]} items
	 */
	function shuffled(items) {
		const mixed = items.slice();
		for (let at = mixed.length - 1; at > 0; at -= 1) {
			const other = Math.floor(Math.random() * (at + 1));
			[mixed[at], mixed[other]] = [mixed[other], mixed[at]];
		}
		return mixed;
	}

	// Keys

	/**
	 * Shows on a control which key does the same.
	 * @param {string} key
	 * @param {HTMLElement} control
	 */
	function keyed(key, control) {
		control.setAttribute("aria-keyshortcuts", key);
		control.append(" ", make("kbd", { "aria-hidden": "true", text: key }));
		return control;
	}

	/**
	 * What a key is for in what is asked, wherever the focus is: a digit for a choice or for how a card was known, Space
	 * to turn a card.
	 * @param {string} key
	 */
	function controlOf(key) {
		const selector = key === " " ? "[data-reveal]" : `[aria-keyshortcuts="${CSS.escape(key)}"]`;
		return all(selector, body).find((control) => control.checkVisibility());
	}

	document.addEventListener("keydown", (event) => {
		const { key, target } = event;
		if (session.hidden || event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
		// Fields have every key for themselves; buttons, links and choices have Space.
		const busy = key === " " ? "input, select, textarea, a, button, summary" : "input[type=search], select, textarea";
		if (target instanceof Element && target.matches(busy)) return;
		const control = controlOf(key);
		if (!control) return;
		event.preventDefault();
		control.click();
		if (control instanceof HTMLInputElement) control.focus();
	});

	// Quiz

	/**
	 * A question as if it had never been answered.
	 * @param {Question} question
	 */
	function freshCopy({ element }) {
		const copy = document.importNode(element, true);
		copy.classList.remove("is-answered");
		copy.dataset.session = "";
		all(".quiz-mark, [data-quiz-why]", copy).forEach((mark) => mark.remove());
		all("li", copy).forEach((item) => item.classList.remove("is-right", "is-wrong"));
		all("input", copy, HTMLInputElement).forEach((input, at) => {
			input.name = "session";
			input.checked = false;
			input.setAttribute("aria-keyshortcuts", String(at + 1));
			input.before(make("kbd", { "aria-hidden": "true", text: at + 1 }));
		});
		find(".quiz-feedback", copy).textContent = "";
		return copy;
	}

	/** @param {Question[]} asked */
	function startQuiz(asked) {
		/** @type {Question[]} */
		const wrong = [];
		let at = 0;

		function ask() {
			const quiz = asked[at];
			const copy = freshCopy(quiz);
			const isLast = at + 1 === asked.length;
			const goOn = () => {
				at += 1;
				if (isLast) finish();
				else ask();
			};
			const next = button(isLast ? "finish" : "next", goOn, { hidden: true, "data-session-next": true });
			let first = true;
			own.quiz.play(copy, (right, chosen) => {
				next.hidden = false;
				next.focus();
				// The first answer counts.
				if (!first) return;
				first = false;
				if (!right) wrong.push(quiz);
				store.change((data) => {
					data.answers[quiz.name] = { chosen, right };
				});
			});
			show(placeLine(say("place", { n: at + 1, total: asked.length })), copy, next);
			find("input", copy).focus();
		}

		function finish() {
			const score = say("score", { n: asked.length - wrong.length, total: asked.length });
			if (!wrong.length) return showEnd(score, [make("p", { text: say("all_right") })]);
			const missed = wrong.map(({ element }) => make("li", { text: textOf("legend", element) }));
			const again = button("again_wrong", () => startQuiz(wrong));
			showEnd(score, [make("p", { text: say("missed") }), make("ul", {}, ...missed)], [again]);
		}

		ask();
	}

	// Flashcards

	/** @param {string[]} names */
	function startCards(names) {
		const queue = names.flatMap((name) => cards.find((card) => card.name === name) ?? []);
		let known = 0;
		let seen = 0;
		/** @type {Set<string>} */
		const again = new Set();

		/**
		 * @param {Flashcard} card
		 * @param {boolean} knew
		 */
		function answer(card, knew) {
			seen += 1;
			// A card that comes back in the same session stays in the first box.
			if (!again.has(card.name)) {
				store.change((data) => {
					data.cards[card.name] = leitner.answered(data.cards[card.name], knew, own.days.today());
				});
			}
			if (knew) {
				known += 1;
			} else {
				again.add(card.name);
				queue.push(card);
			}
			turn();
		}

		function turn() {
			const card = queue.shift();
			if (!card) return showEnd(seen ? say("cards_done", { n: known }) : say("none_due"));
			const box = store.now.cards[card.name]?.box;
			const place = `${say("left", { n: queue.length + 1 })} · ${box ? say("in_box", { box }) : say("new_card")}`;
			const front = make("p", { class: "card-front", text: card.front });
			const back = make("div", { class: "card-back", hidden: true, tabindex: "-1" }, make("p", { text: card.back }));
			const answers = make(
				"p",
				{ class: "card-answers", hidden: true },
				keyed(
					"1",
					button("knew", () => answer(card, true), { "data-knew": true }),
				),
				" ",
				keyed(
					"2",
					button("forgot", () => answer(card, false), { "data-forgot": true, class: "quiet" }),
				),
			);
			const turnOver = () => {
				back.hidden = false;
				answers.hidden = false;
				reveal.hidden = true;
				back.focus();
			};
			const reveal = button("reveal", turnOver, { "data-reveal": true });
			show(
				placeLine(place),
				make("div", { class: "flashcard", "data-card-name": card.name }, front, back),
				reveal,
				answers,
			);
			reveal.focus();
		}

		turn();
	}

	own.on("click", "[data-start-quiz], [data-start-cards]", (start) => {
		opener = start;
		const row = start.closest("[data-study-part]");
		if (!row) return;
		const part = row.dataset.studyPart ?? "";
		title.textContent = textOf("[data-study-name]", row).trim();
		if ("startQuiz" in start.dataset) startQuiz(part === "all" ? shuffled(quizzes) : inPart(quizzes, part));
		else startCards(dueIn(part));
		session.scrollIntoView({ block: "start" });
	});

	store.watch(showBoard);
})();
