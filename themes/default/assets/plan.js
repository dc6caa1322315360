// The reader's plan: guides in an order of their own, what they take, when they happen, and ways to take it along.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store, make, announce, calendar, days } = own;
	const say = own.words("plan");
	const { lang } = document.documentElement;
	/** @type {("prepare" | "run")[]} */
	const KINDS = ["prepare", "run"];

	/**
	 * @template {HTMLElement} [E=HTMLElement]
	 * @param {string} name
	 * @param {Stagecraft.Kind<E>} [kind]
	 */
	const part = (name, kind) => own.find(`[data-plan-part="${name}"]`, document, kind);
	const list = own.all('[data-plan-part="list"]')[0];
	if (!list) return;

	/**
	 * A time in words has no minutes: nothing can be added up.
	 * @typedef {{ min?: number, max?: number, text: string, lang?: string }} Time
	 * @typedef {{ prepare?: Time, run?: Time }} Times
	 * @typedef {{ id: string, stage: string, title: string, lang?: string, url: string } & Times} Guide
	 */

	/** @param {HTMLElement} row */
	function readGuide(row) {
		const link = own.find("th a", row, HTMLAnchorElement);
		/** @param {string} kind */
		const time = (kind) => {
			const cell = own.all(`[data-time="${kind}"]`, row).at(0);
			if (!cell || own.all(".none", cell).length) return undefined;
			const [min, max = min] = cell.dataset.minutes?.split(" ").map(Number) ?? [];
			const text = (cell.textContent ?? "").trim();
			return { min, max, text, lang: own.all("[lang]", cell).at(0)?.lang };
		};
		return {
			id: row.dataset.guide ?? "",
			stage: row.closest("[data-stage]")?.dataset.stage ?? "",
			title: link.textContent ?? "",
			lang: link.lang || undefined,
			url: link.href,
			prepare: time("prepare"),
			run: time("run"),
		};
	}

	/**
	 * The guides of the playbook that are known here, by id: those of the page's tables, and what was loaded.
	 * @type {Map<string, Guide>}
	 */
	const guides = new Map(own.all("tr[data-guide]").map((row) => [row.dataset.guide ?? "", readGuide(row)]));

	// The guides of a large playbook, which its tables have no room for

	/**
	 * A file with the guides whose ids come from `first` on, before those of the next one.
	 * @typedef {{ first: string, address: string }} GuideFile
	 * @typedef {{ minutes?: number | string, text: string, lang?: string }} GivenTime
	 * @typedef {{ id: string, stage: string, title: string, lang?: string, address: string }} Given
	 * @typedef {Given & { prepare?: GivenTime, run?: GivenTime }} GivenGuide
	 */

	/** @type {GuideFile[]} */
	const files = JSON.parse(list.dataset.parts ?? "[]");
	/** @type {Map<string, Promise<boolean>>} */
	const asked = new Map();

	/** @param {GivenTime | undefined} time */
	function readTime(time) {
		if (!time) return undefined;
		const [min, max = min] = time.minutes === undefined ? [] : String(time.minutes).split(" ").map(Number);
		return { min, max, text: time.text, lang: time.lang };
	}

	// Each such file calls this.
	window.stagecraftPlan = (/** @type {GivenGuide[]} */ given) => {
		for (const guide of given) {
			const url = new URL(guide.address, own.root).href;
			guides.set(guide.id, { ...guide, url, prepare: readTime(guide.prepare), run: readTime(guide.run) });
		}
	};

	/**
	 * Loads a file once; whether it is there. One that cannot be loaded is asked for again the next time.
	 * @param {string} address
	 */
	function load(address) {
		const before = asked.get(address);
		if (before) return before;
		/** @type {Promise<boolean>} */
		const loading = new Promise((resolve) => {
			const done = (/** @type {boolean} */ isThere) => {
				if (!isThere) asked.delete(address);
				resolve(isThere);
			};
			const src = new URL(address, own.root).href;
			const script = make("script", { src, onload: () => done(true), onerror: () => done(false) });
			document.head.append(script);
			script.remove();
		});
		asked.set(address, loading);
		return loading;
	}

	/**
	 * The address of the file that has a guide, if the playbook has it and it is not known yet.
	 * @param {string} id
	 */
	function fileOf(id) {
		if (guides.has(id)) return undefined;
		return files.filter(({ first }) => first <= id).at(-1)?.address;
	}

	/**
	 * Gets to know guides; whether all are known that the playbook has.
	 * @param {string[]} ids
	 */
	async function know(ids) {
		const wanted = new Set(ids.flatMap((id) => fileOf(id) ?? []));
		const loaded = await Promise.all([...wanted].map(load));
		return loaded.every(Boolean);
	}

	/** @param {string[]} ids */
	const known = (ids) => ids.flatMap((id) => guides.get(id) ?? []);
	// The plan keeps guides that the playbook no longer has; they are not shown.
	const planned = () => known(store.now.plan.guides);
	const plannedIds = () => planned().map((guide) => guide.id);
	/** @param {string} id */
	const titleOf = (id) => guides.get(id)?.title ?? "";

	// Order

	/**
	 * Keeps an order of the guides that are shown. Those that are not stay behind them.
	 * @param {string[]} order
	 */
	function reorder(order) {
		store.change(({ plan }) => {
			// Another tab may have taken one out, or put one in.
			const shown = order.filter((id) => plan.guides.includes(id));
			plan.guides = [...shown, ...plan.guides.filter((id) => !order.includes(id))];
		});
	}

	/**
	 * @param {string} id
	 * @param {number} by
	 */
	function move(id, by) {
		const shown = plannedIds();
		const at = shown.indexOf(id);
		const to = Math.max(0, Math.min(shown.length - 1, at + by));
		if (at < 0 || to === at) return;
		shown.splice(to, 0, ...shown.splice(at, 1));
		reorder(shown);
		announce(say("moved", { title: titleOf(id), place: to + 1, total: shown.length }));
	}

	/**
	 * Changes the plan and returns what undoes it. What is added meanwhile stays, what is taken out stays away.
	 * @param {(plan: Stagecraft.Plan) => void} change
	 */
	function changePlan(change) {
		const before = store.now.plan;
		store.change(({ plan }) => change(plan));
		const after = store.now.plan;
		return () => {
			store.change(({ plan }) => {
				const old = before.guides.filter((id) => plan.guides.includes(id) || !after.guides.includes(id));
				const added = plan.guides.filter((id) => !before.guides.includes(id) && !after.guides.includes(id));
				plan.guides = [...old, ...added];
				if (plan.start === after.start) plan.start = before.start;
			});
			part("heading").focus();
		};
	}

	/** @param {string} id */
	function remove(id) {
		const at = plannedIds().indexOf(id);
		const undo = changePlan((plan) => {
			plan.guides = plan.guides.filter((other) => other !== id);
		});
		own.offerUndo(say("removed", { title: titleOf(id) }), undo);
		const next = list.children[Math.min(at, list.children.length - 1)];
		const handle = next && own.find("[data-handle]", next);
		(handle ?? part("heading")).focus();
	}

	/** @type {Record<string, number>} */
	const KEYS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

	/**
	 * @param {Guide} guide
	 * @param {number} place
	 * @param {number} total
	 */
	function handleOf({ id, title }, place, total) {
		const handle = make("button", {
			type: "button",
			class: "quiet handle",
			"data-handle": true,
			text: "⠿",
			"aria-label": say("handle", { title, place, total }),
			onkeydown: (/** @type {KeyboardEvent} */ event) => {
				if (!(event.key in KEYS)) return;
				event.preventDefault();
				refocus(id, "[data-handle]", () => move(id, KEYS[event.key]));
			},
		});
		handle.addEventListener("pointerdown", (event) => drag(event, handle, id));
		return handle;
	}

	/**
	 * @param {"up" | "down" | "remove"} name
	 * @param {Guide} guide
	 * @param {() => void} onclick
	 * @param {boolean} [disabled]
	 */
	function buttonOf(name, { title }, onclick, disabled) {
		const text = { up: "↑", down: "↓", remove: "×" }[name];
		const common = { type: "button", class: "quiet icon-button", "aria-label": say(name, { title }) };
		return make("button", { ...common, [`data-${name}`]: true, disabled, onclick, text });
	}

	/**
	 * @param {Guide} guide
	 * @param {number} place
	 * @param {number} total
	 */
	function itemOf(guide, place, total) {
		const { id, stage } = guide;
		const times = KINDS.flatMap((kind) => (guide[kind] ? [" · ", ...timeOf(kind, guide[kind])] : [])).slice(1);
		const up = () => refocus(id, "[data-up]", () => move(id, -1));
		const down = () => refocus(id, "[data-down]", () => move(id, 1));
		return make(
			"li",
			{ "data-item": id, "data-stage": stage },
			handleOf(guide, place, total),
			make("div", { class: "plan-item-text" }, linkTo(guide), make("p", {}, ...times)),
			make(
				"span",
				{ class: "plan-item-buttons" },
				buttonOf("up", guide, up, place === 1),
				buttonOf("down", guide, down, place === total),
				buttonOf("remove", guide, () => remove(id)),
			),
		);
	}

	/**
	 * What a guide takes, for a line of text.
	 * @param {"prepare" | "run"} kind
	 * @param {Time} time
	 */
	const timeOf = (kind, time) => [
		`${say(kind)}: `,
		time.lang ? make("span", { lang: time.lang, text: time.text }) : time.text,
	];

	/** @param {Guide} guide */
	const linkTo = (guide) => make("a", { href: guide.url, lang: guide.lang, text: guide.title });

	/**
	 * Does something that draws the list anew, and puts the focus back where it was.
	 * @param {string} id
	 * @param {string} selector
	 * @param {() => void} run
	 */
	function refocus(id, selector, run) {
		run();
		const item = own.all(`[data-item="${CSS.escape(id)}"]`, list).at(0);
		if (!item) return;
		const wanted = own.find(selector, item, HTMLButtonElement);
		(wanted.disabled ? own.find("[data-handle]", item) : wanted).focus();
	}

	/**
	 * @param {PointerEvent} event
	 * @param {HTMLElement} handle
	 * @param {string} id
	 */
	function drag(event, handle, id) {
		const item = handle.closest("li");
		if (event.button || !item) return;
		event.preventDefault();
		handle.setPointerCapture(event.pointerId);
		item.classList.add("is-dragged");
		/** @param {PointerEvent} event */
		const follow = ({ clientY }) => {
			const others = Array.from(list.children).filter((other) => other !== item);
			const next = others.find((other) => {
				const box = other.getBoundingClientRect();
				return clientY < box.top + box.height / 2;
			});
			if (next ? item.nextElementSibling !== next : list.lastElementChild !== item) {
				// Moving the node lets go of the pointer in some browsers: move the others around it.
				const before = others.slice(0, next ? others.indexOf(next) : others.length);
				const after = others.slice(before.length);
				item.before(...before);
				item.after(...after);
			}
		};
		/** @param {boolean} drop */
		const end = (drop) => {
			handle.removeEventListener("pointermove", follow);
			item.classList.remove("is-dragged");
			const order = own.all("[data-item]", list).map((other) => other.dataset.item ?? "");
			if (!drop || order.join() === plannedIds().join()) return show(store.now);
			refocus(id, "[data-handle]", () => reorder(order));
			announce(say("moved", { title: titleOf(id), place: order.indexOf(id) + 1, total: order.length }));
		};
		handle.addEventListener("pointermove", follow);
		handle.addEventListener("pointerup", () => end(true), { once: true });
		handle.addEventListener("pointercancel", () => end(false), { once: true });
	}

	// Times

	/**
	 * A length of working time in days, hours and minutes.
	 * @param {number} minutes
	 */
	function length(minutes) {
		/** @type {[string, number][]} */
		const parts = [
			["days", Math.floor(minutes / calendar.DAY)],
			["hours", Math.floor((minutes % calendar.DAY) / 60)],
			["minutes", minutes % 60],
		];
		const said = parts.filter(([, n]) => n).map(([word, n]) => say(word, { n }));
		return said.join(" ") || say("none");
	}

	// Months have their names: 2/3 is another day to others. English has the order that the site's own dates have.
	const dayFormat = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
		weekday: "short",
		day: "numeric",
		month: "long",
		year: "numeric",
		timeZone: "UTC",
	});
	/** @param {Stagecraft.Day} day */
	const dayText = (day) => dayFormat.format(days.toDate(day));
	/** @param {number} minutes */
	const hourText = (minutes) => `${Math.floor(minutes / 60)}:${days.twoDigits(minutes % 60)}`;

	/** Who plans with the longer of two times is not late. */
	function phases() {
		const all = planned().flatMap((guide) =>
			KINDS.flatMap((kind) => {
				const { min = 0, max = 0, text = "" } = guide[kind] ?? {};
				return max ? { guide, kind, text, minutes: max, isRange: min < max } : [];
			}),
		);
		return calendar.agenda(all, store.now.plan.start || days.today());
	}

	/**
	 * Adds up what can be; `open` is how many guides state nothing that could.
	 * @param {Guide[]} shown
	 * @param {"prepare" | "run"} kind
	 */
	function totalOf(shown, kind) {
		const times = shown.flatMap((guide) => (guide[kind]?.max ? guide[kind] : []));
		let [from, to] = [0, 0];
		for (const { min = 0, max = 0 } of times) {
			from += min;
			to += max;
		}
		const text = from < to ? say("range", { from: length(from), to: length(to) }) : length(to);
		return { text, open: shown.length - times.length };
	}

	/** @param {Stagecraft.Placed} phase */
	function whenOf({ from, to, starts, ends }) {
		if (starts !== undefined && ends !== undefined) return `${dayText(from)}, ${hourText(starts)}–${hourText(ends)}`;
		return dayFormat.formatRange(days.toDate(from), days.toDate(to));
	}

	/** Lists what the agenda cannot have: guides that state no time, and times in words. */
	function showUntimed() {
		const items = planned().flatMap((guide) => {
			const words = KINDS.flatMap((kind) =>
				guide[kind] && !guide[kind].max ? [" · ", ...timeOf(kind, guide[kind])] : [],
			);
			const isUntimed = words.length > 0 || KINDS.every((kind) => !guide[kind]);
			return isUntimed ? make("li", { "data-stage": guide.stage }, linkTo(guide), ...words) : [];
		});
		part("untimed-list").replaceChildren(...items);
		part("untimed").hidden = items.length === 0;
	}

	function showAgenda() {
		const timed = phases();
		part("timed").hidden = timed.length === 0;
		part("calendar").hidden = timed.length === 0;
		part("longest").hidden = !timed.some((phase) => phase.isRange);
		const rows = timed.map((phase) =>
			make(
				"tr",
				{ "data-stage": phase.guide.stage },
				make("td", { text: whenOf(phase) }),
				make("th", { scope: "row" }, linkTo(phase.guide)),
				make("td", { text: say(phase.kind) }),
				make("td", { text: phase.text }),
			),
		);
		part("agenda").replaceChildren(...rows);
	}

	// Where no guide states a time, there is neither total nor agenda.
	const start = own.all('[data-plan-part="start"]', document, HTMLInputElement).at(0);

	/** @param {Stagecraft.Data} data */
	function show({ plan }) {
		draw(plan);
		if (plan.guides.some(fileOf)) void complete(plan);
	}

	/**
	 * Shows what had to be loaded, unless the plan has changed meanwhile.
	 * @param {Stagecraft.Plan} plan
	 */
	async function complete(plan) {
		const isComplete = await know(plan.guides);
		part("failed").hidden = isComplete;
		if (plan === store.now.plan) draw(plan);
	}

	/** @param {Stagecraft.Plan} plan */
	function draw(plan) {
		const shown = planned();
		list.replaceChildren(...shown.map((guide, at) => itemOf(guide, at + 1, shown.length)));
		part("empty").hidden = shown.length > 0;
		part("filled").hidden = shown.length === 0;
		for (const kind of KINDS) {
			const total = own.all(`[data-plan-part="total-${kind}"]`).at(0);
			if (!total) continue;
			const { text, open } = totalOf(shown, kind);
			total.textContent = text;
			part(`open-${kind}`).textContent = open ? say("open", { n: open }) : "";
		}
		if (!start) return;
		start.value = plan.start || days.today();
		showAgenda();
		showUntimed();
	}

	start?.addEventListener("change", () => {
		if (!store.isDate(start.value)) return;
		const day = start.value;
		store.change(({ plan }) => {
			plan.start = day;
		});
	});

	// Taking it along

	part("print").addEventListener("click", () => window.print());

	/** @param {string} word */
	const tell = (word) => (part("status").textContent = say(word));

	/**
	 * Asks where the browser lets the page ask: a frame without an origin is refused without a word.
	 * @param {string} question
	 */
	const isSure = (question) => "sandboxed" in document.documentElement.dataset || window.confirm(question);

	own.on("click", '[data-plan-part="calendar"]', () => {
		const site = new URL(own.root);
		const place = `${site.host || "local"}${site.pathname}`.replace(/[^\w.-]+/g, "-").replace(/^-+|-+$/g, "");
		const events = phases().map((phase) => ({
			...phase,
			uid: `${phase.guide.id.replace(/[^\w-]+/g, ".")}.${phase.kind}@${place}`,
			title: `${phase.guide.title}: ${say(phase.kind)}`,
			url: phase.guide.url.startsWith("http") ? phase.guide.url : undefined,
		}));
		const text = calendar.iCalendar(events, { name: own.find("h1").textContent ?? "", now: new Date() });
		own.download("stagecraft-plan.ics", "text/calendar;charset=utf-8", text);
		tell("calendar_done");
	});

	part("share").addEventListener("click", async () => {
		const { start: day } = store.now.plan;
		const address = new URL(location.href);
		address.hash = `plan=${plannedIds().join(",")}${day ? `&start=${day}` : ""}`;
		const field = part("address", HTMLInputElement);
		field.value = address.href;
		field.closest("[hidden]")?.removeAttribute("hidden");
		field.focus();
		field.select();
		try {
			await navigator.clipboard.writeText(address.href);
			tell("copied");
		} catch {
			tell("copy");
		}
	});

	part("clear").addEventListener("click", () => {
		if (!isSure(say("clear_sure"))) return;
		const undo = changePlan((plan) => {
			plan.guides = [];
		});
		own.offerUndo(say("cleared"), undo);
		part("heading").focus();
	});

	// A shared plan

	/** The ids in the address. */
	function sharedIds() {
		const ids = new URLSearchParams(location.hash.slice(1)).get("plan") ?? "";
		return [...new Set(ids.split(",").filter(Boolean))];
	}

	/**
	 * Reads a plan from the address; what is not a guide of this playbook, or not a day, is left out.
	 * @returns {{ plan: Stagecraft.Plan, whole: boolean } | undefined}
	 */
	function shared() {
		const given = sharedIds();
		if (!given.length) return undefined;
		const ids = given.filter((id) => guides.has(id));
		const day = new URLSearchParams(location.hash.slice(1)).get("start");
		const plan = { guides: ids, start: store.isDate(day) ? day : "" };
		return { plan, whole: ids.length === given.length && plan.start === (day ?? "") };
	}

	function leaveAddress() {
		own.showAddress(location.pathname + location.search);
		part("shared").hidden = true;
		part("heading").focus();
	}

	async function offerShared() {
		await know(sharedIds());
		const found = shared();
		part("shared").hidden = !found;
		if (!found) return;
		const { plan, whole } = found;
		const n = plan.guides.length;
		part("shared-text").textContent = n ? say("shared", { n }) : say("shared_none");
		part("shared-part").textContent = n && !whole ? say("shared_part") : "";
		part("shared-take").hidden = part("shared-add").hidden = !n;
		part("shared-list").replaceChildren(...known(plan.guides).map((guide) => make("li", {}, linkTo(guide))));
	}

	/** @param {boolean} merge */
	function take(merge) {
		const found = shared()?.plan;
		if (!found) return;
		const n = planned().length;
		if (!merge && n && !isSure(say("take_sure", { n }))) return;
		const undo = changePlan((plan) => {
			plan.guides = merge ? [...new Set([...plan.guides, ...found.guides])] : found.guides;
			if (!merge || !plan.start) plan.start = found.start;
		});
		own.offerUndo(say("taken", { n: planned().length }), undo);
		leaveAddress();
	}

	part("shared-take").addEventListener("click", () => take(false));
	part("shared-add").addEventListener("click", () => take(true));
	part("shared-leave").addEventListener("click", leaveAddress);
	window.addEventListener("hashchange", () => void offerShared());

	store.watch(show);
	void offerShared();
})();
