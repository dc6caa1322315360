// Makes QR codes of texts (ISO/IEC 18004): bytes in UTF-8, error correction of level M, the smallest version that fits.
// A code is rows of modules, true where they are dark, without the quiet zone around them.
(() => {
	"use strict";
	const own = window.Stagecraft;

	/** Of each version, from 1: how many error correction codewords a block has. */
	const CORRECTION = `10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26${" 28".repeat(19)}`;
	/** And how many blocks there are. */
	const BLOCKS =
		"1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49";
	const [correction, blockCounts] = [CORRECTION, BLOCKS].map((list) => list.split(" ").map(Number));
	const LAST_VERSION = 40;

	/** @param {number} version */
	const sizeOf = (version) => version * 4 + 17;

	/**
	 * Where the centres of alignment patterns are, in both directions.
	 * @param {number} version
	 */
	function alignments(version) {
		if (version === 1) return [];
		const count = Math.floor(version / 7) + 2;
		const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
		const last = sizeOf(version) - 7;
		return [6, ...Array.from({ length: count - 1 }, (_, at) => last - step * (count - 2 - at))];
	}

	/** Products in the field of 256 elements: powers of 2, and which power an element is. */
	const powers = new Uint8Array(510);
	const exponents = new Uint8Array(256);
	for (let power = 0, value = 1; power < 255; power += 1) {
		powers[power] = powers[power + 255] = value;
		exponents[value] = power;
		value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
	}

	/**
	 * @param {number} one
	 * @param {number} other
	 */
	const product = (one, other) => (one && other ? powers[exponents[one] + exponents[other]] : 0);

	/**
	 * The product of x - 2^0, x - 2^1, …, without its first coefficient, which is 1.
	 * @param {number} degree
	 */
	function generatorOf(degree) {
		let generator = [1];
		for (let root = 0; root < degree; root += 1) {
			const shifted = [...generator, 0];
			generator = shifted.map((value, at) => value ^ product(generator[at - 1] ?? 0, powers[root]));
		}
		return generator.slice(1);
	}

	/**
	 * The codewords by which a block can be corrected.
	 * @param {number[]} data
	 * @param {number[]} generator
	 */
	function correctionOf(data, generator) {
		let rest = generator.map(() => 0);
		for (const value of data) {
			const factor = value ^ rest[0];
			rest = generator.map((coefficient, at) => (rest[at + 1] ?? 0) ^ product(coefficient, factor));
		}
		return rest;
	}

	/**
	 * The remainder of a number of bits with as many zeros behind it as the polynomial has bits after its first.
	 * @param {number} value
	 * @param {number} polynomial
	 */
	function checkBits(value, polynomial) {
		const degree = 31 - Math.clz32(polynomial);
		let rest = value << degree;
		while (rest >> degree) rest ^= polynomial << (31 - Math.clz32(rest) - degree);
		return rest;
	}

	/** The modules of a code, and which of them are the same whatever the code says. */
	class Grid {
		/** @param {number} version */
		constructor(version) {
			this.size = sizeOf(version);
			const rows = () =>
				Array.from({ length: this.size }, () => /** @type {boolean[]} */ (Array(this.size).fill(false)));
			this.dark = rows();
			this.fixed = rows();
			this.#addTiming();
			for (const [x, y] of this.#finders()) this.#addRings(x, y, 4, [2, 4]);
			const centres = alignments(version);
			const nearFinder = (/** @type {number} */ x, /** @type {number} */ y) =>
				this.#finders().some(([other, along]) => Math.hypot(x - other, y - along) < 5);
			for (const x of centres) for (const y of centres) if (!nearFinder(x, y)) this.#addRings(x, y, 2, [1]);
			this.addFormat(0);
			if (version >= 7) this.#addVersion(version);
		}

		/** The centres of the large patterns in three corners. */
		#finders() {
			return [
				[3, 3],
				[this.size - 4, 3],
				[3, this.size - 4],
			];
		}

		/**
		 * @param {number} x
		 * @param {number} y
		 * @param {boolean} dark
		 */
		#fix(x, y, dark) {
			if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
			this.dark[y][x] = dark;
			this.fixed[y][x] = true;
		}

		#addTiming() {
			for (let at = 0; at < this.size; at += 1) {
				this.#fix(6, at, at % 2 === 0);
				this.#fix(at, 6, at % 2 === 0);
			}
		}

		/**
		 * Squares around a centre, of which those at some distances are light.
		 * @param {number} x
		 * @param {number} y
		 * @param {number} radius
		 * @param {number[]} light
		 */
		#addRings(x, y, radius, light) {
			for (let down = -radius; down <= radius; down += 1) {
				for (let right = -radius; right <= radius; right += 1) {
					const distance = Math.max(Math.abs(down), Math.abs(right));
					this.#fix(x + right, y + down, !light.includes(distance));
				}
			}
		}

		/**
		 * Level of error correction, 0 for M, and mask; twice.
		 * @param {number} mask
		 */
		addFormat(mask) {
			const bits = ((mask << 10) | checkBits(mask, 0x537)) ^ 0x5412;
			const end = this.size - 1;
			for (let at = 0; at < 15; at += 1) {
				const dark = ((bits >> at) & 1) === 1;
				// The line of timing is between them.
				const before = at < 6 ? at : at + 1;
				if (at < 8) this.#fix(8, before, dark);
				else this.#fix(at === 8 ? 7 : 14 - at, 8, dark);
				if (at < 8) this.#fix(end - at, 8, dark);
				else this.#fix(8, end - 14 + at, dark);
			}
			this.#fix(8, end - 7, true);
		}

		/** @param {number} version */
		#addVersion(version) {
			const bits = (version << 12) | checkBits(version, 0x1f25);
			for (let at = 0; at < 18; at += 1) {
				const [near, far] = [Math.floor(at / 3), this.size - 11 + (at % 3)];
				this.#fix(near, far, ((bits >> at) & 1) === 1);
				this.#fix(far, near, ((bits >> at) & 1) === 1);
			}
		}

		/** Where data are, in their order: two columns at a time, up and down, from the right. */
		*places() {
			for (let right = this.size - 1, up = true; right > 0; right -= 2, up = !up) {
				// The line of timing is passed over.
				if (right === 6) right = 5;
				for (let at = 0; at < this.size; at += 1) {
					const y = up ? this.size - 1 - at : at;
					for (const x of [right, right - 1]) if (!this.fixed[y][x]) yield { x, y };
				}
			}
		}
	}

	/** How many data modules each version has. */
	const room = Array.from({ length: LAST_VERSION + 1 }, (_, version) => {
		if (version === 0) return 0;
		const count = alignments(version).length;
		const patterns = count ? (count * count - 3) * 25 - (count - 2) * 10 : 0;
		return sizeOf(version) ** 2 - 3 * 64 - (2 * sizeOf(version) - 32) - 31 - patterns - (version >= 7 ? 36 : 0);
	});

	/**
	 * How blocks of a version are laid out: codewords in all, of these for correction, and how many blocks.
	 * @param {number} version
	 */
	function layout(version) {
		const [each, blocks] = [correction[version - 1], blockCounts[version - 1]];
		const words = room[version] >> 3;
		return { words, blocks, each, data: words - each * blocks };
	}

	/**
	 * The data codewords: mode, length, bytes, end and filling.
	 * @param {Uint8Array} bytes
	 * @param {number} version
	 */
	function dataWords(bytes, version) {
		const { data } = layout(version);
		const digits = (/** @type {number} */ value, /** @type {number} */ count) => value.toString(2).padStart(count, "0");
		const length = digits(bytes.length, version < 10 ? 8 : 16);
		const bits = `0100${length}${Array.from(bytes, (byte) => digits(byte, 8)).join("")}`;
		if (bits.length > data * 8) return undefined;
		const ended = bits.padEnd(Math.min(bits.length + 4, data * 8), "0");
		const words = (ended.match(/.{1,8}/g) ?? []).map((word) => parseInt(word.padEnd(8, "0"), 2));
		for (let filling = 0xec; words.length < data; filling ^= 0xfd) words.push(filling);
		return words;
	}

	/**
	 * Puts the codewords of all blocks one after another by turns, those for correction last.
	 * @param {number[]} words
	 * @param {number} version
	 */
	function interleave(words, version) {
		const { blocks, each, data } = layout(version);
		const generator = generatorOf(each);
		const short = Math.floor(data / blocks);
		const shortBlocks = blocks - (data % blocks);
		const parts = Array.from({ length: blocks }, (_, at) => {
			const start = at * short + Math.max(0, at - shortBlocks);
			return words.slice(start, start + short + (at < shortBlocks ? 0 : 1));
		});
		const byTurns = (/** @type {number[][]} */ lists) =>
			Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, at) =>
				lists.flatMap((list) => (at < list.length ? [list[at]] : [])),
			).flat();
		return [...byTurns(parts), ...byTurns(parts.map((part) => correctionOf(part, generator)))];
	}

	/** @type {((x: number, y: number) => boolean)[]} */
	const masks = [
		(x, y) => (x + y) % 2 === 0,
		(_, y) => y % 2 === 0,
		(x) => x % 3 === 0,
		(x, y) => (x + y) % 3 === 0,
		(x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
		(x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
		(x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
		(x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
	];

	/**
	 * How hard a code is to read: long runs, squares, what looks like a large pattern, and too much of one colour.
	 * @param {boolean[][]} rows
	 */
	function penalty(rows) {
		const lines = [...rows, ...rows.map((_, x) => rows.map((row) => row[x]))];
		const texts = lines.map((line) => line.map(Number).join(""));
		let sum = 0;
		for (const text of texts) {
			for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
			sum += 40 * Array.from(text.matchAll(/(?=10111010000|00001011101)/g)).length;
		}
		let dark = 0;
		rows.forEach((row, y) => {
			row.forEach((value, x) => {
				dark += Number(value);
				const square = [rows[y + 1]?.[x], row[x + 1], rows[y + 1]?.[x + 1]];
				if (square.every((other) => other === value)) sum += 3;
			});
		});
		const part = dark / rows.length ** 2;
		return sum + 10 * Math.floor(Math.abs(part - 0.5) * 20);
	}

	/**
	 * @param {number[]} words
	 * @param {number} version
	 */
	function draw(words, version) {
		const bits = words.flatMap((word) => Array.from({ length: 8 }, (_, at) => ((word >> (7 - at)) & 1) === 1));
		const codes = masks.map((isFlipped, mask) => {
			const grid = new Grid(version);
			grid.addFormat(mask);
			let at = 0;
			// The few modules behind the last codeword are light before the mask.
			for (const { x, y } of grid.places()) grid.dark[y][x] = (bits[at++] ?? false) !== isFlipped(x, y);
			return { rows: grid.dark, penalty: penalty(grid.dark) };
		});
		return codes.reduce((best, code) => (code.penalty < best.penalty ? code : best)).rows;
	}

	own.qrCode = (text) => {
		const bytes = new TextEncoder().encode(text);
		for (let version = 1; version <= LAST_VERSION; version += 1) {
			const words = dataWords(bytes, version);
			if (words) return draw(interleave(words, version), version);
		}
		return undefined;
	};
})();
