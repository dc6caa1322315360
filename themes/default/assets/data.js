// The reader's own data in their own hands: save it as a file, read it back, forget it.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { store } = own;
	const say = own.words("data");
	const FORMAT = "stagecraft-reader-data";
	const status = own.find('[data-own-data="status"]');
	const file = own.find('[data-own-data="file"]', document, HTMLInputElement);

	own.download = (name, type, text) => {
		const url = URL.createObjectURL(new Blob([text], { type }));
		const link = own.make("a", { href: url, download: name });
		document.body.append(link);
		link.click();
		link.remove();
		setTimeout(() => URL.revokeObjectURL(url), 10000);
	};

	/** Everything that is kept of this site, and what all sites of a host share: the language, the look, the searches. */
	function everything() {
		const keys = [...store.keys(), ...own.device.keys().filter((key) => key.startsWith("stagecraft."))];
		return Object.fromEntries(keys.map((key) => [key, own.device.read(key)]));
	}

	function forget() {
		store.put(Object.fromEntries(Object.keys(everything()).map((key) => [key, null])));
		own.look.show();
	}

	/** Returns what puts everything back as it is now. */
	function remember() {
		const [kept, data] = [everything(), store.now];
		return () => {
			forget();
			store.put(kept);
			own.look.show();
			// Where the browser keeps nothing.
			if (!store.keys().length) store.change((now) => Object.assign(now, data));
		};
	}

	/** @type {(() => void) | undefined} */
	let undo;

	/**
	 * Says what was done; where it can be undone, a button does.
	 * @param {string} word
	 * @param {() => void} [wayBack]
	 */
	function show(word, wayBack) {
		status.textContent = say(word);
		undo = wayBack;
		own.find('[data-own-data="undo"]').hidden = !wayBack;
	}

	own.on("click", '[data-own-data="undo"]', () => {
		undo?.();
		show("undone");
		own.find("#__own-data").focus();
	});

	/** @param {string} text */
	function formatOf(text) {
		try {
			return JSON.parse(text)?.format;
		} catch {
			return undefined;
		}
	}

	own.on("click", '[data-own-data="export"]', () => {
		const aside = store.aside();
		const text = `${JSON.stringify({ format: FORMAT, ...store.now, ...(aside.length && { aside }) }, null, 2)}\n`;
		own.download(`stagecraft-${own.days.today()}.json`, "application/json", text);
		show("exported");
	});

	own.on("click", '[data-own-data="import"]', () => file.click());

	file.addEventListener("change", async () => {
		const chosen = file.files?.[0];
		if (!chosen) return;
		// Nothing of ours is larger: browsers keep five million characters. A wrong file should not be read into memory.
		const text = chosen.size < 64e6 ? await chosen.text().catch(() => "") : "";
		file.value = "";
		if (!window.confirm(say("import_sure"))) return;
		const wayBack = remember();
		const taken = formatOf(text) === FORMAT ? store.replace(text) : undefined;
		show({ whole: "imported", part: "imported_part", none: "import_failed" }[taken ?? "none"], taken && wayBack);
	});

	own.on("click", '[data-own-data="forget"]', () => {
		if (!window.confirm(say("forget_sure"))) return;
		const wayBack = remember();
		forget();
		show("forgotten", wayBack);
	});
})();
