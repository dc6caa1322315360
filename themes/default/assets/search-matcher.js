// Answers queries from a search index, as the program's own search does and in the same order: the arithmetic here is
// that of its modules `query`, `rank` and `excerpt`, word for word. The index comes as scripts that call
// `stagecraftSearch(data)`; each is loaded when a query first needs it. Which there are tells the program's module
// `files`.
(() => {
	"use strict";
	const own = (globalThis.Stagecraft ??= /** @type {Stagecraft.Shared} */ ({}));

	/**
	 * @typedef {Stagecraft.Search.Word} Word
	 * @typedef {Stagecraft.Search.Spelling} Spelling
	 * @typedef {Stagecraft.Search.Form} Form
	 * @typedef {Stagecraft.Search.Term} Term
	 * @typedef {Stagecraft.Search.Block} Block
	 * @typedef {Stagecraft.Search.Answers} Answers
	 * @typedef {Stagecraft.Search.Found} Found
	 * @typedef {Stagecraft.Search.Entries} Entries
	 * @typedef {Stagecraft.Search.Stretch} Stretch
	 * @typedef {Stagecraft.Search.Place} Place
	 * @typedef {Stagecraft.Search.Piece} Piece
	 * @typedef {Stagecraft.Search.SearchText} SearchText
	 * @typedef {Stagecraft.Search.Result} Result
	 * @typedef {[start: number, end: number]} Span
	 * @typedef {{ document: number, part: number }} Chosen
	 */

	/** @type {Result} */
	const NOTHING = { hits: [], rarities: [], words: 0, isWhole: false, meant: "" };
	/** @type {Stagecraft.Search.PassageKind[]} By the numbers that the program's module `document` gives them. */
	const PASSAGES = ["question", "task", "picture", "recording", "file"];

	const BASE = 93;
	const ONE = 62;
	const TWO = ONE + 28 * BASE;
	/** @type {Stagecraft.Search.Ranking} The numbers of the ranking, as the entry of an index states them. */
	let ranking;
	const WORD = /[\p{Alphabetic}\p{N}\p{M}]+/gu;
	const MARK = /\p{M}/u;
	const MARKS = /\p{M}/gu;

	/** Reads numbers written in printable ASCII without quotation mark and backslash. */
	class Numbers {
		/** @param {string} text */
		constructor(text) {
			this.text = text;
			this.at = 0;
		}

		digit() {
			const code = this.text.charCodeAt(this.at++);
			return code - 32 - (code > 34 ? 1 : 0) - (code > 92 ? 1 : 0);
		}

		next() {
			const first = this.digit();
			if (first < ONE) return first;
			if (first < 90) return ONE + (first - ONE) * BASE + this.digit();
			if (first < 92) {
				const high = TWO + (first - 90) * BASE * BASE + this.digit() * BASE;
				return high + this.digit();
			}
			let number = 0;
			for (let i = 0; i < 5; i++) number = number * BASE + this.digit();
			return number;
		}
	}

	/**
	 * Returns where each word of a text begins and ends.
	 * @param {string} text
	 * @returns {Span[]}
	 */
	function tokens(text) {
		return Array.from(text.matchAll(WORD), ({ 0: word, index }) => [index, index + word.length]);
	}

	/** How words may be spelled, by the tables that come with an index. */
	class Speller {
		/** @param {{ letters: string, tones: string }} head */
		constructor(head) {
			this.letters = new Map(head.letters.split(" ").map((pair) => [pair[0], pair.slice(1)]));
			/** @type {[string, string][]} */
			this.tones = [];
			const tones = head.tones ? head.tones.split(" ") : [];
			for (let i = 0; i < tones.length; i += 2) this.tones.push([tones[i], tones[i + 1]]);
		}

		/** @param {string} text */
		fold(text) {
			let folded = "";
			for (const c of text.normalize("NFD").replace(MARKS, "")) {
				for (const letter of c.toLowerCase()) {
					if (this.letters.has(letter)) folded += this.letters.get(letter);
					else if (!MARK.test(letter)) folded += letter;
				}
			}
			return folded;
		}

		/** @param {string} exact */
		placed(exact) {
			return this.tones.reduce((text, [from, to]) => text.replaceAll(from, to), exact);
		}

		/**
		 * @param {string} word
		 * @returns {Spelling}
		 */
		spelling(word) {
			let exact = "";
			for (const c of word.normalize("NFC")) exact += c.toLowerCase();
			return { exact, placed: this.placed(exact), folded: this.fold(exact) };
		}

		/**
		 * @param {Spelling} typed
		 * @param {string} exact
		 * @returns {"exact" | "otherTonePlace" | "moreMarks" | "folded"}
		 */
		likeness(typed, exact) {
			if (typed.exact === exact) return "exact";
			const found = this.placed(exact);
			if (typed.placed === found) return "otherTonePlace";
			return this.hasTheMarksOf(typed.placed, found) ? "moreMarks" : "folded";
		}

		/**
		 * @param {string} typed
		 * @param {string} found
		 */
		hasTheMarksOf(typed, found) {
			const wanted = Array.from(typed);
			const letters = Array.from(found);
			return (
				wanted.length === letters.length &&
				wanted.every((letter, at) => {
					if (letter === letters[at] || letter === this.fold(letters[at])) return true;
					const parts = Array.from(letters[at].normalize("NFD"));
					return Array.from(letter.normalize("NFD")).every((part) => parts.includes(part));
				})
			);
		}
	}

	/**
	 * Returns which words of a text are compounds, as ranges of `spans`.
	 * @param {string} text
	 * @param {Span[]} spans
	 * @param {Stagecraft.Search.Head} head
	 */
	function compounds(text, spans, head) {
		/** @type {Span[]} */
		const found = [];
		let start = 0;
		for (let next = 1; next <= spans.length; next++) {
			const between = next < spans.length ? text.slice(spans[next - 1][1], spans[next][0]) : "";
			if (between.length === 1 && head.joiners.includes(between)) continue;
			if (next - start > 1 && next - start <= head.longest_compound) found.push([start, next]);
			start = next;
		}
		return found;
	}

	/**
	 * Returns the stems that a word may be a form of, the most likely first.
	 * @param {string} word
	 * @param {Stagecraft.Search.Head} head
	 */
	function likelyStems(word, head) {
		/** @type {string[]} */
		const stems = [];
		if (!/^[a-z]*$/.test(word)) return stems;
		for (const ending of head.endings) {
			const root = word.slice(0, word.length - ending.length);
			if (!word.endsWith(ending) || root.length < head.stem_letters) continue;
			stems.push(root);
			if (root.endsWith("y")) stems.push(`${root.slice(0, -1)}i`);
			if (!/^[eiao]/.test(ending)) continue;
			stems.push(`${root}e`);
			const short = root.slice(0, -1);
			if (short.endsWith(root.slice(-1)) && short.length >= head.stem_letters) stems.push(short);
		}
		return stems;
	}

	/**
	 * Returns what may have been meant where keys of a Vietnamese keyboard were left as they are.
	 * @param {string} typed
	 * @param {Stagecraft.Search.Head} head
	 */
	function keysAsLetters(typed, head) {
		return [telex(typed, head), vni(typed)].filter((meant) => meant !== typed && Array.from(meant).length > 1);
	}

	/**
	 * @param {string} typed
	 * @param {Stagecraft.Search.Head} head
	 */
	function telex(typed, head) {
		let meant = "";
		let vowelMet = false;
		for (const letter of typed) {
			const isDouble = "aeod".includes(letter) && meant.endsWith(letter);
			const isTone = vowelMet && head.key_tones.includes(letter);
			if (isDouble || isTone || (letter === "w" && /[aou]$/.test(meant))) continue;
			vowelMet ||= head.key_vowels.includes(letter);
			meant += letter;
		}
		return meant;
	}

	/** @param {string} typed */
	const vni = (typed) => (/^[a-z]/.test(typed) ? typed.replace(/[0-9]/g, "") : typed);

	/**
	 * Tells whether one letter put in, left out, changed or swapped with its neighbour makes one of the other; `b` is
	 * looked at up to `end`.
	 * @param {string[]} a
	 * @param {string[]} b
	 * @param {number} end
	 */
	function oneEdit(a, b, end) {
		if (Math.abs(a.length - end) > 1) return false;
		/**
		 * @param {number} from
		 * @param {number} other
		 */
		const rest = (from, other) => {
			if (a.length - from !== end - other) return false;
			for (let i = 0; from + i < a.length; i++) if (a[from + i] !== b[other + i]) return false;
			return true;
		};
		let same = 0;
		const shorter = Math.min(a.length, end);
		while (same < shorter && a[same] === b[same]) same++;
		if (a.length > end) return rest(same + 1, same);
		if (a.length < end) return rest(same, same + 1);
		if (same === end) return false;
		if (rest(same + 1, same + 1)) return true;
		return same + 1 < end && a[same] === b[same + 1] && a[same + 1] === b[same] && rest(same + 2, same + 2);
	}

	/**
	 * Returns how many letters put in, left out, changed or swapped with their neighbours make one of the other, no letter
	 * twice ("optimal string alignment").
	 * @param {string[]} a
	 * @param {string[]} b
	 */
	function edits(a, b) {
		/** @type {number[]} */
		let before = [];
		let row = Array.from({ length: b.length + 1 }, (_, at) => at);
		for (let i = 1; i <= a.length; i++) {
			const next = [i];
			for (let j = 1; j <= b.length; j++) {
				const changed = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
				next[j] = Math.min(row[j] + 1, next[j - 1] + 1, changed);
				const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
				if (isSwapped) next[j] = Math.min(next[j], before[j - 2] + 1);
			}
			[before, row] = [row, next];
		}
		return row[b.length];
	}

	/**
	 * Returns the spelling of those with the best score that is in most documents, the first of several.
	 * @param {Answers} answers
	 */
	function likeliest(answers) {
		const ranked = [...answers.values()].sort(
			(a, b) =>
				b.weight - a.weight ||
				b.form.documents - a.form.documents ||
				a.form.block - b.form.block ||
				a.form.order - b.form.order,
		);
		return ranked[0]?.form.exact ?? "";
	}

	/**
	 * Returns the query that was most likely meant; empty if some text has each of its words as it was typed.
	 * @param {Word[]} words
	 */
	function meantBy(words) {
		if (!words.some((word) => word.meant)) return "";
		let query = "";
		let quotation = 0;
		for (const word of words) {
			const isOther = word.quotation !== quotation;
			if (isOther && quotation) query += '"';
			if (query) query += " ";
			if (isOther && word.quotation) query += '"';
			query += word.meant || word.typed;
			quotation = word.quotation;
		}
		return quotation ? `${query}"` : query;
	}

	/**
	 * Reads the values that documents have of a facet.
	 * @param {{ id: string, name: string, values: [string, string][], sets: number[][], documents: string }} data
	 * @returns {Stagecraft.Search.Facet}
	 */
	function readFacet({ id, name, values, sets, documents }) {
		const numbers = new Numbers(documents);
		/** @type {number[][]} */
		const of = [];
		while (numbers.at < documents.length) of.push(sets[numbers.next()]);
		return { id, name, values, of };
	}

	/**
	 * @param {string[]} typed
	 * @param {string[]} letters
	 */
	function beginsOneEditAway(typed, letters) {
		for (let end = typed.length - 1; end <= typed.length + 1; end++) {
			if (end < letters.length && oneEdit(typed, letters, end)) return true;
		}
		return false;
	}

	/**
	 * The inverse document frequency of BM25, with a logarithm that is a straight line between powers of 2.
	 * @param {number} all
	 * @param {number} having
	 */
	function rarity(all, having) {
		let ratio = 1 + (all - having + 0.5) / (having + 0.5);
		let power = 0;
		while (ratio >= 2) {
			ratio /= 2;
			power += 1;
		}
		return power + (ratio - 1);
	}

	/**
	 * An index of one language. `load(name)` loads the script of that name and returns a promise of its data; without a
	 * name, the one that leads to the others.
	 */
	class Matcher {
		/** @param {Stagecraft.Search.Load} load */
		constructor(load) {
			this.load = load;
			/** @type {Map<string, Promise<any>>} */
			this.parts = new Map();
			/** @type {Block[]} */
			this.blocks = [];
			/** @type {Map<string, Stagecraft.Search.Postings>} */
			this.decoded = new Map();
			/** @type {Promise<this> | undefined} */
			this.ready = undefined;
			/** @type {string[]} */
			this.starts = [];
			this.head = /** @type {Stagecraft.Search.Head} */ ({});
			this.speller = new Speller({ letters: "", tones: "" });
		}

		/**
		 * Loads what every query needs.
		 * @returns {Promise<this>}
		 */
		open() {
			this.ready ??= this.load("").then(
				(head) => {
					this.head = head;
					ranking = head.ranking;
					this.speller = new Speller(head);
					this.starts = head.words;
					return this;
				},
				(error) => {
					this.ready = undefined;
					throw error;
				},
			);
			return this.ready;
		}

		/**
		 * Loads a part once. Its name is followed by its fingerprint, one of those in `marks`.
		 * @template T
		 * @param {string} name
		 * @param {string} marks
		 * @param {number} at
		 * @param {(data: any) => T} use
		 * @returns {Promise<T>}
		 */
		part(name, marks, at, use) {
			const known = this.parts.get(name);
			if (known) return known;
			const length = this.head.mark;
			const loaded = this.load(`${name}.${marks.slice(at * length, (at + 1) * length)}`).then(use);
			this.parts.set(name, loaded);
			loaded.catch(() => this.parts.delete(name));
			return loaded;
		}

		/** @param {number} number */
		block(number) {
			return this.part(`w${number}`, this.head.word_marks, number, (data) => {
				this.blocks[number] = readBlock(number, data);
			});
		}

		/**
		 * Returns the number of the block that a term would be in.
		 * @param {string} folded
		 */
		blockOf(folded) {
			let at = this.starts.length - 1;
			while (at > 0 && this.starts[at] > folded) at--;
			return at;
		}

		/**
		 * @param {string} query
		 * @returns {Word[]}
		 */
		read(query) {
			const words = query.split(/["“”„«»]/).flatMap((text, part) => {
				const spans = tokens(text);
				const here = spans.map(([start, end]) => this.word(text.slice(start, end), part % 2 ? part : 0));
				if (part % 2 === 0) join(here, compounds(text, spans, this.head));
				return here;
			});
			words.splice(ranking.mostWords);
			const last = words.at(-1);
			if (last) last.prefix = !last.quotation;
			return words;
		}

		/**
		 * @param {string} typed
		 * @param {number} quotation
		 * @returns {Word}
		 */
		word(typed, quotation) {
			return {
				typed,
				spelling: this.speller.spelling(typed),
				joined: [],
				quotation,
				prefix: false,
				meant: "",
			};
		}

		/**
		 * Loads the blocks in which a word's answers may be.
		 * @param {Word} word
		 * @param {boolean} all
		 */
		async blocksOf(word, all) {
			const { folded } = word.spelling;
			const needed = new Set(all ? this.starts.keys() : []);
			needed.add(this.blockOf(folded));
			if (!word.quotation) {
				for (const joined of word.joined) needed.add(this.blockOf(joined));
				if (word.prefix) this.blocksFrom(folded).forEach((number) => needed.add(number));
			}
			await Promise.all(Array.from(needed, (number) => this.block(number)));
			if (word.quotation) return;
			// The words of a stem begin with it, but for its last letter.
			const further = this.stemsOf(folded).flatMap((stem) => this.blocksFrom(stem.slice(0, -1)));
			await Promise.all(Array.from(new Set(further), (number) => this.block(number)));
		}

		/**
		 * Returns the numbers of the blocks that have words which begin so.
		 * @param {string} begin
		 */
		blocksFrom(begin) {
			const first = this.blockOf(begin);
			const numbers = [first];
			for (let at = first + 1; at < this.starts.length && this.starts[at].startsWith(begin); at++) numbers.push(at);
			return numbers;
		}

		/** @param {string} folded */
		termOf(folded) {
			return this.blocks[this.blockOf(folded)].byFolded.get(folded);
		}

		/** @param {string} folded */
		formsOf(folded) {
			return this.termOf(folded)?.forms ?? [];
		}

		/**
		 * Returns the stems that the forms of a word may have: its own, if the index has it.
		 * @param {string} folded
		 */
		stemsOf(folded) {
			const term = this.termOf(folded);
			return term && plainForm(term) ? [stemOf(term)] : likelyStems(folded, this.head);
		}

		/**
		 * Finds what answers each word; a word that nothing answers may be two that were run together, or be two slips away.
		 * @param {Word[]} words
		 * @param {boolean} relaxed whether every word of enough letters may have a slip, not only those without an answer
		 * @returns {Promise<{ word: Word, answers: Answers }[]>}
		 */
		async answered(words, relaxed) {
			await Promise.all(words.map((word) => this.blocksOf(word, relaxed)));
			const answered = words.map((word) => ({
				word: { ...word },
				answers: this.answers(word),
			}));
			const lacking = answered.filter(({ word, answers }) => !word.quotation && (relaxed || answers.size === 0));
			await Promise.all(lacking.map(({ word }) => this.blocksOf(word, true)));
			for (const { word, answers } of lacking) this.addSlips(word, answers);
			return answered.flatMap((one) => {
				if (one.answers.size || one.word.quotation) return one;
				const parts = this.split(one.word);
				if (parts.length) return parts.map((word) => ({ word, answers: this.answers(word) }));
				this.addUnlikely(one.word, one.answers);
				return one;
			});
		}

		/**
		 * @param {Word} word
		 * @param {Answers} answers
		 */
		addSlips(word, answers) {
			const isKnown = answers.size > 0;
			this.addCorrected(word, answers);
			if (!isKnown) word.meant = likeliest(answers);
		}

		/**
		 * Adds what is left where nothing else answers and no two known words were run together: words two slips away, or
		 * else what the keys of a Vietnamese keyboard stand for.
		 * @param {Word} word
		 * @param {Answers} answers
		 */
		addUnlikely(word, answers) {
			this.addTwiceCorrected(word, answers);
			if (answers.size === 0) this.addKeys(word.spelling.folded, answers);
			word.meant = likeliest(answers);
		}

		/**
		 * Finds the spellings that answer a word without a slip. Those of a block that is not loaded cannot.
		 * @param {Word} word
		 */
		answers(word) {
			/** @type {Answers} */
			const answers = new Map();
			const typed = word.spelling;
			const factor = this.addSame(typed, answers);
			if (word.quotation) return answers;
			for (const joined of word.joined) {
				for (const form of this.formsOf(joined)) add(answers, form, ranking.weight.joined);
			}
			this.addInflected(typed.folded, answers);
			if (word.prefix) this.addLonger(typed, answers, factor);
			return answers;
		}

		/**
		 * Adds the spellings of what was typed; returns what is left of the weight of others.
		 * @param {Spelling} typed
		 * @param {Answers} answers
		 */
		addSame(typed, answers) {
			const forms = this.formsOf(typed.folded).map((form) => ({
				form,
				likeness: this.speller.likeness(typed, form.exact),
			}));
			const isMet = forms.some(({ likeness }) => likeness === "exact" || likeness === "otherTonePlace");
			const factor = isMet && typed.exact !== typed.folded ? ranking.weight.behind : 1;
			for (const { form, likeness } of forms) {
				add(answers, form, likeness === "folded" ? ranking.weight.folded * factor : ranking.weight[likeness]);
			}
			return factor;
		}

		/**
		 * Adds the other forms of an English word.
		 * @param {string} folded
		 * @param {Answers} answers
		 */
		addInflected(folded, answers) {
			for (const stem of this.stemsOf(folded)) {
				const terms = this.blocks.flatMap((block) => termsOf(block, stem));
				for (const term of terms) {
					const form = plainForm(term);
					if (form && term.folded !== folded) add(answers, form, ranking.weight.inflected);
				}
				if (terms.length) return;
			}
		}

		/**
		 * @param {string} folded
		 * @param {Answers} answers
		 */
		addKeys(folded, answers) {
			for (const meant of keysAsLetters(folded, this.head)) {
				for (const form of this.formsOf(meant)) add(answers, form, ranking.weight.keys);
			}
		}

		/**
		 * Returns the two words that a word may be, if both are known: of several such pairs, the one whose rarer word is
		 * in most documents.
		 * @param {Word} word
		 */
		split({ spelling, prefix }) {
			const letters = Array.from(spelling.exact);
			/** @type {Word[]} */
			let best = [];
			let most = 0;
			for (let at = 2; at < letters.length - 1; at++) {
				const parts = [letters.slice(0, at), letters.slice(at)].map((part) => this.word(part.join(""), 0));
				const fewest = Math.min(...parts.map((part) => this.documentsOf(part.spelling.folded)));
				if (fewest > most) [best, most] = [parts, fewest];
			}
			if (best.length) best[1].prefix = prefix;
			return best;
		}

		/** @param {string} folded */
		documentsOf(folded) {
			return this.formsOf(folded).reduce((sum, form) => sum + form.documents, 0);
		}

		/**
		 * @param {Spelling} typed
		 * @param {Answers} answers
		 * @param {number} factor
		 */
		addLonger(typed, answers, factor) {
			/** @type {Form[]} */
			const longer = [];
			let tape = 0;
			let count = 0;
			const letters = Array.from(typed.exact).length;
			eachTerm(this.blocks, (term) => {
				if (term.folded.length > typed.folded.length && term.folded.startsWith(typed.folded)) {
					longer.push(...term.forms);
				}
			});
			longer.sort((a, b) => b.documents - a.documents || a.block - b.block || a.order - b.order);
			for (const form of longer) {
				if (count >= ranking.mostEndings || tape + form.length > ranking.mostPostingBytes) continue;
				const begins = Array.from(form.exact).slice(0, letters).join("");
				const isFolded = this.speller.likeness(typed, begins) === "folded";
				add(answers, form, (isFolded ? ranking.weight.foldedPrefix : ranking.weight.prefix) * factor);
				tape += form.length;
				count += 1;
			}
		}

		/**
		 * @param {Word} word
		 * @param {Answers} answers
		 */
		addCorrected(word, answers) {
			const typed = Array.from(word.spelling.folded);
			if (typed.length < ranking.slipLetters || word.quotation) return;
			eachTerm(this.blocks, (term) => {
				const weight = oneEdit(typed, term.letters, term.letters.length)
					? ranking.weight.corrected
					: word.prefix && beginsOneEditAway(typed, term.letters)
						? ranking.weight.correctedPrefix
						: 0;
				if (weight) for (const form of term.forms) add(answers, form, weight);
			});
		}

		/**
		 * Adds the words that are two slips away from a long one and begin as it does.
		 * @param {Word} word
		 * @param {Answers} answers
		 */
		addTwiceCorrected(word, answers) {
			const typed = Array.from(word.spelling.folded);
			if (typed.length < ranking.twoSlipsLetters) return;
			eachTerm(this.blocks, ({ letters, forms }) => {
				const isNear = letters[0] === typed[0] && Math.abs(letters.length - typed.length) <= 2;
				if (!isNear || edits(letters, typed) !== 2) return;
				for (const form of forms) add(answers, form, ranking.weight.twiceCorrected);
			});
		}

		/**
		 * Loads where the spellings stand.
		 * @param {Answers} answers
		 */
		tape(answers) {
			/** @type {Map<string, Promise<void>>} */
			const needed = new Map();
			for (const { form } of answers.values()) {
				if (this.decoded.has(form.id)) continue;
				const { size } = this.blocks[form.block];
				const last = Math.floor((form.start + form.length - 1) / size);
				for (let at = Math.floor(form.start / size); at <= last; at++) {
					const name = `p${form.block}-${at}`;
					if (!needed.has(name)) needed.set(name, this.piece(name, form.block, at));
				}
			}
			return Promise.all(needed.values());
		}

		/**
		 * @param {string} name
		 * @param {number} number
		 * @param {number} at
		 */
		piece(name, number, at) {
			const block = this.blocks[number];
			return this.part(name, block.marks, at, (data) => {
				block.pieces[at] = data;
			});
		}

		/**
		 * @param {Form} form
		 * @returns {Stagecraft.Search.Postings}
		 */
		postings(form) {
			const known = this.decoded.get(form.id);
			if (known) return known;
			const postings = readPostings(this.tapeOf(form), form.documents);
			this.decoded.set(form.id, postings);
			return postings;
		}

		/** @param {Form} form */
		tapeOf(form) {
			const { size, pieces } = this.blocks[form.block];
			const end = form.start + form.length;
			let text = "";
			for (let at = form.start; at < end;) {
				const piece = Math.floor(at / size);
				const to = Math.min(size, end - piece * size);
				text += pieces[piece].slice(at - piece * size, to);
				at = piece * size + to;
			}
			return text;
		}

		/**
		 * What is known of a word of the query: what it is worth in each document.
		 * @param {Word} word
		 * @param {Answers} answers
		 * @returns {Found}
		 */
		found(word, answers) {
			const all = this.head.documents;
			const best = new Float64Array(all);
			let having = 0;
			/** @type {Stagecraft.Search.List[]} */
			const lists = [];
			for (const { form, weight } of answers.values()) {
				const postings = this.postings(form);
				const { documents, worth } = postings;
				lists.push({ postings, weight });
				for (let i = 0; i < documents.length; i++) {
					const document = documents[i];
					const value = weight * worth[i];
					if (value > best[document]) {
						if (best[document] === 0) having++;
						best[document] = value;
					}
				}
			}
			return {
				best,
				lists,
				rarity: rarity(all, having),
				quotation: word.quotation,
				typed: word.typed,
			};
		}

		/**
		 * Returns a promise of the documents that answer, the best first: {hits: [{document, score, places}], rarities}.
		 * @param {string} query
		 * @returns {Promise<Result>}
		 */
		async search(query) {
			await this.open();
			const words = this.read(query);
			if (!words.length) return NOTHING;
			const result = await this.pass(words, false);
			if (result.isWhole) return result;
			const relaxed = await this.pass(words, true);
			return relaxed.isWhole || !result.hits.length ? relaxed : result;
		}

		/**
		 * @param {Word[]} words
		 * @param {boolean} relaxed
		 * @returns {Promise<Result>}
		 */
		async pass(words, relaxed) {
			const answered = await this.answered(words, relaxed);
			// Without what is quoted there is nothing to look up for the others.
			if (answered.some(({ word, answers }) => word.quotation && answers.size === 0)) return NOTHING;
			await Promise.all(answered.map(({ answers }) => this.tape(answers)));
			const found = answered.map(({ word, answers }) => this.found(word, answers));
			const whole = found.filter(isKnown).reduce((sum, word) => sum + word.rarity, 0);
			if (whole <= 0) return NOTHING;
			const { chosen, isWhole } = choose(found, this.head.documents, whole);
			const hits = rank(found, this.head.documents, chosen);
			return {
				hits,
				rarities: found.map((word) => word.rarity),
				words: found.length,
				isWhole,
				meant: meantBy(answered.map(({ word }) => word)),
			};
		}

		/**
		 * @param {number} document
		 * @returns {Promise<any[]>}
		 */
		cards(document) {
			const number = Math.floor(document / this.head.cards);
			return this.part(`c${number}`, this.head.card_marks, number, (data) => data);
		}

		/**
		 * Returns a promise of what a document is: its title, address, kind, stage, language and summary.
		 * @param {number} document
		 * @returns {Promise<Stagecraft.Search.SearchCard>}
		 */
		async card(document) {
			const [listed] = await this.cards(document);
			const [title, address, kind, stage, lang, summary] = listed[document % this.head.cards];
			return { title, address, kind, stage, lang, summary };
		}

		/**
		 * Returns a promise of a document's summary and sections; null for one that has no text.
		 * @param {number} document
		 * @returns {Promise<SearchText | null>}
		 */
		async text(document) {
			if (document >= this.head.texts) return null;
			const { group, cards } = this.head;
			const [, marks] = await this.cards(document);
			const at = Math.floor((document % cards) / group);
			const texts = await this.part(`t${Math.floor(document / group)}`, marks, at, (data) => data);
			const [summary, sections] = texts[document % group];
			return { summary, sections };
		}

		/**
		 * Returns a promise of what every document belongs to.
		 * @returns {Promise<Stagecraft.Search.Facets>}
		 */
		facets() {
			return this.part("facets", this.head.facet_marks, 0, (data) => {
				/**
				 * @param {[value: number, times: number][]} runs
				 * @returns {number[]}
				 */
				const spread = (runs) => runs.flatMap(([value, times]) => Array(times).fill(value));
				return {
					stages: spread(data.stages),
					languages: spread(data.languages),
					facets: data.facets.map(readFacet),
				};
			});
		}

		/**
		 * Returns what to show of a hit.
		 * @type {Stagecraft.Search.Matcher["excerpt"]}
		 */
		excerpt(card, text, hit, rarities) {
			const summary = text ? text.summary : card.summary;
			const whole = cut(summary, ranking.titlePositions, hit.places, rarities);
			if (!text) return { place: null, excerpt: whole, more: [] };
			const ranked = bestSections(text, hit.places, rarities);
			const best = ranked[0];
			const named = ranked
				.filter(
					(entry) =>
						entry.at >= 0 &&
						text.sections[entry.at][0] &&
						text.sections[entry.at][1] &&
						entry.worth > 0 &&
						entry.worth >= best.worth * 0.8,
				)
				.map((entry) => text.sections[entry.at]);
			if (inTitle(hit.words) || best.at < 0) return { place: null, excerpt: whole, more: named.slice(0, 2) };
			return { ...answerOf(text.sections[best.at], hit.places, rarities), more: named.slice(0, 3) };
		}

		/**
		 * Returns the parts of a title.
		 * @param {string} title
		 * @param {Stagecraft.Search.Hit} hit
		 */
		title(title, hit) {
			/** @type {Piece[]} */
			const pieces = [];
			let done = 0;
			tokens(title).forEach(([start, end], at) => {
				const matches = hit.places.some((list) =>
					list.some(([place]) => place === at && at < ranking.titlePositions - 1),
				);
				if (!matches) return;
				if (start > done) pieces.push([title.slice(done, start), false]);
				pieces.push([title.slice(start, end), true]);
				done = end;
			});
			if (done < title.length) pieces.push([title.slice(done), false]);
			return pieces;
		}
	}

	/**
	 * Reads the terms of a block: each has in common with the one before as many letters as its first digit says.
	 * @param {number} number
	 * @param {[terms: string, numbers: string, size: number, marks: string, stems: string]} data
	 * @returns {Block}
	 */
	function readBlock(number, [listed, counts, size, marks, stems]) {
		const numbers = new Numbers(counts);
		const cuts = new Numbers(stems);
		let start = 0;
		let order = 0;
		/** @type {string[]} */
		let before = [];
		/** @param {string} exact */
		const readForm = (exact) => {
			const documents = numbers.next();
			const length = numbers.next();
			const form = {
				id: `${number}.${order}`,
				block: number,
				exact,
				documents,
				start,
				length,
				order,
			};
			start += length;
			order += 1;
			return form;
		};
		const terms = (listed ? listed.split(" ") : []).map((entry) => {
			const [spelled, ...exact] = entry.split(",");
			const [common, ...rest] = Array.from(spelled);
			const letters = before.slice(0, parseInt(common, 36)).concat(rest);
			const folded = letters.join("");
			before = letters;
			const forms = (exact.length ? exact : [folded]).map((one) => readForm(one || folded));
			return { folded, letters, forms, cut: cuts.at < stems.length ? cuts.next() : 0 };
		});
		const byFolded = new Map(terms.map((term) => [term.folded, term]));
		return { terms, byFolded, size, marks, pieces: [] };
	}

	/**
	 * Reads the documents that have a spelling, what it is worth in each, and where it is.
	 * @param {string} text
	 * @param {number} count
	 */
	function readPostings(text, count) {
		const numbers = new Numbers(text);
		/** @type {number[]} */
		const places = [];
		const documents = new Int32Array(count);
		const worth = new Float64Array(count);
		const starts = new Int32Array(count + 1);
		for (let i = 0, next = 0; i < count; i++) {
			documents[i] = next + numbers.next();
			next = documents[i] + 1;
			const head = numbers.next();
			let times = head % 3 === 2 ? 3 + numbers.next() : (head % 3) + 1;
			worth[i] = (Math.floor(head / 3) + 1) / ranking.steps;
			for (let place = 0; times > 0; times--) {
				place += numbers.next();
				places.push(place);
			}
			starts[i + 1] = places.length;
		}
		return { documents, worth, starts, places: Int32Array.from(places) };
	}

	/**
	 * Notes what words may be with their neighbours: all of a compound together, and each two.
	 * @param {Word[]} words
	 * @param {Span[]} together
	 */
	function join(words, together) {
		const pairs = words.slice(1).map((_, at) => /** @type {Span} */ ([at, at + 2]));
		for (const [start, end] of [...together, ...pairs]) {
			const members = words.slice(start, end);
			const joined = members.map((word) => word.spelling.folded).join("");
			if (Array.from(joined).length < ranking.joinedLetters) continue;
			for (const word of members) if (!word.joined.includes(joined)) word.joined.push(joined);
		}
	}

	/**
	 * Returns the spelling of a term that has no marks.
	 * @param {Term} term
	 */
	const plainForm = (term) => term.forms.find((form) => form.exact === term.folded);

	/**
	 * Returns the stem of a term: what is left of it, and one of three ends.
	 * @param {Term} term
	 */
	const stemOf = ({ folded, cut: code }) =>
		folded.slice(0, folded.length - Math.floor(code / 3)) + ["", "i", "e"][code % 3];

	/**
	 * Returns the terms of a block that have a stem and are spelled without marks somewhere. They begin with the stem, but
	 * for its last letter.
	 * @param {Block} block
	 * @param {string} stem
	 */
	function termsOf({ terms }, stem) {
		const begin = stem.slice(0, -1);
		let low = 0;
		let high = terms.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (terms[middle].folded < begin) low = middle + 1;
			else high = middle;
		}
		/** @type {Term[]} */
		const found = [];
		for (let at = low; at < terms.length && terms[at].folded.startsWith(begin); at++) {
			if (stemOf(terms[at]) === stem && plainForm(terms[at])) found.push(terms[at]);
		}
		return found;
	}

	/**
	 * Tells whether some document has a word.
	 * @param {Found} word
	 */
	const isKnown = (word) => word.lists.length > 0;

	/**
	 * Adds a spelling that answers, or raises its weight.
	 * @param {Answers} answers
	 * @param {Form} form
	 * @param {number} weight
	 */
	function add(answers, form, weight) {
		const known = answers.get(form.id);
		if (!known) answers.set(form.id, { form, weight });
		else if (weight > known.weight) known.weight = weight;
	}

	/**
	 * @param {Block[]} blocks
	 * @param {(term: Term) => void} use
	 */
	function eachTerm(blocks, use) {
		for (const block of Object.values(blocks)) block.terms.forEach(use);
	}

	/**
	 * Says for each document that is asked about which lists have it: [list, number in it, …] in the lists' order.
	 * `slots` has the number of each of those documents among `wanted`, from 1.
	 * @param {Found} found
	 * @param {number} wanted
	 * @param {Int32Array} slots
	 */
	function gather(found, wanted, slots) {
		const entries = Array.from({ length: wanted }, () => /** @type {Entries} */ ([]));
		for (const list of found.lists) {
			const { documents } = list.postings;
			for (let i = 0; i < documents.length; i++) {
				const slot = slots[documents[i]];
				if (slot) entries[slot - 1].push(list, i);
			}
		}
		return entries;
	}

	/**
	 * Returns where a word stands in a document, in order, and what the spelling there is worth.
	 * @param {Entries} entries
	 */
	function placesIn(entries) {
		/** @type {Place[]} */
		const places = [];
		for (let at = 0; at < entries.length; at += 2) {
			const postings = entries[at].postings;
			const number = entries[at + 1];
			for (let i = postings.starts[number]; i < postings.starts[number + 1]; i++) {
				places.push([postings.places[i], entries[at].weight]);
			}
		}
		if (entries.length > 2) places.sort((a, b) => a[0] - b[0]);
		return places;
	}

	/**
	 * The same as a stretch of two lists side by side; where only one spelling stands there, the lists are its own.
	 * @param {Entries} entries
	 * @returns {Stretch}
	 */
	function stretchOf(entries) {
		if (entries.length === 2) {
			const [{ postings, weight }, number] = entries;
			const { places, starts } = postings;
			return {
				places,
				weights: null,
				weight,
				from: starts[number],
				to: starts[number + 1],
			};
		}
		// Numbers are sorted faster than pairs: each is a place and which of the lists it is from.
		const lists = entries.length / 2;
		/** @type {number[]} */
		const keys = [];
		for (let list = 0; list < lists; list++) {
			const { places, starts } = entries[2 * list].postings;
			const number = entries[2 * list + 1];
			for (let i = starts[number]; i < starts[number + 1]; i++) keys.push(places[i] * lists + list);
		}
		keys.sort((a, b) => a - b);
		const places = keys.map((key) => Math.floor(key / lists));
		const weights = keys.map((key) => entries[2 * (key % lists)].weight);
		return { places, weights, weight: 0, from: 0, to: keys.length };
	}

	/** @type {Stretch} */
	const NOWHERE = { places: [], weights: null, weight: 0, from: 0, to: 0 };

	/**
	 * Returns where each word is that may be next to another: one alone is next to none.
	 * @param {Entries[]} words
	 */
	function stretchesOf(words) {
		return words.map((entries, at) => {
			const isNext = words[at - 1]?.length > 0 || words[at + 1]?.length > 0;
			return isNext && entries.length > 0 ? stretchOf(entries) : NOWHERE;
		});
	}

	/**
	 * @param {Stretch} first
	 * @param {Stretch} second
	 */
	function adjacent(first, second) {
		let most = 0;
		let after = second.from;
		for (let i = first.from; i < first.to; i++) {
			const place = first.places[i];
			while (after < second.to && second.places[after] <= place) after++;
			if (after < second.to && second.places[after] === place + 1) {
				const one = first.weights ? first.weights[i] : first.weight;
				const other = second.weights ? second.weights[after] : second.weight;
				const less = one < other ? one : other;
				const value = place + 1 < ranking.titlePositions ? less * ranking.inTitle : less;
				if (value > most) most = value;
			}
		}
		return most;
	}

	/**
	 * Tells whether every word stands in the title; `words` has the lists and numbers of each.
	 * @param {Entries[]} words
	 */
	function inTitle(words) {
		return words.every((entries) => {
			for (let at = 0; at < entries.length; at += 2) {
				const postings = entries[at].postings;
				if (postings.places[postings.starts[entries[at + 1]]] < ranking.titlePositions) return true;
			}
			return false;
		});
	}

	/**
	 * Tells whether a stretch has a place.
	 * @param {Stretch} stretch
	 * @param {number} place
	 */
	function hasPlace(stretch, place) {
		let low = stretch.from;
		let high = stretch.to;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (stretch.places[middle] < place) low = middle + 1;
			else high = middle;
		}
		return low < stretch.to && stretch.places[low] === place;
	}

	/**
	 * Tells whether words stand next to each other somewhere.
	 * @param {Stretch[]} stretches
	 */
	function standTogether(stretches) {
		const first = stretches[0];
		for (let i = first.from; i < first.to; i++) {
			let at = 1;
			while (at < stretches.length && hasPlace(stretches[at], first.places[i] + at)) at++;
			if (at === stretches.length) return true;
		}
		return false;
	}

	/**
	 * @param {Found[]} found
	 * @param {Stretch[]} stretches
	 */
	function hasQuotations(found, stretches) {
		for (let at = 0; at < found.length;) {
			let end = at + 1;
			while (end < found.length && found[end].quotation && found[end].quotation === found[at].quotation) end++;
			if (end - at > 1 && !standTogether(stretches.slice(at, end))) return false;
			at = end;
		}
		return true;
	}

	/** A document that answers. `words` says which lists have each word of the query there. */
	class Hit {
		/**
		 * @param {number} document
		 * @param {Entries[]} words
		 * @param {Found[]} found
		 */
		constructor(document, words, found) {
			this.document = document;
			this.words = words;
			this.found = found;
			this.score = 0;
			/** @type {Place[][] | undefined} */
			this.known = undefined;
		}

		/** The words of the query that it does not have, as they were typed; few hits are ever asked. */
		get missing() {
			return this.found.filter((word) => word.best[this.document] === 0).map((word) => word.typed);
		}

		/** Where each word is; few hits are ever asked. */
		get places() {
			this.known ??= this.words.map(placesIn);
			return this.known;
		}
	}

	/**
	 * Returns the best score of a word in the title; 0 if it is not there.
	 * @param {Entries} entries
	 */
	function bestInTitle(entries) {
		let most = 0;
		for (let at = 0; at < entries.length; at += 2) {
			const { postings, weight } = entries[at];
			const isThere = postings.places[postings.starts[entries[at + 1]]] < ranking.titlePositions;
			if (isThere && weight > most) most = weight;
		}
		return most;
	}

	/**
	 * @param {Found[]} found
	 * @param {Hit} hit
	 * @param {Stretch[]} stretches
	 */
	function score(found, hit, stretches) {
		let total = 0;
		let titled = 0;
		let isTitled = true;
		for (let at = 0; at < found.length; at++) {
			total += found[at].rarity * found[at].best[hit.document];
			const inTitleOf = bestInTitle(hit.words[at]);
			isTitled &&= inTitleOf > 0 || hit.words[at].length === 0;
			titled += found[at].rarity * inTitleOf;
		}
		for (let at = 1; at < found.length; at++) {
			const nearest = adjacent(stretches[at - 1], stretches[at]);
			total += (found[at - 1].rarity + found[at].rarity) * 0.5 * nearest * ranking.adjacent;
		}
		return isTitled ? total + titled * ranking.wholeInTitle : total;
	}

	/**
	 * Returns the documents that have every word, in their order, and behind them, where they are few, those that have
	 * most of them: each with the part that it has of what all words tell, `whole`. Also whether some have all.
	 * @param {Found[]} found
	 * @param {number} documents
	 * @param {number} whole
	 */
	function choose(found, documents, whole) {
		const known = found.filter(isKnown);
		/** @type {Chosen[]} */
		const chosen = [];
		/** @type {(Chosen & { score: number })[]} */
		const most = [];
		for (let document = 0; document < documents; document++) {
			let has = 0;
			let value = 0;
			let hasAll = true;
			let hasQuoted = true;
			for (let at = 0; at < known.length; at++) {
				const word = known[at];
				const here = word.best[document];
				if (here > 0) {
					has += word.rarity;
					value += word.rarity * here;
				} else {
					hasAll = false;
					if (word.quotation) hasQuoted = false;
				}
			}
			const part = has / whole;
			if (hasAll) chosen.push({ document, part: 1 });
			else if (hasQuoted && part >= ranking.leastPart) most.push({ document, part, score: value * part });
		}
		const isWhole = chosen.length > 0;
		if (chosen.length < ranking.few) {
			most.sort((a, b) => b.score - a.score || a.document - b.document);
			chosen.push(...most.slice(0, ranking.few - chosen.length));
		}
		return { chosen, isWhole };
	}

	/**
	 * @param {Found[]} found
	 * @param {number} all
	 * @param {Chosen[]} chosen
	 */
	function rank(found, all, chosen) {
		const slots = new Int32Array(all);
		chosen.forEach(({ document }, at) => {
			slots[document] = at + 1;
		});
		const gathered = found.map((word) => gather(word, chosen.length, slots));
		/** @type {Hit[]} */
		const hits = [];
		chosen.forEach(({ document, part }, number) => {
			const words = gathered.map((entries) => entries[number]);
			const hit = new Hit(document, words, found);
			const stretches = stretchesOf(words);
			if (!hasQuotations(found, stretches)) return;
			hit.score = score(found, hit, stretches) * part;
			hits.push(hit);
		});
		return hits.sort((a, b) => b.score - a.score || a.document - b.document);
	}

	/**
	 * @param {Place[][]} places
	 * @param {number[]} rarities
	 * @param {number} from
	 * @param {number} to
	 */
	function worthOf(places, rarities, from, to) {
		let total = 0;
		places.forEach((list, number) => {
			let most = 0;
			list.forEach(([place, weight]) => {
				if (place < from || place >= to) return;
				const follows = number > 0 && places[number - 1].some(([other]) => other + 1 === place);
				const here = follows ? weight * 2 : weight;
				if (here > most) most = here;
			});
			total += most * rarities[number];
		});
		return total;
	}

	/**
	 * Returns the numbers of the sections that answer best, the best first; -1 stands for the summary.
	 * @param {SearchText} text
	 * @param {Place[][]} places
	 * @param {number[]} rarities
	 */
	function bestSections(text, places, rarities) {
		const ends = text.sections.map((section, at) => {
			const next = text.sections[at + 1];
			return next ? next[2] : section[2] + tokens(section[0]).length + tokens(section[3]).length + 2;
		});
		const ranked = text.sections.map((section, at) => ({
			at,
			worth: worthOf(places, rarities, section[2], ends[at]),
		}));
		const first = text.sections.length ? text.sections[0][2] : Infinity;
		ranked.unshift({
			at: -1,
			worth: worthOf(places, rarities, ranking.titlePositions, first),
		});
		return ranked.sort((a, b) => b.worth - a.worth || a.at - b.at);
	}

	/**
	 * Returns the part of a section that answers, if links can name it, and what to show of it.
	 * @param {Stagecraft.Search.Section} section
	 * @param {Place[][]} places
	 * @param {number[]} rarities
	 */
	function answerOf(section, places, rarities) {
		const [heading, anchor, first, text] = section;
		const start = first + tokens(heading).length + 1;
		const found = bestPassage(section, start, places, rarities);
		if (found) {
			const { kind, line, position } = found;
			const nearest = found.anchor || anchor;
			const place = nearest ? { heading, anchor: nearest, kind } : null;
			return { place, excerpt: cut(line, position, places, rarities) };
		}
		const place = heading && anchor ? { heading, anchor, kind: null } : null;
		return { place, excerpt: cut(text, start, places, rarities) };
	}

	/**
	 * Returns the passage that answers better than every line before it and no worse than those behind it.
	 * @param {Stagecraft.Search.Section} section
	 * @param {number} start
	 * @param {Place[][]} places
	 * @param {number[]} rarities
	 */
	function bestPassage([, , , text, passages], start, places, rarities) {
		if (!passages) return null;
		let best = { number: -1, line: "", position: 0 };
		let most = 0;
		let position = start;
		text.split("\n").forEach((line, number) => {
			const end = position + tokens(line).length;
			const here = worthOf(places, rarities, position, end);
			if (here > most) [best, most] = [{ number, line, position }, here];
			position = end;
		});
		for (let at = 0; at < passages.length; at += 3) {
			if (passages[at] !== best.number) continue;
			return { ...best, kind: PASSAGES[Number(passages[at + 1])], anchor: String(passages[at + 2]) };
		}
		return null;
	}

	/**
	 * @param {string} text
	 * @param {Span[]} spans
	 * @param {number} best
	 */
	function lineStart(text, spans, best) {
		for (let at = best; at >= Math.max(0, best - 2 * ranking.excerptBefore); at--) {
			if (at === 0 || text.slice(spans[at - 1][1], spans[at][0]).includes("\n")) return at;
		}
		return Math.max(0, best - ranking.excerptBefore);
	}

	/**
	 * Cuts out of a text what is around most of the words.
	 * @param {string} text
	 * @param {number} start
	 * @param {Place[][]} places
	 * @param {number[]} rarities
	 * @returns {Piece[]}
	 */
	function cut(text, start, places, rarities) {
		const spans = tokens(text);
		if (!spans.length) return [[text.trim(), false]];
		const matched = new Float64Array(spans.length);
		places.forEach((list, number) => {
			list.forEach(([place, weight]) => {
				const at = place - start;
				const value = weight * rarities[number];
				if (at >= 0 && at < spans.length && value > matched[at]) matched[at] = value;
			});
		});
		const from = lineStart(text, spans, densest(matched));
		const to = Math.min(from + ranking.excerptLength, spans.length);
		/** @type {Piece[]} */
		const pieces = [];
		/** @type {(piece: string, matches: boolean) => void} */
		const push = (piece, matches) => {
			if (piece) pieces.push([piece.replace(/\n/g, " "), matches]);
		};
		let done = from === 0 ? 0 : spans[from][0];
		push(from > 0 ? "…" : "", false);
		for (let at = from; at < to; at++) {
			if (matched[at] === 0) continue;
			const [begin, end] = spans[at];
			push(text.slice(done, begin), false);
			push(text.slice(begin, end), true);
			done = end;
		}
		push(text.slice(done, to === spans.length ? text.length : spans[to - 1][1]), false);
		push(to < spans.length ? "…" : "", false);
		return pieces;
	}

	/**
	 * Returns the word from which on most is matched.
	 * @param {Float64Array} matched
	 */
	function densest(matched) {
		let best = 0;
		let most = 0;
		for (let at = 0; at < matched.length; at++) {
			if (matched[at] === 0) continue;
			let here = 0;
			for (let i = at; i < Math.min(at + ranking.excerptWindow, matched.length); i++) here += matched[i];
			if (here > most) {
				best = at;
				most = here;
			}
		}
		return best;
	}

	own.Matcher = Matcher;
	own.Speller = Speller;
})();
