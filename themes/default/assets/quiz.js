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
   * Makes a question answerable. `answered(right, chosen)` is called when the reader asks to check; `open` shows the
   * explanation then.
   */
  function play(quiz, answered) {
    const feedback = quiz.querySelector(".quiz-feedback");
    quiz.addEventListener("change", () => clear(quiz));
    quiz.querySelector("[data-quiz-check]").addEventListener("click", () => {
      const chosen = chosenIn(quiz);
      clear(quiz);
      if (!chosen.length) {
        feedback.textContent = say("choose");
        return;
      }
      const right = isRight(quiz);
      mark(quiz);
      quiz.querySelector("details").open = true;
      const why = quiz.querySelector(".quiz-why")?.textContent ?? "";
      feedback.textContent = `${say(right ? "right" : "wrong")} ${why}`.trim();
      answered(right, chosen);
    });
  }

  own.quiz = { play, nameOf };

  document.querySelectorAll(".quiz[data-quiz]").forEach((quiz) => {
    play(quiz, (right, chosen) => {
      store.change((data) => { data.answers[nameOf(quiz)] = { chosen, right }; });
    });
  });

  store.watch((data) => {
    document.querySelectorAll(".quiz[data-quiz]:not([data-session])").forEach((quiz) => {
      const answer = data.answers[nameOf(quiz)];
      const shown = quiz.classList.contains("is-answered");
      const chosen = chosenIn(quiz);
      if (!answer) {
        if (shown) {
          inputsOf(quiz).forEach((input) => { input.checked = false; });
          clear(quiz);
        }
        return;
      }
      if (shown && chosen.join() === answer.chosen.join()) return;
      inputsOf(quiz).forEach((input) => { input.checked = answer.chosen.includes(Number(input.value)); });
      clear(quiz);
      mark(quiz);
      quiz.querySelector(".quiz-feedback").textContent = say(isRight(quiz) ? "right" : "wrong");
    });
  });
})();
