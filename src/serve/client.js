// Keeps an open page up to date while the playbook is edited.
//
// The server sends a state: what this page is now, and which mistakes there are. A page that differs is fetched and
// compared with what the server sent before, not with what the document holds now: only what was edited is touched, and
// what the reader and the site's own scripts did to the rest stays.
//
// It uses nothing of the theme, for a playbook may bring its own.
(() => {
	"use strict";

	const script = /** @type {HTMLScriptElement} */ (document.currentScript);
	const own = new URL(".", script.src);
	const style = new URL("client.css", own).href;
	/**
	 * What the server sends: the digest of this page, its status, and the digest of the list of mistakes.
	 * @typedef {{ page?: string, status: number, problems?: string }} State
	 *
	 * @typedef {{ number: number, before: string, mark: string, after: string }} Line
	 * @typedef {{
	 *   severity: string, kind: string, code?: string, message: string, place?: string, excerpt?: Line[], help: string[]
	 * }} Problem
	 * @typedef {{ items: Problem[], lang?: string, more?: string, words: Record<string, string> }} Problems
	 */

	/** @type {State} */
	const shown = { page: script.dataset.page, status: Number(script.dataset.status), problems: undefined };
	const EDITED = "stagecraft:edited";

	/**
	 * The page as it was sent.
	 * @type {HTMLElement | undefined}
	 */
	let sent;
	/**
	 * The node of the document that each of its nodes became.
	 * @type {WeakMap<Node, Node>}
	 */
	const live = new WeakMap();

	// This script is not deferred, so it is here before the site's own scripts change anything.
	document.addEventListener("readystatechange", remember, { once: true });

	function remember() {
		sent = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
		pair(sent, document.documentElement);
	}

	/**
	 * Notes which node of the document each node of a tree became.
	 * @param {Node} node
	 * @param {Node} twin
	 */
	function pair(node, twin) {
		live.set(node, twin);
		for (let a = node.firstChild, b = twin.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
	}

	/**
	 * Keeps the twins of a tree that is as it was.
	 * @param {Node} before
	 * @param {Node} after
	 */
	function inherit(before, after) {
		const twin = live.get(before);
		if (twin) live.set(after, twin);
		for (let a = before.firstChild, b = after.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) inherit(a, b);
	}

	// ---- Comparing and changing -------------------------------------------------------------------------------------

	class CannotMorph extends Error {}

	/**
	 * Whether a browser runs the node; linked data is in a script too, but is only read.
	 * @param {Node} node
	 */
	function runs(node) {
		if (!(node instanceof HTMLScriptElement || node instanceof SVGScriptElement)) return false;
		return !node.type || /javascript|ecmascript|module/i.test(node.type);
	}

	/**
	 * Makes the twin of `before` what `after` says.
	 * @param {Node} before
	 * @param {Node} after
	 * @returns {void}
	 */
	function morph(before, after) {
		if (before.isEqualNode(after)) return inherit(before, after);
		const twin = live.get(before);
		if (!twin || !twin.isConnected) throw new CannotMorph();
		live.set(after, twin);
		if (!(before instanceof Element && after instanceof Element && twin instanceof Element)) {
			twin.nodeValue = after.nodeValue;
			return;
		}
		if (isStylesheet(before)) return swapStylesheet(twin, after);
		if (runs(before) || runs(after)) throw new CannotMorph();
		morphAttributes(before, after, twin);
		morphChildren(before, after, twin);
	}

	/**
	 * @param {Element} before
	 * @param {Element} after
	 * @param {Element} twin
	 */
	function morphAttributes(before, after, twin) {
		// A script in the head may have marked the root before it could be remembered as it was sent; such marks stay.
		if (twin !== document.documentElement) {
			for (const { name } of [...before.attributes]) if (!after.hasAttribute(name)) twin.removeAttribute(name);
		}
		for (const { name, value } of [...after.attributes]) {
			if (before.getAttribute(name) !== value) twin.setAttribute(name, value);
		}
	}

	/**
	 * @param {Element} before
	 * @param {Element} after
	 * @param {Element} twin
	 */
	function morphChildren(before, after, twin) {
		const partners = match([...before.childNodes], [...after.childNodes]);
		const kept = new Set(partners.values());
		for (const old of before.childNodes) {
			const node = live.get(old);
			if (!kept.has(old) && node && node.parentNode === twin) twin.removeChild(node);
		}
		// Backwards, so that what comes after is in its place.
		/** @type {Node | null} */
		let next = null;
		for (const node of [...after.childNodes].reverse()) {
			const old = partners.get(node);
			if (old) {
				morph(old, node);
			} else {
				if (runs(node)) throw new CannotMorph();
				pair(node, document.importNode(node, true));
			}
			const placed = /** @type {Node} */ (live.get(node));
			if (placed.parentNode !== twin || (!old && placed.nextSibling !== next) || !follows(placed, next)) {
				twin.insertBefore(placed, next && next.parentNode === twin ? next : null);
			}
			next = placed;
		}
	}

	/**
	 * Whether `node` comes before `next`; the site's own scripts may have put something between them.
	 * @param {Node} node
	 * @param {Node | null} next
	 */
	function follows(node, next) {
		return !next || Boolean(node.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
	}

	/**
	 * Finds for each new node the old one that it was: the same id, else the same content, else the same kind of thing in
	 * the same order.
	 * @param {Node[]} olds
	 * @param {Node[]} news
	 */
	function match(olds, news) {
		/** @type {Map<Node, Node>} */
		const partners = new Map();
		/** @param {Node} node */
		const indexOf = (node) => olds.indexOf(/** @type {Node} */ (partners.get(node)));
		const free = new Set(olds);
		/**
		 * @param {Node} node
		 * @param {Node} old
		 */
		const take = (node, old) => {
			partners.set(node, old);
			free.delete(old);
		};
		const byKey = new Map(olds.filter(key).map((old) => [key(old), old]));
		for (const node of news) {
			const old = key(node) && byKey.get(key(node));
			if (old && free.has(old) && old.nodeName === node.nodeName) take(node, old);
		}
		let from = 0;
		for (const node of news) {
			if (partners.has(node) || key(node)) continue;
			const at = olds.findIndex((old, index) => index >= from && free.has(old) && old.isEqualNode(node));
			if (at < 0) continue;
			take(node, olds[at]);
			from = at + 1;
		}
		let floor = -1;
		news.forEach((node, index) => {
			if (partners.has(node)) {
				floor = Math.max(floor, indexOf(node));
				return;
			}
			if (key(node)) return;
			const after = news.slice(index + 1).find((later) => partners.has(later));
			const ceiling = after ? indexOf(after) : olds.length;
			const old = olds
				.slice(floor + 1, Math.max(ceiling, floor + 1))
				.find((candidate) => free.has(candidate) && !key(candidate) && candidate.nodeName === node.nodeName);
			if (!old) return;
			take(node, old);
			floor = olds.indexOf(old);
		});
		return partners;
	}

	/** @param {Node} node */
	function key(node) {
		return node instanceof Element ? node.id : "";
	}

	/** @param {Node} node */
	function isStylesheet(node) {
		return node instanceof HTMLLinkElement && node.relList.contains("stylesheet");
	}

	/**
	 * Puts a stylesheet in the place of another once it has come, so that the page is never without one.
	 * @param {Element} old
	 * @param {Element} after
	 */
	function swapStylesheet(old, after) {
		const link = document.importNode(after, true);
		live.set(after, link);
		const done = () => old.remove();
		link.addEventListener("load", done, { once: true });
		link.addEventListener("error", done, { once: true });
		old.after(link);
	}

	// ---- What the server says --------------------------------------------------------------------------------------

	/** @type {EventSource | undefined} */
	let stream;
	let retry = 250;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let waiting;
	/** @type {State | undefined} */
	let latest;

	function connect() {
		clearTimeout(waiting);
		stream?.close();
		stream = new EventSource(new URL(`events?page=${encodeURIComponent(location.pathname)}`, own));
		stream.onmessage = (message) => {
			retry = 250;
			say("away", false);
			latest = JSON.parse(message.data);
			catchUp();
		};
		stream.onerror = () => {
			stream?.close();
			if (retry >= 1000) say("away", true);
			waiting = setTimeout(connect, retry);
			retry = Math.min(retry * 2, 2000);
		};
	}

	// A browser keeps few connections to one host; pages that nobody sees leave theirs to others.
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState === "visible") connect();
		else rest();
	});
	addEventListener("pagehide", rest);
	addEventListener("pageshow", (event) => event.persisted && connect());

	function rest() {
		clearTimeout(waiting);
		stream?.close();
	}

	let busy = false;

	/** Does what the latest state asks for, until nothing newer came meanwhile. */
	async function catchUp() {
		if (busy) return;
		busy = true;
		try {
			while (latest) {
				const state = latest;
				latest = undefined;
				await follow(state);
			}
		} catch (error) {
			// The server went away meanwhile: the next connection tells the state again.
			if (!(error instanceof TypeError)) throw error;
		} finally {
			busy = false;
		}
	}

	/** @param {State} state */
	async function follow(state) {
		if (state.problems !== shown.problems) await showProblems(state);
		if (state.page === shown.page && state.status === shown.status) {
			say("gone", false);
			return;
		}
		if (state.status !== shown.status && (shown.status !== 200 || state.status === 200)) return location.reload();
		if (state.status !== 200 && shown.status === 200) {
			say("gone", state.status === 404);
			return;
		}
		say("gone", false);
		await update();
	}

	/**
	 * @param {HTMLElement | undefined} page
	 * @returns {HTMLScriptElement | null | undefined}
	 */
	const ownTag = (page) => page?.querySelector("script[data-page][data-status]");

	async function update() {
		const response = await fetch(location.pathname + location.search, { cache: "no-cache" });
		const html = await response.text();
		const next = new DOMParser().parseFromString(html, "text/html").documentElement;
		const tag = ownTag(next);
		const before = ownTag(sent);
		if (!sent || !tag || !before || response.status !== shown.status) return location.reload();
		const { page } = tag.dataset;
		// The tag differs in every page; it is this script's own.
		tag.dataset.page = before.dataset.page;
		const typing = document.activeElement;
		try {
			morph(sent, next);
		} catch (error) {
			if (!(error instanceof CannotMorph)) console.warn(error);
			return location.reload();
		}
		sent = next;
		shown.page = page;
		if (typing instanceof HTMLElement && typing.isConnected && typing !== document.activeElement) {
			typing.focus({ preventScroll: true });
		}
		document.dispatchEvent(new CustomEvent(EDITED));
	}

	// ---- Showing mistakes -------------------------------------------------------------------------------------------

	/** @type {ShadowRoot | undefined} */
	let root;
	/** @type {Problems} */
	let problems = { items: [], words: {} };
	let folded = false;
	let warningsOpen = false;
	const said = { gone: false, away: false };

	/** @param {State} state */
	async function showProblems(state) {
		const address = new URL("problems", own);
		address.searchParams.set("lang", document.documentElement.lang);
		address.searchParams.set("page", location.pathname);
		const response = await fetch(address);
		problems = await response.json();
		shown.problems = state.problems;
		draw();
	}

	/**
	 * @param {"gone" | "away"} what
	 * @param {boolean} isSo
	 */
	function say(what, isSo) {
		if (said[what] === isSo) return;
		said[what] = isSo;
		draw();
	}

	/**
	 * Makes an element; `on…` is a listener, true an attribute without a value, false and undefined none.
	 * @template {keyof HTMLElementTagNameMap} K
	 * @param {K} name
	 * @param {Record<string, string | boolean | undefined | ((event: any) => void)>} [attributes]
	 * @param {(Node | string)[]} children
	 */
	function make(name, attributes = {}, ...children) {
		const element = document.createElement(name);
		for (const [attribute, value] of Object.entries(attributes)) {
			if (typeof value === "function") element.addEventListener(attribute.slice(2), value);
			else if (value === true) element.setAttribute(attribute, "");
			else if (value) element.setAttribute(attribute, value);
		}
		element.append(...children);
		return element;
	}

	/** The overlay has a tree of its own: the site's style does not reach it, nor its style the site. */
	function overlay() {
		if (root) return root;
		const host = document.createElement("stagecraft-overlay");
		root = host.attachShadow({ mode: "open" });
		root.append(make("link", { rel: "stylesheet", href: style }), make("div", { class: "content" }));
		document.documentElement.append(host);
		return root;
	}

	function draw() {
		if (!document.body) return document.addEventListener("DOMContentLoaded", draw, { once: true });
		const { words } = problems;
		/** @param {string} severity */
		const of = (severity) => problems.items.filter((item) => item.severity === severity);
		const [errors, warnings] = [of("error"), of("warning")];
		const parts = [];
		if (said.gone) parts.push(make("p", { class: "note", role: "status" }, words.gone ?? ""));
		if (said.away) parts.push(make("p", { class: "note", role: "status" }, words.away ?? ""));
		if (errors.length > 0) {
			const hint = make("p", { class: "hint" }, shown.status === 200 ? words.stays : "");
			parts.push(panel("errors", words.errors, [hint, ...errors.map(card)], !folded, () => (folded = !folded)));
		} else {
			folded = false;
		}
		if (warnings.length > 0 && errors.length === 0) {
			const toggle = () => (warningsOpen = !warningsOpen);
			parts.push(panel("warnings", words.warnings, warnings.map(card), warningsOpen, toggle));
		}
		if (parts.length === 0 && !root) return;
		const content = overlay().querySelector(".content");
		if (!content) return;
		const active = overlay().activeElement;
		const focused = active instanceof HTMLElement && active.dataset.key;
		content.setAttribute("lang", problems.lang ?? "en");
		content.replaceChildren(...parts);
		/** @type {HTMLElement | null} */
		const again = focused ? content.querySelector(`[data-key="${focused}"]`) : null;
		again?.focus();
	}

	/**
	 * @param {"errors" | "warnings"} kind
	 * @param {string} title
	 * @param {HTMLElement[]} content
	 * @param {boolean} open
	 * @param {() => void} toggle
	 */
	function panel(kind, title, content, open, toggle) {
		const { words } = problems;
		const id = `stagecraft-${kind}`;
		const flip = () => {
			toggle();
			draw();
		};
		const button = make(
			"button",
			{ type: "button", "aria-expanded": String(open), "aria-controls": id, "data-key": kind, onclick: flip },
			make("span", { class: "title" }, title),
			make("span", { class: "fold" }, open ? words.fold : words.unfold),
		);
		const body = make("div", { id, class: "body", hidden: !open }, ...content);
		if (problems.more && open) body.append(make("p", { class: "hint" }, problems.more));
		/** @param {KeyboardEvent} event */
		const onkeydown = (event) => {
			if (event.key === "Escape" && open) flip();
		};
		const role = kind === "errors" ? "alert" : undefined;
		const heading = make("h2", { role }, button);
		return make("section", { class: kind + (open ? " open" : ""), "aria-label": title, onkeydown }, heading, body);
	}

	/** @param {Problem} item */
	function card(item) {
		const title = make("h3", {}, make("span", { class: "kind" }, item.kind), " ");
		if (item.code) title.append(make("code", {}, item.code));
		const shownItem = make("article", { class: item.severity }, title, make("p", { class: "message" }, item.message));
		if (item.place) shownItem.append(place(item.place));
		if (item.excerpt) shownItem.append(excerpt(item.excerpt));
		for (const help of item.help) shownItem.append(make("p", { class: "help" }, help));
		return shownItem;
	}

	/** @param {string} text */
	function place(text) {
		const line = make("p", { class: "place" }, make("code", {}, text), " ");
		// Browsers hand out the clipboard on hosts they trust, such as this machine.
		if (!navigator.clipboard) return line;
		const button = make("button", { type: "button", class: "copy" }, problems.words.copy);
		button.addEventListener("click", async () => {
			await navigator.clipboard.writeText(text);
			button.textContent = problems.words.copied;
		});
		line.append(button);
		return line;
	}

	/** @param {Line[]} lines */
	function excerpt(lines) {
		const rows = lines.map(({ number, before, mark, after }) =>
			make(
				"span",
				{ class: "line" },
				make("span", { class: "number", "aria-hidden": "true" }, String(number)),
				make("span", {}, before, mark ? make("mark", {}, mark) : "", `${after}\n`),
			),
		);
		return make("pre", { tabindex: "0" }, make("code", {}, ...rows));
	}

	connect();
})();
