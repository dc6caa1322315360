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
	const READ_FIRST = 5;
	/** How far below the screen a text is loaded. */
	const NEAR = "0px 0px 50%";
	const UNREAD = "search-unread";
	const TERM = 4;
	const STAGE = "stage";
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
	 * @typedef {Stagecraft.Search.Facet} Facet
	 */

	/** What readers narrow what is found by: stage and language in a row, the other facets below it. */
	class Filters {
		static count = 0;

		/**
		 * @param {(word: string, values?: Stagecraft.Values) => string} say
		 * @param {() => void} change called when a reader has chosen
		 */
		constructor(say, change) {
			this.say = say;
			this.change = change;
			/** @type {Record<string, string>} The id of the value that is chosen of each facet. */
			this.chosen = {};
			this.lang = language;
			const id = `__search-filters-${Filters.count++}`;
			this.row = make("div", { class: "search-facets" });
			this.more = make("div", {
				class: "search-facets search-facets-more",
				id,
				hidden: true,
			});
			const onclick = () => this.open(this.toggle.getAttribute("aria-expanded") === "false");
			this.toggle = make("button", {
				type: "button",
				class: "search-toggle",
				hidden: true,
				onclick,
			});
			this.toggle.setAttribute("aria-controls", id);
			this.open(false);
		}

		/** @param {boolean} isOpen */
		open(isOpen) {
			this.more.hidden = !isOpen;
			this.toggle.setAttribute("aria-expanded", String(isOpen));
		}

		/** Takes what the address of the search page says. */
		read() {
			for (const [name, value] of new URLSearchParams(location.search)) {
				if (name === "lang") this.lang = languages.find(({ id }) => id === value)?.id ?? language;
				else if (name !== "q") this.chosen[name] = value;
			}
		}

		/** @param {URLSearchParams} address */
		write(address) {
			for (const [name, value] of Object.entries(this.chosen)) if (value) address.set(name, value);
			if (this.lang !== language) address.set("lang", this.lang);
		}

		forget() {
			this.chosen = {};
		}

		clear() {
			this.row.replaceChildren();
			this.more.replaceChildren();
			this.open(false);
		}

		/** @param {Matcher} index */
		async facets(index) {
			const { stages, facets } = await index.facets();
			const names = index.head.stages;
			/** @type {Facet} */
			const stage = {
				id: STAGE,
				name: this.say(STAGE),
				values: STAGES.map((id, at) => [id, names[at]]),
				of: stages.map((number) => (number ? [number - 1] : [])),
			};
			return [stage, ...facets];
		}

		/**
		 * Returns the hits that have what is chosen; of one facet, whatever is chosen of it.
		 * @param {Facet[]} facets
		 * @param {Hit[]} hits
		 * @param {Facet} [but]
		 */
		matching(facets, hits, but) {
			/** @type {[Facet, number][]} */
			const wanted = facets.map((facet) => [facet, facet.values.findIndex(([id]) => id === this.chosen[facet.id])]);
			const narrowing = wanted.filter(([facet, value]) => value >= 0 && facet !== but);
			return hits.filter(({ document: at }) => narrowing.every(([{ of }, value]) => of[at]?.includes(value)));
		}

		/**
		 * Returns the hits that have what is chosen. Without a choice the facets are not waited for.
		 * @param {Matcher} index
		 * @param {Hit[]} hits
		 */
		async narrow(index, hits) {
			if (!Object.values(this.chosen).some(Boolean)) return hits;
			return this.matching(await this.facets(index), hits);
		}

		/**
		 * Shows what there is to choose from, and how many hits each choice leaves.
		 * @param {Matcher} index
		 * @param {Hit[]} hits
		 * @param {() => boolean} isLate whether another search has begun
		 */
		async show(index, hits, isLate) {
			const facets = await this.facets(index);
			if (isLate()) return;
			const active = document.activeElement;
			const focused = active instanceof HTMLSelectElement ? active.name : "";
			const selects = facets.map((facet) => this.select(facet, this.matching(facets, hits, facet)));
			const [stage, ...others] = selects;
			const more = others.flatMap((select) => select ?? []);
			this.toggle.textContent = this.say("filters");
			this.toggle.hidden = more.length === 0;
			this.row.replaceChildren(...(stage ? [stage] : []), ...this.languages(), this.toggle);
			this.more.replaceChildren(...more);
			const chosen = facets.slice(1).some(({ id, values }) => values.some(([value]) => value === this.chosen[id]));
			if (chosen) this.open(true);
			if (focused) all(`select[name="${CSS.escape(focused)}"]`, this.row.parentElement ?? document)[0]?.focus();
		}

		/**
		 * @param {Facet} facet
		 * @param {Hit[]} hits
		 */
		select({ id, name, values, of }, hits) {
			/** @type {Map<number, number>} */
			const counts = new Map();
			for (const hit of hits) for (const at of of[hit.document] ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
			const found = values.flatMap(([value, called], at) => {
				const n = counts.get(at) ?? 0;
				const text = this.say("choice", { name: called, n });
				return n || value === this.chosen[id] ? [/** @type {[string, string]} */ ([value, text])] : [];
			});
			// One choice that all have is none.
			const isChosen = values.some(([value]) => value === this.chosen[id]);
			if (found.length < 2 && !isChosen) return null;
			const select = this.menu(id, name, [["", this.say("any", { name })], ...found], this.chosen[id] ?? "");
			select.addEventListener("change", ({ target }) => {
				if (target instanceof HTMLSelectElement) this.chosen[id] = target.value;
				this.change();
			});
			return select;
		}

		languages() {
			if (languages.length < 2) return [];
			const names = languages.map(({ id, name }) => /** @type {[string, string]} */ ([id, name]));
			const menu = this.menu("lang", this.say("language"), names, this.lang);
			menu.addEventListener("change", ({ target }) => {
				if (target instanceof HTMLSelectElement) this.lang = target.value;
				this.forget();
				this.change();
			});
			return [menu];
		}

		/**
		 * @param {string} id
		 * @param {string} name
		 * @param {[value: string, text: string][]} options
		 * @param {string} chosen
		 */
		menu(id, name, options, chosen) {
			const select = make("select", { name: id });
			select.append(...options.map(([value, text]) => make("option", { value, text, selected: value === chosen })));
			const label = make("span", { class: "visually-hidden", text: name });
			return make("label", { class: "search-facet" }, label, select);
		}
	}
	/**
	 * A hit that is shown, and those of a group.
	 * @typedef {{ index: Matcher, hit: Hit, card: Card, rarities: number[], element: HTMLElement }} Item
	 * @typedef {{ stage: number, items: Item[] }} Group
	 */

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
			this.meant = make("p", { class: "search-meant", hidden: true });
			this.results = make("div", { class: "search-results" });
			this.filters = new Filters(
				(word, values) => this.say(word, values),
				() => this.chose(),
			);
			area.append(this.status, this.meant, this.filters.row, this.filters.more, this.results);
			this.turn = 0;
			this.limit = SHOWN;
			this.again = false;
			/** The language, and what its published index was found not to have. */
			this.absent = "";
			/** @type {Record<string, Stagecraft.Text>} */
			this.words = {};
			/** @type {Map<Element, Item>} */
			this.unread = new Map();
			this.observer = new IntersectionObserver((entries) => this.seen(entries), { rootMargin: NEAR });
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
			this.filters.forget();
			this.showAddress();
			return this.update();
		}

		chose() {
			this.limit = SHOWN;
			this.showAddress();
			return this.update();
		}

		/** The address of the search page says what is asked and chosen. */
		showAddress() {
			if (this.dialog) return;
			const q = this.field.value;
			const address = new URLSearchParams(q.trim() ? { q } : {});
			if (q.trim()) this.filters.write(address);
			document.documentElement.toggleAttribute("data-query", Boolean(q.trim()));
			own.showAddress(location.pathname + (address.size ? `?${address}` : ""));
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
			const index = await indexOf(this.filters.lang);
			this.words = index.head.strings;
			if (turn !== this.turn) return;
			if (!query.trim()) return this.showStart(index);
			const result = await index.search(query);
			if (turn !== this.turn) return;
			await this.show(index, query, result, await this.filters.narrow(index, result.hits), turn);
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
			const { lang } = this.filters;
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
			this.filters.clear();
			this.meant.hidden = true;
			this.status.textContent = this.form.dataset.failed ?? "";
			if (this.again) return;
			this.again = true;
			this.update();
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
			const groups = this.grouped(index, shown, cards, result.rarities);
			// What is read first is whole when it is shown, so that nothing moves.
			const items = [...groups.values()].flatMap((group) => group.items);
			await Promise.all(items.slice(0, READ_FIRST).map((item) => this.fill(item)));
			if (turn !== this.turn) return;
			this.again = false;
			if (result.hits.length) this.absent = "";
			this.status.textContent = hits.length ? this.say("found", { n: hits.length }) : this.say("nothing");
			this.ask(result.meant);
			this.list(groups, hits.length);
			await Promise.all([
				this.filters.show(index, result.hits, () => turn !== this.turn),
				this.offer(query, hits.length, turn),
			]);
		}

		/**
		 * Asks whether something else was meant.
		 * @param {string} meant
		 */
		ask(meant) {
			const [before, after] = this.say("meant", { query: "\n" }).split("\n");
			this.meant.hidden = !meant;
			this.meant.replaceChildren(before, this.searchFor(meant), after);
		}

		/**
		 * Makes a button that searches for something.
		 * @param {string} query
		 */
		searchFor(query) {
			const onclick = () => {
				this.field.value = query;
				this.field.focus();
				this.changed();
			};
			return make("button", { type: "button", text: query, onclick });
		}

		/**
		 * Makes the items of what was found, stage by stage; the stage of the best comes first.
		 * @param {Matcher} index
		 * @param {Hit[]} shown
		 * @param {Card[]} cards
		 * @param {number[]} rarities
		 */
		grouped(index, shown, cards, rarities) {
			/** @type {Map<string, Group>} */
			const groups = new Map();
			shown.forEach((hit, at) => {
				const card = cards[at];
				const name = this.groupOf(index, card);
				const group = groups.get(name) ?? { stage: card.stage, items: [] };
				const element = this.item(index, hit, card);
				group.items.push({ index, hit, card, rarities, element });
				groups.set(name, group);
			});
			return groups;
		}

		/**
		 * Puts what was found on the page.
		 * @param {Map<string, Group>} groups
		 * @param {number} count of hits, those included that are not shown
		 */
		list(groups, count) {
			const active = this.activeLink();
			this.observer.disconnect();
			this.unread.clear();
			this.results.replaceChildren();
			let shown = 0;
			for (const [name, { stage, items }] of groups) {
				const list = make("ul", {}, ...items.map(({ element }) => element));
				const section = make("section", { class: "search-group" }, make("h2", { text: name }), list);
				if (stage) section.dataset.stage = STAGES[stage - 1];
				this.results.append(section);
				for (const item of items) this.watch(item);
				shown += items.length;
			}
			if (count > shown) this.results.append(this.more(count - shown));
			if (!count) this.results.append(this.help());
			const links = this.links();
			if (active >= 0 && links.length) links[Math.min(active, links.length - 1)].focus();
		}

		/** @param {Item} item */
		watch(item) {
			if (!item.element.classList.contains(UNREAD)) return;
			this.unread.set(item.element, item);
			this.observer.observe(item.element);
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
			return make("button", {
				type: "button",
				class: "search-more",
				text: this.say("more", { n }),
				onclick,
			});
		}

		/**
		 * A text is loaded when its hit is about to come into view.
		 * @param {IntersectionObserverEntry[]} entries
		 */
		seen(entries) {
			for (const { target, isIntersecting } of entries) {
				const item = this.unread.get(target);
				if (!isIntersecting || !item) continue;
				this.unread.delete(target);
				this.observer.unobserve(target);
				this.fill(item);
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
			const { lang } = this.filters;
			const foreign = card.lang || (lang === language ? "" : lang);
			if (!foreign) return make("li", { class: UNREAD }, link);
			const name = languages.find((one) => one.id === foreign)?.name ?? foreign;
			link.append(" ", make("span", { class: "search-language", lang: foreign, text: name }));
			return make("li", { class: UNREAD, lang: foreign }, link);
		}

		/**
		 * Adds to a hit what its text says: what is around the words, and the sections that answer.
		 * @param {Item} item
		 */
		async fill({ index, hit, card, rarities, element }) {
			const text = await index.text(hit.document).catch(() => null);
			const { place, excerpt, more } = index.excerpt(card, text, hit, rarities);
			const sections = more.map(([heading, anchor]) => {
				const href = `${root}${card.address}#${encodeURIComponent(anchor)}`;
				return make("li", {}, make("a", { href, text: heading }));
			});
			element.classList.remove(UNREAD);
			element.append(this.excerpt(card, place, excerpt));
			if (hit.missing.length) {
				const words = this.say("missing", { words: hit.missing.join(", ") });
				const lang = element.lang ? language : undefined;
				element.append(make("p", { class: "search-missing", lang, text: words }));
			}
			if (sections.length) element.append(make("ul", { class: "search-sections" }, ...sections));
		}

		/**
		 * Returns what is shown of a text; what answers by itself is said to be what it is, and leads there.
		 * @param {Card} card
		 * @param {Stagecraft.Search.Part | null} place
		 * @param {Stagecraft.Search.Piece[]} excerpt
		 */
		excerpt(card, place, excerpt) {
			if (!place?.kind) return appendPieces(make("p", { class: "search-excerpt" }), excerpt);
			const href = `${root}${card.address}#${encodeURIComponent(place.anchor)}`;
			const kind = make("span", {
				class: "search-kind",
				text: this.say(`kind_${place.kind}`),
			});
			const link = make("a", { href }, kind, " ");
			return make("p", { class: "search-excerpt" }, appendPieces(link, excerpt));
		}

		/**
		 * Where little is found, says what the other languages have.
		 * @param {string} query
		 * @param {number} count
		 * @param {number} turn
		 */
		async offer(query, count, turn) {
			if (count >= LITTLE || Object.values(this.filters.chosen).some(Boolean)) return;
			const others = languages.filter(({ id }) => id !== this.filters.lang);
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
			const text = this.say("other_language", {
				n: hits.length,
				language: called,
			});
			const onclick = () => {
				this.filters.lang = id;
				this.field.focus();
				this.chose();
			};
			this.results.append(
				make("button", {
					type: "button",
					class: "search-other",
					text,
					onclick,
				}),
			);
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

		/**
		 * Shows what was searched before, and what one may search for.
		 * @param {Matcher} index
		 */
		showStart(index) {
			this.absent = "";
			this.filters.clear();
			this.meant.hidden = true;
			this.status.textContent = "";
			const kept = recent();
			const onclick = () => {
				keep([]);
				this.field.focus();
				this.showStart(index);
			};
			this.results.replaceChildren();
			if (kept.length) {
				this.start("recent", kept);
				const text = this.say("forget");
				this.results.append(
					make("button", {
						type: "button",
						class: "search-forget",
						text,
						onclick,
					}),
				);
			}
			this.start("suggestions", index.head.suggestions);
		}

		/**
		 * @param {string} heading
		 * @param {string[]} queries
		 */
		start(heading, queries) {
			if (!queries.length) return;
			const items = queries.map((query) => make("li", {}, this.searchFor(query)));
			const list = make("ul", { class: `search-start search-${heading}` }, ...items);
			this.results.append(make("h2", { text: this.say(heading) }), list);
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
			this.showAddress();
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
		dialogView.filters.lang = language;
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
	view.field.value = new URLSearchParams(location.search).get("q") ?? "";
	view.filters.read();
	if (view.field.value.trim()) {
		view.update();
	} else {
		// The page has asked for both already.
		start()
			.then(() => indexOf(language))
			.catch(() => {});
	}
})();
