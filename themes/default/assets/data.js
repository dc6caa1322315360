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

	/** @param {string} text */
	function formatOf(text) {
		try {
			return JSON.parse(text)?.format;
		} catch {
			return undefined;
		}
	}

	own.on("click", '[data-own-data="export"]', () => {
		const text = `${JSON.stringify({ format: FORMAT, ...store.now }, null, 2)}\n`;
		own.download(`stagecraft-${own.days.today()}.json`, "application/json", text);
		status.textContent = say("exported");
	});

	own.on("click", '[data-own-data="import"]', () => file.click());

	file.addEventListener("change", async () => {
		const chosen = file.files?.[0];
		if (!chosen) return;
		// Nothing of ours is larger; a wrong file should not be read into memory.
		const text = chosen.size < 5e6 ? await chosen.text() : "";
		file.value = "";
		if (!window.confirm(say("import_sure"))) return;
		const isRead = formatOf(text) === FORMAT && store.replace(text);
		status.textContent = say(isRead ? "imported" : "import_failed");
	});

	own.on("click", '[data-own-data="forget"]', () => {
		if (!window.confirm(say("forget_sure"))) return;
		store.forget();
		status.textContent = say("forgotten");
	});

	store.onFailure(() => own.notify(say("not_kept"), say("close")));
})();
