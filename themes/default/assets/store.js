// Keeps what the reader does (ticks, answers, cards, plan, notes) on the device: one document for the site, with a
// version. Everything in it is keyed by ids, so it is the same in every language. Nothing leaves the device.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const VERSION = 1;
	const ID = /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,199}$/u;
	const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
	// The path tells playbooks on one host apart; on disk it is the folder.
	const KEY = `stagecraft:${new URL(own.root).pathname}`;

	/**
	 * @template T
	 * @typedef {(value: unknown) => value is T} Test
	 */
	/**
	 * @template T
	 * @typedef {(value: unknown) => T | undefined} Read
	 */

	/** @type {Test<Record<string, unknown>>} */
	const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
	/** @type {Test<Stagecraft.Day>} */
	const isDate = (value) => typeof value === "string" && DATE.test(value);
	/** @type {Test<string>} */
	const isId = (value) => typeof value === "string" && ID.test(value);
	/** @type {Test<string>} */
	const isNote = (value) => typeof value === "string" && value.length <= 20000;
	/** @type {Test<true>} */
	const isTrue = (value) => value === true;
	/** @type {(from: number, to: number) => Test<number>} */
	const isNumber = (from, to) =>
		/** @type {Test<number>} */ ((value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to);

	/**
	 * Keeps of a map what has an id as its key and is, or can be made, what it should be.
	 * @template T
	 * @param {Read<T>} readItem
	 */
	const mapOf = (readItem) => (/** @type {unknown} */ value) => {
		/** @type {Record<string, T>} */
		const map = Object.create(null);
		for (const [key, given] of Object.entries(isMap(value) ? value : {})) {
			const item = isId(key) ? readItem(given) : undefined;
			if (item !== undefined) map[key] = item;
		}
		return map;
	};

	/**
	 * @template T
	 * @param {Test<T>} test
	 * @returns {Read<T>}
	 */
	const only = (test) => (value) => (test(value) ? value : undefined);

	/**
	 * @template T
	 * @param {unknown} value
	 * @param {Test<T>} test
	 */
	const listOf = (value, test) => (Array.isArray(value) ? [...new Set(value.filter(test))] : []);

	/** @type {Read<Stagecraft.Answer>} */
	function readAnswer(value) {
		if (!isMap(value) || typeof value.right !== "boolean") return undefined;
		return { chosen: listOf(value.chosen, isNumber(1, 100)), right: value.right };
	}

	/** @type {Read<Stagecraft.Card>} */
	function readCard(value) {
		if (!isMap(value) || !isNumber(1, 5)(value.box) || !isDate(value.due)) return undefined;
		return { box: value.box, due: value.due, since: isDate(value.since) ? value.since : value.due };
	}

	/**
	 * @param {unknown} value
	 * @returns {Stagecraft.Plan}
	 */
	function readPlan(value) {
		const plan = isMap(value) ? value : {};
		return { guides: listOf(plan.guides, isId), start: isDate(plan.start) ? plan.start : "" };
	}

	/**
	 * Makes a valid document of anything.
	 * @param {unknown} [value]
	 * @returns {Stagecraft.Data}
	 */
	function read(value) {
		const given = isMap(value) ? value : {};
		return {
			version: VERSION,
			checks: mapOf(mapOf(only(isTrue)))(given.checks),
			answers: mapOf(readAnswer)(given.answers),
			done: mapOf(only(isDate))(given.done),
			cards: mapOf(readCard)(given.cards),
			plan: readPlan(given.plan),
			steps: mapOf(mapOf(only(isTrue)))(given.steps),
			notes: mapOf(mapOf(only(isNote)))(given.notes),
			lens: isId(given.lens) ? given.lens : "",
		};
	}

	/**
	 * Parses a document; undefined where it is none, or of a version to come.
	 * @param {string} text
	 */
	function parse(text) {
		try {
			const value = JSON.parse(text);
			return isMap(value) && isNumber(1, VERSION)(value.version) ? read(value) : undefined;
		} catch {
			return undefined;
		}
	}

	let current = read();
	let kept = true;
	/** @type {Set<(data: Stagecraft.Data) => void>} */
	const watchers = new Set();
	/** @type {Set<() => void>} */
	const failures = new Set();

	function load() {
		const text = own.device.read(KEY);
		const found = text === null ? read() : parse(text);
		// What cannot be read is set aside, not lost.
		if (!found) kept = own.device.write(`${KEY}.unreadable`, text ?? "");
		current = found ?? read();
	}

	function save() {
		const before = kept;
		kept = own.device.write(KEY, JSON.stringify(current));
		if (before && !kept) failures.forEach((run) => run());
	}

	const notifyWatchers = () => watchers.forEach((watch) => watch(current));

	own.store = {
		get now() {
			return current;
		},

		change(change) {
			// Another tab may have written since; its event may still be on its way.
			if (kept) load();
			const next = read(JSON.parse(JSON.stringify(current)));
			change(next);
			current = next;
			save();
			notifyWatchers();
		},

		watch(watch) {
			watchers.add(watch);
			watch(current);
		},

		onFailure: (run) => failures.add(run),

		replace(text) {
			const found = parse(text);
			if (!found) return false;
			current = found;
			save();
			notifyWatchers();
			return true;
		},

		forget() {
			current = read();
			own.device.write(KEY, null);
			own.device.write(`${KEY}.unreadable`, null);
			own.languages.choose(null);
			notifyWatchers();
		},

		isDate,
	};

	load();
	own.onEdit(notifyWatchers);
	window.addEventListener("storage", (event) => {
		if (event.key !== null && event.key !== KEY) return;
		load();
		notifyWatchers();
	});
	// A page that comes back from the browser's memory has missed what happened since.
	window.addEventListener("pageshow", (event) => {
		if (!event.persisted) return;
		load();
		notifyWatchers();
	});
})();
