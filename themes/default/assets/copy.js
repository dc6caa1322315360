// Copies the words that a button stands below, as plain text fit for a message: paragraphs apart, lists with hyphens or
// numbers, no markup. Where the browser refuses, the words are selected, so that the reader can copy them.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const say = own.words("copy");
	const BLOCK = "p, ul, ol, dl, dt, dd, pre, table, blockquote, div, details, summary, figure, h1, h2, h3, h4, h5, h6";
	// What readers do not see, what no message can hold, and what is the page's own.
	const LEFT_OUT = "[hidden], .visually-hidden, .footnote-reference, .heading-link, .copy, button, input, img, svg";
	const SHOWN = 3000; // milliseconds

	/**
	 * What a part of a line says.
	 * @param {Node} node
	 * @returns {string}
	 */
	function words(node) {
		if (node instanceof Text) return node.data.replace(/\s+/g, " ");
		if (!(node instanceof Element) || node.matches(LEFT_OUT)) return "";
		if (node.localName === "br") return "\n";
		const text = Array.from(node.childNodes, words).join("");
		const address = node.matches("a[href^='http']") && node.getAttribute("href");
		return !address || text === address ? text : `${text} (${address})`;
	}

	/**
	 * What the blocks in an element say; lines that are in no block are one by themselves.
	 * @param {Element} element
	 * @param {string} [between]
	 */
	function blocks(element, between = "\n\n") {
		/** @type {string[]} */
		const found = [];
		let line = "";
		const endLine = () => {
			found.push(
				line
					.replace(/ *\n */g, "\n")
					.replace(/ +/g, " ")
					.trim(),
			);
			line = "";
		};
		for (const child of element.childNodes) {
			if (child instanceof Element && child.matches(BLOCK)) {
				endLine();
				found.push(block(child));
			} else line += words(child);
		}
		endLine();
		return found.filter(Boolean).join(between);
	}

	/** @param {Element} list */
	function items(list) {
		const first = list instanceof HTMLOListElement ? list.start : undefined;
		const lines = Array.from(list.children, (item, at) => {
			const mark = first === undefined ? "-" : `${first + at}.`;
			return `${mark} ${blocks(item, "\n").replaceAll("\n", "\n  ")}`;
		});
		return lines.join("\n");
	}

	/** @param {Element} table */
	function rows(table) {
		const cells = (/** @type {Element} */ row) => Array.from(row.children, (cell) => blocks(cell, " ")).join(" | ");
		return Array.from(table.querySelectorAll("tr"), cells).join("\n");
	}

	/**
	 * @param {Element} element
	 * @returns {string}
	 */
	function block(element) {
		if (element.matches(LEFT_OUT)) return "";
		if (element.localName === "pre") return (element.textContent ?? "").trimEnd();
		if (element.matches("ul, ol")) return items(element);
		if (element.localName === "table") return rows(element);
		return blocks(element);
	}

	/**
	 * Selects an element and copies by the browser's own command, as pages must that are not served over https.
	 * @param {string} text
	 * @param {Element} element
	 */
	function copySelected(text, element) {
		const selection = getSelection();
		selection?.selectAllChildren(element);
		/** @param {ClipboardEvent} event */
		const put = (event) => {
			event.clipboardData?.setData("text/plain", text);
			event.preventDefault();
		};
		document.addEventListener("copy", put);
		const copied = document.execCommand("copy");
		document.removeEventListener("copy", put);
		if (copied) selection?.removeAllRanges();
		return copied;
	}

	/**
	 * @param {string} text
	 * @param {Element} element
	 */
	async function copy(text, element) {
		try {
			await navigator.clipboard.writeText(text);
			return true;
		} catch {
			// It is not there, or not allowed.
			return copySelected(text, element);
		}
	}

	/** @type {WeakMap<Element, ReturnType<typeof setTimeout>>} */
	const shown = new WeakMap();
	/** @type {WeakMap<Element, string>} */
	const names = new WeakMap();

	/**
	 * Announces a text to screen readers. While a dialog is open, only what is inside it is announced.
	 * @param {HTMLElement} button
	 * @param {string} text
	 * @param {boolean} isSeen
	 */
	function tell(button, text, isSeen) {
		const status = button.closest("dialog")?.querySelector("[role=status]");
		if (status) {
			status.textContent = text;
			status.classList.toggle("visually-hidden", !isSeen);
		} else if (isSeen) own.notify(text, { text: say("close") });
		else own.announce(text);
	}

	/** @param {HTMLElement} button */
	function showDone(button) {
		const name = button.querySelector("span") ?? button;
		if (!names.has(button)) names.set(button, name.textContent ?? "");
		clearTimeout(shown.get(button));
		name.textContent = say("done");
		button.classList.add("is-copied");
		tell(button, say("done"), false);
		const putBack = () => {
			name.textContent = names.get(button) ?? "";
			button.classList.remove("is-copied");
		};
		shown.set(button, setTimeout(putBack, SHOWN));
	}

	own.on("click", "[data-copy]:not([data-load])", async (button) => {
		const element = button.closest(".copy")?.previousElementSibling;
		if (!element) return;
		if (await copy(block(element), element)) showDone(button);
		else tell(button, say("selected"), true);
	});
})();
