// Search: a dialog on every page and the search page. Nothing is loaded until a reader opens one of them. Whatever
// comes from the playbook or the reader is put on the page as text, never as markup.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { make, find, all, fill } = own;
	const opener = all("[data-search-open]", document, HTMLAnchorElement)[0];
	if (!opener) return;
	const KEY = "stagecraft.searches";
	const RECENT = 6;
	const SHOWN = 10;
	const LITTLE = 3;
	const TERM = 4;
	const STAGES = ["awareness", "consideration", "acquisition", "experience", "loyalty"];
	const root = opener.dataset.root ?? "";
	const language = document.documentElement.lang;
	const searchPage = opener.href.split("?")[0];

	/**
	 * @typedef {{ id: string, name: string, called: string, index: string }} Language
	 * @typedef {Stagecraft.Search.Matcher} Matcher
	 * @typedef {Stagecraft.Search.Hit} Hit
	 * @typedef {Stagecraft.Search.SearchCard} Card
	 * @typedef {Stagecraft.Search.Result} Result
	 */

	/** @type {Language[]} */
	const languages = JSON.parse(opener.dataset.languages ?? "[]");
	/** @type {WeakMap<object, (data: unknown) => void>} */
	const waiting = new WeakMap();
	/** @type {Map<string, Matcher>} */
	const indexes = new Map();
	/** @type {Promise<unknown> | undefined} */
	let started;
	let fresh = 0;

	// Files of an index call this; each answers who asked for it.
	window.stagecraftSearch = (data) => {
		const resolve = document.currentScript && waiting.get(document.currentScript);
		resolve?.(data);
	};

	/**
	 * Loads a script; the promise is of what it hands over, if it does.
	 * @param {string} src
	 */
	function script(src) {
		return new Promise((resolve, reject) => {
			const element = make("script", {
				src,
				onload: () => resolve(undefined),
				onerror: () => reject(new Error(`cannot load ${src}`)),
			});
			waiting.set(element, resolve);
			document.head.append(element);
			element.remove();
		});
	}

	/** @param {string} lang */
	function newIndex(lang) {
		let entry = `${root}${languages.find((one) => one.id === lang)?.index}`;
		// Once an index was found wanting, what is kept of the file that leads to it may be out of date.
		if (fresh) entry += `?${fresh}`;
		return new own.Matcher((name) => script(name ? `${root}assets/search/${lang}/${name}.js` : entry));
	}

	/** @param {string} lang */
	function indexOf(lang) {
		const index = indexes.get(lang) ?? newIndex(lang);
		indexes.set(lang, index);
		return index.open();
	}

	/** Has every index looked up anew: what this page knows of them may be out of date. */
	function forgetIndexes() {
		indexes.clear();
		fresh = Date.now();
	}

	/**
	 * Asks whether another index than the one that this page knows is published. An old one may answer to the end, if
	 * the browser keeps all of it: no part that is missing says then that there is a new one.
	 * @param {string} lang
	 * @param {Matcher} known
	 */
	async function isOutOfDate(lang, known) {
		fresh = Date.now();
		try {
			const { head } = await newIndex(lang).open();
			return JSON.stringify(head) !== JSON.stringify(known.head);
		} catch {
			return false;
		}
	}

	function start() {
		started ??= script(opener.dataset.matcher ?? "").catch((error) => {
			started = undefined;
			throw error;
		});
		return started;
	}

	/** @param {string} q */
	const showQuery = (q) => own.showAddress(location.pathname + (q ? `?${new URLSearchParams({ q })}` : ""));

	/** @returns {string[]} */
	function recent() {
		try {
			const kept = JSON.parse(own.device.read(KEY) ?? "[]");
			return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, RECENT) : [];
		} catch {
			return [];
		}
	}

	/** @param {string[]} searches */
	function keep(searches) {
		own.device.write(KEY, searches.length ? JSON.stringify(searches.slice(0, RECENT)) : null);
	}

	/**
	 * @param {HTMLElement} parent
	 * @param {Stagecraft.Search.Piece[]} pieces
	 */
	function appendPieces(parent, pieces) {
		parent.append(...pieces.map(([text, matches]) => (matches ? make("mark", { text }) : text)));
		return parent;
	}

	/**
	 * Counts what each hit belongs to.
	 * @param {number[]} values
	 */
	function countOf(values) {
		/** @type {Map<number, number>} */
		const counts = new Map();
		for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
		return [...counts].sort(([one], [other]) => one - other);
	}

	/** One place to search in: `form` holds the field, `area` takes what is found. */
	class View {
		/**
		 * @param {HTMLElement} form
		 * @param {HTMLElement} area
		 * @param {HTMLDialogElement} [dialog] where the place is one
		 */
		constructor(form, area, dialog) {
			this.form = form;
			this.field = find("input[type=search]", form, HTMLInputElement);
			this.area = area;
			this.dialog = dialog;
			this.status = make("p", { class: "search-status", role: "status" });
			this.facets = make("div", { class: "search-facets" });
			this.results = make("div", { class: "search-results" });
			area.append(this.status, this.facets, this.results);
			/** @type {Record<string, string>} */
			this.chosen = { stage: "", type: "", channel: "", lang: language };
			this.turn = 0;
			this.limit = SHOWN;
			this.again = false;
			/** The language, and what its published index was found not to have. */
			this.absent = "";
			/** @type {Record<string, Stagecraft.Text>} */
			this.words = {};
			/** @type {Map<Element, () => void>} */
			this.unread = new Map();
			this.observer = new IntersectionObserver((entries) => this.seen(entries));
			this.field.addEventListener("input", () => this.changed());
			area.addEventListener("click", (event) => this.followed(event));
			form.parentElement?.addEventListener("keydown", (event) => this.key(event));
			form.addEventListener("submit", (event) => this.submitted(event));
		}

		/**
		 * @param {string} word
		 * @param {Stagecraft.Values} [values]
		 */
		say(word, values = {}) {
			return fill(this.words[word] ?? "", values);
		}

		changed() {
			this.limit = SHOWN;
			this.forgetFacets();
			return this.update();
		}

		forgetFacets() {
			this.chosen.stage = "";
			this.chosen.type = "";
			this.chosen.channel = "";
		}

		/** Searches; what comes late, after the next key, is dropped. */
		async update() {
			const turn = ++this.turn;
			this.area.setAttribute("aria-busy", "true");
			try {
				await this.answer(this.field.value, turn);
			} catch {
				if (turn !== this.turn) return;
				forgetIndexes();
				this.failed();
			}
			if (turn === this.turn) this.area.removeAttribute("aria-busy");
		}

		/**
		 * @param {string} query
		 * @param {number} turn
		 */
		async answer(query, turn) {
			await start();
			const index = await indexOf(this.chosen.lang);
			this.words = index.head.strings;
			if (!query.trim()) return this.showStart();
			const result = await index.search(query);
			if (turn !== this.turn) return;
			await this.show(index, query, result, await this.narrow(index, result), turn);
			if (!result.hits.length) await this.lookAgain(index, query, turn);
		}

		/**
		 * Where nothing was found, searches once more if another index is published by now; not again for each letter
		 * that goes on with what was not found.
		 * @param {Matcher} index
		 * @param {string} query
		 * @param {number} turn
		 */
		async lookAgain(index, query, turn) {
			const { lang } = this.chosen;
			const asked = `${lang} ${query}`;
			if (turn !== this.turn || (this.absent && asked.startsWith(this.absent))) return;
			this.absent = asked;
			if (!(await isOutOfDate(lang, index))) return;
			forgetIndexes();
			// Whatever is in the field by now, the old index may have answered it.
			await this.update();
		}

		failed() {
			this.results.replaceChildren();
			this.facets.replaceChildren();
			this.status.textContent = this.form.dataset.failed ?? "";
			if (this.again) return;
			this.again = true;
			this.update();
		}

		/**
		 * @param {Matcher} index
		 * @param {Result} result
		 */
		async narrow(index, { hits }) {
			const { stage, type, channel } = this.chosen;
			if (!stage && !type && !channel) return hits;
			const { stages, types, channels } = await index.facets();
			return hits.filter(
				({ document: at }) =>
					(!stage || stages[at] === Number(stage)) &&
					(!type || types[at] === Number(type)) &&
					(!channel || channels[at].includes(Number(channel))),
			);
		}

		/**
		 * @param {Matcher} index
		 * @param {string} query
		 * @param {Result} result
		 * @param {Hit[]} hits
		 * @param {number} turn
		 */
		async show(index, query, result, hits, turn) {
			const shown = hits.slice(0, this.limit);
			const cards = await Promise.all(shown.map((hit) => index.card(hit.document)));
			if (turn !== this.turn) return;
			this.again = false;
			if (result.hits.length) this.absent = "";
			this.status.textContent = hits.length ? this.say("found", { n: hits.length }) : this.say("nothing");
			this.list(index, hits.length, shown, cards, result.rarities);
			await Promise.all([this.showFacets(index, result, turn), this.offer(query, hits.length, turn)]);
		}

		/**
		 * Puts what was found on the page, stage by stage; the stage of the best comes first.
		 * @param {Matcher} index
		 * @param {number} count
		 * @param {Hit[]} shown
		 * @param {Card[]} cards
		 * @param {number[]} rarities
		 */
		list(index, count, shown, cards, rarities) {
			/** @type {Map<string, { stage: number, items: HTMLElement[] }>} */
			const groups = new Map();
			const active = this.activeLink();
			this.observer.disconnect();
			this.unread.clear();
			shown.forEach((hit, at) => {
				const card = cards[at];
				const name = this.groupOf(index, card);
				const group = groups.get(name) ?? { stage: card.stage, items: [] };
				const item = this.item(index, hit, card);
				this.unread.set(item, () => this.fill(item, index, hit, card, rarities));
				group.items.push(item);
				groups.set(name, group);
			});
			this.results.replaceChildren();
			for (const [name, { stage, items }] of groups) {
				const heading = make("h3", { text: name });
				const section = make("section", { class: "search-group" }, heading, make("ul", {}, ...items));
				if (stage) section.dataset.stage = STAGES[stage - 1];
				this.results.append(section);
			}
			if (count > shown.length) this.results.append(this.more(count - shown.length));
			if (!count) this.results.append(this.help());
			for (const item of this.unread.keys()) this.observer.observe(item);
			const links = this.links();
			if (active >= 0 && links.length) links[Math.min(active, links.length - 1)].focus();
		}

		/**
		 * @param {Matcher} index
		 * @param {Card} card
		 */
		groupOf(index, { stage, kind }) {
			if (stage) return index.head.stages[stage - 1];
			return this.say(kind === TERM ? "kind_term" : "kind_page");
		}

		/** @param {number} n */
		more(n) {
			const onclick = () => {
				this.limit += 2 * SHOWN;
				this.update();
			};
			return make("button", { type: "button", class: "search-more", text: this.say("more", { n }), onclick });
		}

		/**
		 * A text is loaded when its hit comes into view.
		 * @param {IntersectionObserverEntry[]} entries
		 */
		seen(entries) {
			for (const { target, isIntersecting } of entries) {
				const read = this.unread.get(target);
				if (!isIntersecting || !read) continue;
				this.unread.delete(target);
				this.observer.unobserve(target);
				read();
			}
		}

		/**
		 * @param {Matcher} index
		 * @param {Hit} hit
		 * @param {Card} card
		 */
		item(index, hit, card) {
			const title = appendPieces(make("span", { class: "search-title" }), index.title(card.title, hit));
			const link = make("a", { class: "search-hit", href: root + card.address }, title);
			const foreign = card.lang || (this.chosen.lang === language ? "" : this.chosen.lang);
			if (!foreign) return make("li", { class: "search-unread" }, link);
			const name = languages.find((one) => one.id === foreign)?.name ?? foreign;
			link.append(" ", make("span", { class: "search-language", lang: foreign, text: name }));
			return make("li", { class: "search-unread", lang: foreign }, link);
		}

		/**
		 * Adds to a hit what its text says: what is around the words, and the sections that answer.
		 * @param {HTMLElement} item
		 * @param {Matcher} index
		 * @param {Hit} hit
		 * @param {Card} card
		 * @param {number[]} rarities
		 */
		async fill(item, index, hit, card, rarities) {
			const text = await index.text(hit.document).catch(() => null);
			const { excerpt, more } = index.excerpt(card, text, hit, rarities);
			const sections = more.map(([heading, anchor]) => {
				const href = `${root}${card.address}#${encodeURIComponent(anchor)}`;
				return make("li", {}, make("a", { href, text: heading }));
			});
			item.classList.remove("search-unread");
			item.append(appendPieces(make("p", { class: "search-excerpt" }), excerpt));
			if (hit.missing.length) {
				const words = this.say("missing", { words: hit.missing.join(", ") });
				item.append(make("p", { class: "search-missing", lang: item.lang ? language : undefined, text: words }));
			}
			if (sections.length) item.append(make("ul", { class: "search-sections" }, ...sections));
		}

		/**
		 * @param {Matcher} index
		 * @param {Result} result
		 * @param {number} turn
		 */
		async showFacets(index, { hits }, turn) {
			const facets = await index.facets();
			if (turn !== this.turn) return;
			const stages = countOf(hits.map((hit) => facets.stages[hit.document]).filter(Boolean));
			const types = countOf(hits.map((hit) => facets.types[hit.document]).filter(Boolean));
			const channels = countOf(hits.flatMap((hit) => facets.channels[hit.document]));
			/** @type {(names: string[], first: number) => (count: [number, number]) => [string, string]} */
			const option = (names, first) => (count) => {
				const [one, n] = count;
				return [String(one), this.say("choice", { name: names[one - first], n })];
			};
			const active = document.activeElement;
			const focused = active instanceof HTMLSelectElement && this.facets.contains(active) ? active.name : "";
			this.facets.replaceChildren();
			this.choice("stage", this.say("all_stages"), stages.map(option(index.head.stages, 1)));
			this.choice("type", this.say("all_types"), types.map(option(facets.typeNames, 1)));
			this.choice("channel", this.say("all_channels"), channels.map(option(facets.names, 0)));
			if (languages.length > 1) {
				this.choice(
					"lang",
					"",
					languages.map(({ id, name }) => [id, name]),
				);
			}
			const selects = all("select", this.facets, HTMLSelectElement);
			selects.find(({ name }) => name === focused)?.focus();
		}

		/**
		 * @param {"stage" | "type" | "channel" | "lang"} name
		 * @param {string} any
		 * @param {[string, string][]} options
		 */
		choice(name, any, options) {
			if (!options.length) return;
			const select = make("select", { name });
			for (const [value, text] of any ? [["", any], ...options] : options) {
				select.append(make("option", { value, text, selected: value === this.chosen[name] }));
			}
			select.addEventListener("change", () => {
				this.chosen[name] = select.value;
				if (name === "lang") this.forgetFacets();
				this.limit = SHOWN;
				this.update();
			});
			const text = this.say(name === "lang" ? "language" : name);
			const label = make("span", { class: "visually-hidden", text });
			this.facets.append(make("label", { class: "search-facet" }, label, select));
		}

		/**
		 * Where little is found, says what the other languages have.
		 * @param {string} query
		 * @param {number} count
		 * @param {number} turn
		 */
		async offer(query, count, turn) {
			if (count >= LITTLE || this.chosen.stage || this.chosen.type || this.chosen.channel) return;
			const others = languages.filter(({ id }) => id !== this.chosen.lang);
			await Promise.all(others.map((other) => this.offerOne(other, query, turn).catch(() => {})));
		}

		/**
		 * @param {Language} other
		 * @param {string} query
		 * @param {number} turn
		 */
		async offerOne({ id, called }, query, turn) {
			const index = await indexOf(id);
			const { hits } = await index.search(query);
			if (turn !== this.turn || !hits.length) return;
			const text = this.say("other_language", { n: hits.length, language: called });
			const onclick = () => {
				this.chosen.lang = id;
				this.field.focus();
				this.update();
			};
			this.results.append(make("button", { type: "button", class: "search-other", text, onclick }));
		}

		help() {
			const browse = make("a", { href: searchPage, text: this.say("browse") });
			return make(
				"ul",
				{ class: "search-help" },
				make("li", { text: this.say("help_spelling") }),
				make("li", { text: this.say("help_fewer") }),
				make("li", {}, browse),
			);
		}

		/** Shows what was searched before. */
		showStart() {
			this.absent = "";
			const kept = recent();
			this.facets.replaceChildren();
			this.results.replaceChildren();
			this.status.textContent = "";
			if (!kept.length) return;
			const items = kept.map((query) => {
				const onclick = () => {
					this.field.value = query;
					this.field.focus();
					this.changed();
				};
				return make("li", {}, make("button", { type: "button", text: query, onclick }));
			});
			const onclick = () => {
				keep([]);
				this.field.focus();
				this.showStart();
			};
			this.results.append(
				make("h3", { text: this.say("recent") }),
				make("ul", { class: "search-recent" }, ...items),
				make("button", { type: "button", class: "search-forget", text: this.say("forget"), onclick }),
			);
		}

		links() {
			return all("a, button", this.results);
		}

		activeLink() {
			return this.links().findIndex((link) => link === document.activeElement);
		}

		/** @param {MouseEvent} event */
		followed({ target }) {
			const query = this.field.value.trim();
			if (!query || !(target instanceof Element && target.closest("a"))) return;
			keep([query, ...recent().filter((one) => one !== query)]);
			this.dialog?.close();
		}

		/**
		 * Arrows go through what was found and back to the field.
		 * @param {KeyboardEvent} event
		 */
		key(event) {
			const { key } = event;
			const links = this.links();
			const at = this.activeLink();
			const inside = at >= 0 || document.activeElement === this.field;
			if (!inside || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
			if (key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
			else if (key === "ArrowUp" && at > 0) links[at - 1].focus();
			else if (key === "ArrowUp" && at === 0) this.field.focus();
			else if (at >= 0 && key.length === 1 && key !== " ") return this.field.focus();
			else return;
			event.preventDefault();
		}

		/**
		 * Enter in the field follows the best hit of the dialog; on the search page it searches.
		 * @param {SubmitEvent} event
		 */
		async submitted(event) {
			event.preventDefault();
			if (!this.field.value.trim()) return;
			if (!this.dialog) showQuery(this.field.value);
			await this.update();
			if (this.dialog) all("a.search-hit", this.results).at(0)?.click();
		}
	}

	// The dialog of every page.

	const dialog = find("[data-search-dialog]", document, HTMLDialogElement);
	const dialogView = new View(find("form", dialog), find("[data-search-area]", dialog), dialog);
	dialog.addEventListener("click", ({ target }) => {
		if (target === dialog) dialog.close();
	});
	find("[data-search-close]", dialog).addEventListener("click", () => dialog.close());

	function openDialog() {
		const { field } = dialogView;
		if (dialog.open) return field.select();
		dialog.showModal();
		field.focus();
		field.select();
		dialogView.chosen.lang = language;
		dialogView.update();
	}

	opener.setAttribute("role", "button");
	opener.setAttribute("aria-haspopup", "dialog");
	opener.addEventListener("click", (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		openDialog();
	});
	opener.addEventListener("keydown", (event) => {
		if (event.key !== " ") return;
		event.preventDefault();
		openDialog();
	});

	// The search page.

	const page = all("form[data-search]")[0];
	document.addEventListener("keydown", (event) => {
		if (!own.isSearchKey(event)) return;
		event.preventDefault();
		if (page) find("input[type=search]", page).focus();
		else openDialog();
	});

	if (!page) return;
	const view = new View(page, find("[data-search-page]"));
	const { field } = view;

	function showBrowse() {
		all("[data-search-browse]").forEach((browse) => (browse.hidden = Boolean(field.value.trim())));
	}
	field.addEventListener("input", () => {
		showQuery(field.value);
		showBrowse();
	});
	field.value = new URLSearchParams(location.search).get("q") ?? "";
	if (field.value) view.update();
	showBrowse();
})();
