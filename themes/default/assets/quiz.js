// Multiple-choice questions: the reader chooses, asks to check, and is told at once whether it was right and why. The
// last answer is kept.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store } = own;
	const say = own.words("quiz");
	const ASKED = ".quiz[data-quiz]:not([data-session])";

	/** @param {HTMLElement} quiz */
	const nameOf = (quiz) => (quiz.dataset.quiz ?? "").replace(/^.*?(?=quiz-)/, "");
	/** @param {HTMLElement} quiz */
	const inputsOf = (quiz) => own.all("input", quiz, HTMLInputElement);
	/** @param {HTMLElement} quiz */
	const chosenIn = (quiz) =>
		inputsOf(quiz)
			.filter((input) => input.checked)
			.map((input) => Number(input.value));
	/** @param {HTMLElement} quiz */
	const isRight = (quiz) => inputsOf(quiz).every((input) => input.checked === "correct" in input.dataset);

	/**
	 * @param {HTMLElement} quiz
	 * @param {string} text
	 */
	function setFeedback(quiz, text) {
		own.find(".quiz-feedback", quiz).textContent = text;
	}

	/** @param {HTMLElement} quiz */
	const verdictOn = (quiz) => say(isRight(quiz) ? "right" : "wrong");

	/** @param {HTMLElement} quiz */
	const reasonOf = (quiz) => quiz.querySelector(".quiz-why")?.textContent ?? "";

	/** @param {HTMLElement} quiz */
	const explain = (quiz) => setFeedback(quiz, `${verdictOn(quiz)} ${reasonOf(quiz)}`.trim());

	/** @param {HTMLElement} quiz */
	function clear(quiz) {
		own.all("li", quiz).forEach((choice) => choice.classList.remove("is-right", "is-wrong"));
		own.all(".quiz-mark, [data-quiz-why]", quiz).forEach((old) => old.remove());
		quiz.classList.remove("is-answered");
		setFeedback(quiz, "");
	}

	/**
	 * Shows how the answer was: each right choice, and each wrong one that was chosen.
	 * @param {HTMLElement} quiz
	 */
	function mark(quiz) {
		inputsOf(quiz).forEach((input) => {
			const right = "correct" in input.dataset;
			if (!right && !input.checked) return;
			input.closest("li")?.classList.add(right ? "is-right" : "is-wrong");
			const text = say(right ? "mark_right" : "mark_wrong");
			input.closest("label")?.append(own.make("span", { class: "quiz-mark", text }));
		});
		quiz.classList.add("is-answered");
	}

	/**
	 * Shows an answer that was given before. The reason is shown only on request, so that nothing moves while the page
	 * opens.
	 * @param {HTMLElement} quiz
	 */
	function recall(quiz) {
		mark(quiz);
		setFeedback(quiz, verdictOn(quiz));
		if (!reasonOf(quiz)) return;
		const why = own.make("button", { type: "button", class: "quiet", "data-quiz-why": true, text: say("why") });
		why.addEventListener("click", () => {
			explain(quiz);
			own.find("[data-quiz-check]", quiz).focus();
			why.remove();
		});
		own.find("[data-quiz-check]", quiz).after(" ", why);
	}

	/** @type {Stagecraft.Quiz["play"]} */
	function play(quiz, answered) {
		const check = own.find("[data-quiz-check]", quiz);
		quiz.addEventListener("change", () => clear(quiz));
		quiz.addEventListener("keydown", (event) => {
			if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
			event.preventDefault();
			check.click();
		});
		check.addEventListener("click", () => {
			const chosen = chosenIn(quiz);
			clear(quiz);
			if (!chosen.length) return setFeedback(quiz, say("choose"));
			mark(quiz);
			explain(quiz);
			answered(isRight(quiz), chosen);
		});
	}

	own.quiz = { play, nameOf };

	/** @type {WeakSet<HTMLElement>} */
	const played = new WeakSet();

	function playAll() {
		own.all(ASKED).forEach((quiz) => {
			if (played.has(quiz)) return;
			played.add(quiz);
			play(quiz, (right, chosen) => {
				store.change((data) => {
					data.answers[nameOf(quiz)] = { chosen, right };
				});
			});
		});
	}

	/**
	 * What was shown last of each question: a change elsewhere must not undo a choice that is not checked yet.
	 * @type {WeakMap<HTMLElement, string>}
	 */
	const last = new WeakMap();

	playAll();
	own.onEdit(playAll);
	store.watch((data) => {
		own.all(ASKED).forEach((quiz) => {
			const answer = data.answers[nameOf(quiz)];
			const text = JSON.stringify(answer);
			if (last.get(quiz) === text) return;
			last.set(quiz, text);
			if (answer && quiz.classList.contains("is-answered") && chosenIn(quiz).join() === answer.chosen.join()) return;
			inputsOf(quiz).forEach((input) => {
				input.checked = answer?.chosen.includes(Number(input.value)) ?? false;
			});
			clear(quiz);
			if (answer) recall(quiz);
		});
	});
})();
