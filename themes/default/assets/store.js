// Keeps what the reader does (ticks, answers, cards, plan, notes) on the device: one document for the site, with a
// version. Everything in it is keyed by ids, so it is the same in every language. Nothing leaves the device.
//
// Of a document that is damaged, or of a version to come, what can be read is used. The whole of it is set aside, told
// once, and goes along when the reader saves their data as a file.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const VERSION = 1;
	const say = own.words("store");
	// Ids are made of file names and headings, which may be long and in any script.
	const ID = /^[\p{Alphabetic}\p{M}\p{N}_-][\p{Alphabetic}\p{M}\p{N}._:/-]{0,1999}$/u;
	// The path tells playbooks on one host apart; on disk it is the folder.
	const KEY = `stagecraft:${new URL(own.root).pathname}`;
	const ASIDE = ["", ".2", ".3", ".4", ".5"].map((number) => `${KEY}.unreadable${number}`);

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
	const isDate = (value) => own.days.isDay(value);
	/** @type {Test<string>} */
	const isId = (value) => typeof value === "string" && ID.test(value);
	/** @type {Test<string>} */
	const isNote = (value) => typeof value === "string";
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
	 * Whether all that a value has is in what was read of it.
	 * @param {unknown} taken
	 * @param {unknown} value
	 * @returns {boolean}
	 */
	function isWhole(taken, value) {
		if (isMap(value)) {
			if (!isMap(taken)) return false;
			return Object.keys(value).every((key) => Object.hasOwn(taken, key) && isWhole(taken[key], value[key]));
		}
		if (!Array.isArray(value)) return taken === value;
		const items = new Set(Array.isArray(taken) ? taken : []);
		return Array.isArray(taken) && value.every((item) => items.has(item));
	}

	/**
	 * Parses a document; undefined where it is none, or of a version to come.
	 * @param {string} text
	 */
	function parse(text) {
		try {
			const value = JSON.parse(text);
			// What a file has besides.
			delete value.format;
			delete value.aside;
			if (!isNumber(1, VERSION)(value.version)) return undefined;
			const data = read(value);
			return { data, whole: isWhole(data, { ...value, version: VERSION }) };
		} catch {
			return undefined;
		}
	}

	let current = read();
	let kept = true;
	/**
	 * Changes that could not be kept: whatever is read anew gets them too.
	 * @type {((data: Stagecraft.Data) => void)[]}
	 */
	let unkept = [];
	/** What is kept can neither be read nor be set aside: nothing is written over it. */
	let locked = false;
	/** @type {Set<(data: Stagecraft.Data) => void>} */
	const watchers = new Set();

	/** @param {string} word */
	const tell = (word) => own.notify(say(word), { text: say("close") });

	own.offerUndo = (text, undo) => own.notify(text, { text: say("undo"), run: undo }, { text: say("close") });

	/** Says on a page where something can be done that none of it will be kept, before anything is done. */
	function warn() {
		if (!own.all("main :is([data-scripted]:not(.progress, .lens-switch), .check-item)").length) return;
		own
			.all(".page-head")
			.at(0)
			?.after(own.make("p", { class: "notice", text: say("not_kept") }));
	}

	/**
	 * Puts a text where it is not written over; says whether there was room.
	 * @param {string} text
	 */
	function setAside(text) {
		for (const key of ASIDE) {
			const there = own.device.read(key);
			if (there === text) return true;
			if (there === null) return own.device.write(key, text);
		}
		return false;
	}

	function load() {
		loadKept();
		unkept.forEach((change) => change(current));
	}

	function loadKept() {
		const text = own.device.read(KEY);
		const found = text === null ? { data: read(), whole: true } : parse(text);
		current = found?.data ?? read();
		locked = false;
		if (text === null || found?.whole) return;
		// First what is to stay, which is shorter: there may be no room for both.
		own.device.write(KEY, found ? JSON.stringify(current) : null);
		if (setAside(text)) return tell("aside");
		own.device.write(KEY, text);
		locked = true;
	}

	function save() {
		const before = kept;
		kept = !locked && own.device.write(KEY, JSON.stringify(current));
		if (kept) unkept = [];
		else if (before) tell("not_kept");
	}

	const notifyWatchers = () => watchers.forEach((watch) => watch(current));

	own.store = {
		get now() {
			return current;
		},

		change(change) {
			// Another tab may have written since; its event may still be on its way.
			unkept.push(change);
			load();
			save();
			notifyWatchers();
		},

		watch(watch) {
			watchers.add(watch);
			watch(current);
		},

		replace(text) {
			const found = parse(text);
			if (!found) return undefined;
			own.store.change((data) => Object.assign(data, read(found.data)));
			return found.whole ? "whole" : "part";
		},

		aside: () => ASIDE.flatMap((key) => own.device.read(key) ?? []),

		put(values) {
			unkept = [];
			for (const [key, value] of Object.entries(values)) own.device.write(key, value);
			load();
			notifyWatchers();
		},

		keys: () => own.device.keys().filter((key) => [KEY, ...ASIDE].includes(key)),

		isDate,
	};

	load();
	if (!own.device.keeps()) warn();
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
