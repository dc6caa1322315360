// What every page does: change the look, keep the place when the language changes, close the menu, follow the reader.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { all, on, idIn } = own;
	const root = document.documentElement;

	// As the system has it, light, dark, and again from the first.
	own.look.show();
	on("click", "[data-theme-switch]", (button) => {
		const { theme } = root.dataset;
		own.look.choose(theme === "light" ? "dark" : theme === "dark" ? null : "light");
		own.announce(button.textContent?.trim() ?? "");
	});

	// The table of contents follows the reader; `section` is the id of the section being read.
	let section = "";
	/** @type {HTMLAnchorElement[]} */
	let links = [];
	/** @type {HTMLElement[]} */
	let headings = [];
	/** @type {HTMLElement | undefined} */
	let here;

	function findContents() {
		links = all('.contents a[href^="#"]', document, HTMLAnchorElement);
		here = all("[data-contents-here]").at(0);
		headings = links.flatMap((link) => document.getElementById(idIn(link)) ?? []);
		// Two languages beside each other have no contents.
		if (!links.length) headings = all(".both-row > :first-child h2[id]");
	}

	/** The section that is being read: the last whose heading is above a line near the top of the window. */
	function sectionBeingRead() {
		const line = Math.min(innerHeight * 0.3, 240);
		const reached = headings.filter((heading) => heading.getBoundingClientRect().top <= line).length - 1;
		// Near the end of the page the last sections cannot reach the line: the one that was asked for counts.
		const atEnd = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 2;
		const target = atEnd ? headings.findIndex((heading) => heading.id === idIn(location)) : -1;
		return headings[Math.max(reached, target)]?.id ?? "";
	}

	function follow() {
		// Asking where things are makes the browser lay the page out at once.
		if (!headings.length) return;
		const id = sectionBeingRead();
		if (id === section && id) return;
		section = id;
		const current = links.find((link) => id && idIn(link) === id);
		links.forEach((link) => {
			if (link === current) link.setAttribute("aria-current", "true");
			else link.removeAttribute("aria-current");
		});
		if (here) here.textContent = current?.textContent ?? "";
	}

	let waiting = false;
	function followSoon() {
		if (waiting) return;
		waiting = true;
		requestAnimationFrame(() => {
			waiting = false;
			follow();
		});
	}
	addEventListener("scroll", followSoon, { passive: true });
	addEventListener("hashchange", follow);

	function followAnew() {
		section = "";
		findContents();
		follow();
	}
	own.onEdit(followAnew);
	followAnew();

	// Another language: the same section, the same filters. Sections have the same ids in every language.
	on("click", "a[data-language]", (/** @type {HTMLAnchorElement} */ link) => {
		own.languages.choose(link.dataset.language ?? null);
		link.search = location.search;
		link.hash = section ? `#${section}` : location.hash;
	});

	// Where a page shows both languages, what is around them is in the one that the reader comes from. There and back,
	// the section stays.
	on("click", "a[data-keep-language]", () => own.languages.choose(root.lang));
	on("click", "a[data-keep-language], .both .actions a[hreflang]", (/** @type {HTMLAnchorElement} */ link) => {
		link.hash = section;
	});

	// The menu and the contents of a narrow screen close with Escape, and when something in them was chosen.
	const MENU = "details[data-menu]";

	/** @param {Element | null} part */
	function menuOf(part) {
		const menu = part?.matches("details") ? part : part?.previousElementSibling;
		return menu instanceof HTMLDetailsElement ? menu : undefined;
	}

	on("keydown", `${MENU}, ${MENU} + *`, (part, event) => {
		const menu = menuOf(part);
		if (event.key !== "Escape" || !menu?.open) return;
		menu.open = false;
		menu.querySelector("summary")?.focus();
	});
	on("click", `${MENU} + * a[href^='#']`, (link) => {
		const menu = menuOf(link.closest(`${MENU} + *`));
		if (menu) menu.open = false;
	});

	on("click", "[data-print]", () => print());

	// Paper cannot be opened: everything that is folded is printed, and folded again after.
	/** @type {HTMLDetailsElement[]} */
	let folded = [];

	/** @param {boolean} open */
	function setFolded(open) {
		folded.forEach((details) => (details.open = open));
	}
	addEventListener("beforeprint", () => {
		folded = all("main details:not([open], [name])", document, HTMLDetailsElement);
		setFolded(true);
	});
	addEventListener("afterprint", () => setFolded(false));
})();
