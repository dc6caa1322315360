// The study page: quizzes with a score, flashcards that come back when it is time (Leitner, see leitner.js), and what
// to repeat today, by stage and over all.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { store, make, leitner } = own;
  const say = own.words("study");
  const board = document.querySelector("[data-study-board]");
  const session = document.querySelector("[data-study-session]");
  if (!board || !session) return;

  // What there is to learn

  const quizzes = Array.from(document.querySelectorAll(".study-part .quiz[data-quiz]"), (element) => ({
    element,
    name: own.quiz.nameOf(element),
    part: element.closest(".study-part").dataset.stage,
  }));
  const cards = Array.from(document.querySelectorAll(".study-part [data-review]"), (item) => ({
    name: item.dataset.review,
    part: item.closest(".study-part").dataset.stage,
    front: item.querySelector(".review-question").textContent,
    back: item.querySelector("details p").textContent,
  }));
  document.querySelector("template[data-cards]")?.content.querySelectorAll("[data-card]").forEach((term) => {
    cards.push({
      name: `term-${term.dataset.card}`,
      part: "glossary",
      front: term.querySelector("dt").textContent,
      back: term.querySelector("dd").textContent,
    });
  });

  const inPart = (items, part) => (part === "all" ? items : items.filter((item) => item.part === part));
  const dueIn = (part) => leitner.due(inPart(cards, part).map((card) => card.name), store.now.cards, own.today());

  // The board

  function showBoard({ answers, cards: known }) {
    board.querySelectorAll("[data-study-part]").forEach((row) => {
      const part = row.dataset.studyPart;
      const asked = inPart(quizzes, part);
      const right = asked.filter((quiz) => answers[quiz.name]?.right).length;
      const own_ = inPart(cards, part);
      const due = dueIn(part).length;
      const score = row.querySelector("[data-score]");
      if (score) score.textContent = asked.length ? say("score", { n: right, total: asked.length }) : "";
      const bar = row.querySelector("progress");
      if (bar) {
        bar.max = Math.max(1, asked.length);
        bar.value = right;
      }
      row.querySelector("[data-due]").textContent = due ? say("due", { n: due }) : say("none_due");
      const quizButton = row.querySelector("[data-start-quiz]");
      if (quizButton) quizButton.disabled = !asked.length;
      row.querySelector("[data-start-cards]").disabled = !own_.length;
    });
    board.querySelectorAll("[data-box]").forEach((place) => {
      const box = Number(place.dataset.box);
      const inBox = cards.filter((card) => (known[card.name]?.box ?? 0) === box).length;
      place.textContent = say("cards", { n: inBox });
    });
  }

  // A session: something at a time, in a place of its own

  let opener;

  function open(title, ...content) {
    session.querySelector("[data-session-title]").textContent = title;
    session.querySelector("[data-session-body]").replaceChildren(...content);
    session.hidden = false;
  }

  function close() {
    session.hidden = true;
    session.querySelector("[data-session-body]").replaceChildren();
    opener?.focus();
  }

  session.querySelector("[data-session-close]").addEventListener("click", close);
  session.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  const button = (word, run, attributes = {}) =>
    make("button", { type: "button", text: say(word), onclick: run, ...attributes });
  const place = (n, total) => make("p", { class: "session-place", text: say("place", { n, total }) });

  function shuffled(items) {
    const mixed = items.slice();
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(Math.random() * (at + 1));
      [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
    }
    return mixed;
  }

  // Quiz

  function startQuiz(title, asked) {
    const wrong = [];
    let at = 0;

    function ask() {
      const quiz = asked[at];
      const copy = quiz.element.cloneNode(true);
      copy.classList.remove("is-answered");
      copy.dataset.session = "";
      copy.querySelectorAll(".quiz-mark").forEach((mark) => mark.remove());
      copy.querySelectorAll("li").forEach((item) => item.classList.remove("is-right", "is-wrong"));
      copy.querySelectorAll("input").forEach((input) => {
        input.name = "session";
        input.checked = false;
      });
      copy.querySelector(".quiz-feedback").textContent = "";
      const answer = copy.querySelector("details");
      answer.open = false;
      answer.hidden = true;
      const next = button(at + 1 < asked.length ? "next" : "finish", () => {
        at += 1;
        if (at < asked.length) ask();
        else finish();
      }, { hidden: true, "data-session-next": true });
      let first = true;
      own.quiz.play(copy, (right, chosen) => {
        answer.hidden = false;
        next.hidden = false;
        // The first answer counts.
        if (!first) return;
        first = false;
        if (!right) wrong.push(quiz);
        store.change((data) => { data.answers[quiz.name] = { chosen, right }; });
      });
      open(title, place(at + 1, asked.length), copy, next);
      copy.querySelector("input").focus();
    }

    function finish() {
      const right = asked.length - wrong.length;
      const score = make("p", { class: "session-score", tabindex: "-1", text: say("score", { n: right, total: asked.length }) });
      const again = wrong.length ? [button("again_wrong", () => startQuiz(title, wrong))] : [make("p", { text: say("all_right") })];
      const list = make("ul", {}, ...wrong.map((quiz) => make("li", { text: quiz.element.querySelector("legend").textContent })));
      open(title, score, ...(wrong.length ? [make("p", { text: say("missed") }), list] : []), ...again, button("close", close, { class: "quiet" }));
      score.focus();
    }

    ask();
  }

  // Flashcards

  function startCards(title, names) {
    const queue = names.map((name) => cards.find((card) => card.name === name));
    let known = 0;
    let seen = 0;
    const again = new Set();

    function turn() {
      const card = queue.shift();
      if (!card) {
        finish();
        return;
      }
      const box = store.now.cards[card.name]?.box;
      const back = make("div", { class: "card-back", hidden: true, tabindex: "-1" }, make("p", { text: card.back }));
      const answers = make("p", { class: "card-answers", hidden: true });
      const reveal = button("reveal", () => {
        back.hidden = false;
        answers.hidden = false;
        reveal.hidden = true;
        back.focus();
      }, { "data-reveal": true });
      const answer = (knew) => () => {
        seen += 1;
        // A card that comes back in the same session stays in the first box.
        if (!again.has(card.name)) {
          store.change((data) => { data.cards[card.name] = leitner.answered(data.cards[card.name], knew, own.today()); });
        }
        if (knew) {
          known += 1;
        } else {
          again.add(card.name);
          queue.push(card);
        }
        turn();
      };
      answers.append(button("knew", answer(true), { "data-knew": true }), " ", button("forgot", answer(false), { "data-forgot": true, class: "quiet" }));
      open(
        title,
        make("p", { class: "session-place", text: `${say("left", { n: queue.length + 1 })} · ${box ? say("in_box", { box }) : say("new_card")}` }),
        make("div", { class: "flashcard", "data-card-name": card.name }, make("p", { class: "card-front", text: card.front }), back),
        reveal, answers,
      );
      reveal.focus();
    }

    function finish() {
      const text = seen ? say("cards_done", { n: known }) : say("none_due");
      const done = make("p", { class: "session-score", tabindex: "-1", text });
      open(title, done, button("close", close, { class: "quiet" }));
      done.focus();
    }

    turn();
  }

  board.addEventListener("click", (event) => {
    const start = event.target.closest("[data-start-quiz], [data-start-cards]");
    if (!start) return;
    opener = start;
    const row = start.closest("[data-study-part]");
    const part = row.dataset.studyPart;
    const title = row.querySelector("[data-study-name]").textContent.trim();
    if ("startQuiz" in start.dataset) startQuiz(title, part === "all" ? shuffled(quizzes) : inPart(quizzes, part));
    else startCards(title, dueIn(part));
    session.scrollIntoView({ block: "start" });
  });

  store.watch(showBoard);
})();
