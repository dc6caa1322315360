// Multiple-choice questions: the reader chooses, asks to check, and is told at once whether it was right and why. The
// last answer is kept.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { store } = own;
  const say = own.words("quiz");

  /** Names a question; where a page shows a text twice, the second has a prefix that is not part of the name. */
  const nameOf = (quiz) => quiz.dataset.quiz.replace(/^.*?(?=quiz-)/, "");
  const inputsOf = (quiz) => Array.from(quiz.querySelectorAll("input"));
  const chosenIn = (quiz) => inputsOf(quiz).filter((input) => input.checked).map((input) => Number(input.value));
  const isRight = (quiz) => inputsOf(quiz).every((input) => input.checked === ("correct" in input.dataset));

  /** Says how the answer was and why. */
  function tell(quiz) {
    const why = quiz.querySelector(".quiz-why")?.textContent ?? "";
    quiz.querySelector(".quiz-feedback").textContent = `${say(isRight(quiz) ? "right" : "wrong")} ${why}`.trim();
  }

  function clear(quiz) {
    inputsOf(quiz).forEach((input) => {
      input.closest("li").classList.remove("is-right", "is-wrong");
      input.closest("li").querySelector(".quiz-mark")?.remove();
    });
    quiz.classList.remove("is-answered");
    quiz.querySelector(".quiz-feedback").textContent = "";
  }

  /** Shows how the answer was: each right choice, and each wrong one that was chosen. */
  function mark(quiz) {
    inputsOf(quiz).forEach((input) => {
      const right = "correct" in input.dataset;
      if (!right && !input.checked) return;
      input.closest("li").classList.add(right ? "is-right" : "is-wrong");
      input.closest("label").append(
        own.make("span", { class: "quiz-mark", text: say(right ? "mark_right" : "mark_wrong") }),
      );
    });
    quiz.classList.add("is-answered");
  }

  /**
   * Makes a question answerable. `answered(right, chosen)` is called when the reader asks to check.
   */
  function play(quiz, answered) {
    quiz.addEventListener("change", () => clear(quiz));
    quiz.addEventListener("click", ({ target }) => {
      if (!target.closest("[data-quiz-check]")) return;
      const chosen = chosenIn(quiz);
      clear(quiz);
      if (!chosen.length) {
        quiz.querySelector(".quiz-feedback").textContent = say("choose");
        return;
      }
      const right = isRight(quiz);
      mark(quiz);
      tell(quiz);
      answered(right, chosen);
    });
  }

  own.quiz = { play, nameOf };

  const played = new WeakSet();

  function playAll() {
    document.querySelectorAll(".quiz[data-quiz]:not([data-session])").forEach((quiz) => {
      if (played.has(quiz)) return;
      played.add(quiz);
      play(quiz, (right, chosen) => {
        store.change((data) => { data.answers[nameOf(quiz)] = { chosen, right }; });
      });
    });
  }

  // What was shown last of each question: a change elsewhere must not undo a choice that is not checked yet.
  const last = new WeakMap();

  function show(data) {
    document.querySelectorAll(".quiz[data-quiz]:not([data-session])").forEach((quiz) => {
      const answer = data.answers[nameOf(quiz)];
      const text = JSON.stringify(answer);
      if (last.get(quiz) === text) return;
      last.set(quiz, text);
      if (answer && quiz.classList.contains("is-answered") && chosenIn(quiz).join() === answer.chosen.join()) return;
      inputsOf(quiz).forEach((input) => { input.checked = answer?.chosen.includes(Number(input.value)) ?? false; });
      clear(quiz);
      if (!answer) return;
      mark(quiz);
      // The explanation is left out, so that a page that opens does not move.
      quiz.querySelector(".quiz-feedback").textContent = say(isRight(quiz) ? "right" : "wrong");
    });
  }

  playAll();
  store.watch(show);
  own.onEdit(() => {
    playAll();
    show(store.now);
  });
})();
