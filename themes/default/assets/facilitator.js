// Facilitator mode: the steps of a guide one at a time, large, with a timer, a tick and notes for each, to be read
// from where one stands. The screen stays on where the browser can keep it on. Escape leaves.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store } = own;
	const say = own.words("facilitator");
	const opener = own.all("[data-facilitate]", document, HTMLButtonElement)[0];
	const dialog = own.all("dialog[data-facilitator]", document, HTMLDialogElement)[0];
	if (!opener || !dialog) return;

	/**
	 * @template {HTMLElement} [E=HTMLElement]
	 * @param {string} name
	 * @param {Stagecraft.Kind<E>} [kind]
	 */
	const part = (name, kind) => own.find(`[data-part="${name}"]`, dialog, kind);
	const [shownStep, shownName, place, time] = ["step", "name", "place", "time"].map((name) => part(name));
	const notes = part("notes", HTMLTextAreaElement);
	const done = part("done", HTMLInputElement);
	const minutes = part("minutes", HTMLInputElement);
	const bar = part("bar", HTMLProgressElement);
	const [timer, previous, next] = ["timer", "previous", "next"].map((name) => part(name, HTMLButtonElement));
	const article = own.find("article[data-guide]");
	const guide = article.dataset.guide ?? "";

	/** @typedef {{ item: Element, name: string }} Step */

	/** The steps: items of the ordered lists of the section "steps", or of the whole text where there is none. */
	function findSteps() {
		/** @type {Step[]} */
		const found = [];
		const prose = own.find(".prose", article);
		const section = prose.querySelector(":scope > h2#steps");
		let name = "";
		for (let node = section?.nextElementSibling ?? prose.firstElementChild; node; node = node.nextElementSibling) {
			if (node.localName === "h2" && section) break;
			if (/^h[2-6]$/.test(node.localName)) name = node.textContent ?? "";
			if (node.localName !== "ol") continue;
			for (const item of node.children) found.push({ item, name });
		}
		return found;
	}

	/** @type {Step[]} */
	let steps = [];
	let at = 0;

	function readSteps() {
		steps = findSteps();
		at = Math.max(0, Math.min(at, steps.length - 1));
		// A guide of a team's own form may have no numbered steps.
		opener.disabled = !steps.length;
	}

	readSteps();
	own.onEdit(() => {
		saveNotes();
		readSteps();
		if (!dialog.open) return;
		if (steps.length) showStep();
		else dialog.close();
	});

	// The timer counts up, or down from what the reader set. Only the reader stops it: it goes on while they look at
	// other steps, or at the page.

	let elapsed = 0; // seconds
	/** @type {number | undefined} */
	let since; // when it was started
	/** @type {ReturnType<typeof setInterval> | undefined} */
	let ticking;

	const seconds = () => elapsed + (since === undefined ? 0 : (Date.now() - since) / 1000);
	const limit = () => Math.max(0, Math.min(Number(minutes.value) || 0, Number(minutes.max))) * 60;

	function showTime() {
		const over = limit() > 0 && seconds() >= limit();
		const shown = Math.floor(limit() ? Math.abs(Math.ceil(limit() - seconds())) : seconds());
		const text = `${Math.floor(shown / 60)}:${own.days.twoDigits(shown % 60)}`;
		time.textContent = over && shown ? `+${text}` : text;
		if (over && !dialog.classList.contains("is-over")) announceIn(say("over"));
		dialog.classList.toggle("is-over", over);
	}

	function stop() {
		elapsed = seconds();
		since = undefined;
		clearInterval(ticking);
		timer.textContent = say("start");
		showTime();
	}

	function start() {
		since = Date.now();
		ticking = setInterval(showTime, 250);
		timer.textContent = say("pause");
	}

	function reset() {
		stop();
		elapsed = 0;
		showTime();
	}

	// What lies outside an open dialog is not read out.
	/** @param {string} text */
	const announceIn = (text) => (part("said").textContent = text);

	// The screen stays on.

	/** @type {WakeLockSentinel | undefined} */
	let lock;

	async function keepScreenOn() {
		try {
			lock = await navigator.wakeLock?.request("screen");
		} catch {
			// A low battery or a policy forbids it.
		}
	}

	document.addEventListener("visibilitychange", () => {
		// The browser lets go of the lock when the page is hidden.
		if (dialog.open && document.visibilityState === "visible") keepScreenOn();
	});

	// Steps

	function showStep() {
		const { item, name } = steps[at];
		const copy = document.importNode(item, true);
		copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
		shownStep.replaceChildren(...copy.childNodes);
		shownName.textContent = name;
		place.textContent = say("place", { n: at + 1, total: steps.length });
		previous.disabled = at === 0;
		next.disabled = at === steps.length - 1;
		bar.max = steps.length;
		bar.value = at + 1;
		showNotes();
		showTick();
		shownStep.scrollTop = 0;
	}

	const keptNotes = () => store.now.notes[guide]?.[at + 1] ?? "";
	/** What the reader began with: notes that they did not change are not saved over those of another tab. */
	let shownNotes = "";

	function showNotes() {
		notes.value = keptNotes();
		shownNotes = notes.value;
	}

	function showTick() {
		done.checked = store.now.steps[guide]?.[at + 1] === true;
	}

	/** @param {number} by */
	function go(by) {
		const to = at + by;
		if (to < 0 || to >= steps.length) return;
		saveNotes();
		at = to;
		showStep();
		place.focus();
	}

	function saveNotes() {
		const [before, text, step] = [shownNotes, notes.value, at + 1];
		if (text === before) return;
		store.change((data) => {
			const kept = (data.notes[guide] ??= {});
			const there = kept[step] ?? "";
			// Another tab has written too: both stay.
			const both = there && there !== before && !text.includes(there) ? `${there}\n\n${text}` : text;
			if (both.trim()) kept[step] = both;
			else delete kept[step];
		});
		showNotes();
	}

	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let saving;
	notes.addEventListener("input", () => {
		clearTimeout(saving);
		saving = setTimeout(saveNotes, 400);
	});
	notes.addEventListener("change", saveNotes);
	window.addEventListener("pagehide", saveNotes);

	done.addEventListener("change", () => {
		const [step, isDone] = [at + 1, done.checked];
		store.change((data) => {
			const ticked = (data.steps[guide] ??= {});
			if (isDone) ticked[step] = true;
			else delete ticked[step];
		});
	});

	previous.addEventListener("click", () => go(-1));
	next.addEventListener("click", () => go(1));
	timer.addEventListener("click", () => (since === undefined ? start() : stop()));
	part("reset").addEventListener("click", reset);
	minutes.addEventListener("input", showTime);
	part("leave").addEventListener("click", () => dialog.close());

	/** @type {Record<string, number>} */
	const TURNS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

	dialog.addEventListener("keydown", (event) => {
		const typing = event.target instanceof Element && event.target.matches("input, textarea");
		const by = TURNS[event.key];
		if (!by || typing || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		go(by);
	});

	opener.addEventListener("click", () => {
		// Where the reader left off: the first step that is not done.
		const ticked = store.now.steps[guide] ?? {};
		const first = steps.findIndex((step, number) => !ticked[number + 1]);
		at = Math.max(0, first);
		showTime();
		showStep();
		dialog.showModal();
		place.focus();
		keepScreenOn();
	});

	dialog.addEventListener("close", () => {
		clearTimeout(saving);
		saveNotes();
		lock?.release().catch(() => {});
		lock = undefined;
		opener.focus();
		const ticked = Object.keys(store.now.steps[guide] ?? {}).length;
		if (ticked) own.announce(say("left", { n: Math.min(ticked, steps.length), total: steps.length }));
	});

	store.watch(() => {
		if (!dialog.open) return;
		showTick();
		if (notes.value === shownNotes) showNotes();
	});
})();
