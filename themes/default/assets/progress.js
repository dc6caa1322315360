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
			// Who has not begun is not told that nothing is done.
			place.hidden = done === 0;
		});
	}

	/** @param {Stagecraft.Data} data */
	function showTicks(data) {
		const all = boxes();
		for (const { box, scope, item } of all) box.checked = data.checks[scope]?.[item] === true;
		own.all("[data-ticks]").forEach((place) => {
			const { n, total } = counted(all);
			place.textContent = n ? say("ticked", { n, total }) : "";
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

	/** The guide that was read last: its title, and its address from the site's root in each language. */
	const LAST = `stagecraft.last:${new URL(own.root).pathname}`;

	/** @param {HTMLElement} guide */
	function keepPlace(guide) {
		const links = own.all("[data-language]", document, HTMLAnchorElement);
		const from = (/** @type {HTMLAnchorElement} */ link) => link.href.split("#")[0].slice(own.root.length);
		const addresses = Object.fromEntries(links.map((link) => [link.dataset.language, from(link)]));
		const lang = document.documentElement.lang;
		if (!(lang in addresses)) addresses[lang] = location.href.split(/[?#]/)[0].slice(own.root.length);
		const title = own.find("h1", guide).textContent?.trim();
		own.device.write(LAST, JSON.stringify({ title, lang, addresses }));
	}

	/** @param {HTMLElement} place */
	function offerLast(place) {
		const link = own.find("a", place, HTMLAnchorElement);
		/** @type {{ title: string, lang: string, addresses: Record<string, string> } | undefined} */
		let last;
		try {
			last = JSON.parse(own.device.read(LAST) ?? "null") ?? undefined;
		} catch {
			return;
		}
		const address = last?.addresses?.[document.documentElement.lang];
		// What is kept on the device is a reader's own, and still no address of another site.
		if (!last || typeof last.title !== "string" || !/^[\w.-]+(\/[\w.-]+)*\/?$/.test(String(address))) return;
		link.href = new URL(String(address), own.root).href;
		link.textContent = last.title;
		link.lang = String(last.lang);
		place.hidden = false;
	}

	own.all("article.guide[data-guide]").slice(0, 1).forEach(keepPlace);
	own.all("[data-continue]").forEach(offerLast);

	store.watch((data) => {
		showTicks(data);
		showDone(data);
		showBars(data);
	});
})();
