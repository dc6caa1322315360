// Ticks on checklists, guides marked as done, and how far the reader is along the path.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store } = own;
	const say = own.words("progress");

	/**
	 * Names the text that an element is in, the same in every language.
	 * @param {Element} element
	 */
	function scopeOf(element) {
		const article = element.closest("[data-guide], [data-article]");
		return article?.dataset.guide ?? article?.dataset.article ?? document.body.className;
	}

	/** The checklists' boxes; facilitator mode shows copies of some. */
	function boxes() {
		const all = own.all("input[data-check]:not(dialog *)", document, HTMLInputElement);
		return all.map((box) => ({ box, scope: scopeOf(box), item: box.dataset.check ?? "" }));
	}

	/** @param {ReturnType<typeof boxes>} all */
	const counted = (all) => ({ n: all.filter(({ box }) => box.checked).length, total: all.length });

	own.on("change", "input[data-check]", (target) => {
		const found = boxes().find(({ box }) => box === target);
		if (!found) return;
		store.change((data) => {
			const ticks = (data.checks[found.scope] ??= {});
			if (found.box.checked) ticks[found.item] = true;
			else delete ticks[found.item];
		});
		own.announce(say("ticked", counted(boxes())));
	});

	own.on("click", "[data-mark-done]", (button) => {
		const guide = scopeOf(button);
		const wasDone = guide in store.now.done;
		store.change((data) => {
			if (wasDone) delete data.done[guide];
			else data.done[guide] = own.days.today();
		});
		own.announce(say(wasDone ? "undone" : "done"));
	});

	/** @param {Stagecraft.Data} data */
	function showBars(data) {
		own.all("[data-progress]").forEach((place) => {
			const { progress: stage, total } = place.dataset;
			const done = Object.keys(data.done).filter((guide) => stage === "all" || guide.startsWith(`${stage}/`)).length;
			const shown = Math.min(done, Number(total));
			const bar = place.querySelector("progress");
			if (bar) bar.value = shown;
			const text = place.querySelector("[data-progress-text]");
			if (text) text.textContent = say("guides", { n: shown, total: total ?? "" });
		});
	}

	/** @param {Stagecraft.Data} data */
	function showTicks(data) {
		const all = boxes();
		for (const { box, scope, item } of all) box.checked = data.checks[scope]?.[item] === true;
		own.all("[data-ticks]").forEach((place) => {
			place.textContent = all.length ? say("ticked", counted(all)) : "";
		});
	}

	/** @param {Stagecraft.Data} data */
	function showDone(data) {
		own.all("[data-mark-done]").forEach((button) => {
			button.setAttribute("aria-pressed", String(scopeOf(button) in data.done));
		});
		own.all(".card[data-guide]").forEach((card) => {
			const done = scopeOf(card) in data.done;
			card.classList.toggle("is-done", done);
			const place = card.querySelector("[data-card-state]");
			if (place) place.textContent = done ? say("state_done") : "";
		});
	}

	store.watch((data) => {
		showTicks(data);
		showDone(data);
		showBars(data);
	});
})();
