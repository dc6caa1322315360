// Says that a new version of the site was published, where the page is not of it already. Loaded when there is one.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const say = own.words("offline");
	const workers = own.device.workers();
	const LATER = `stagecraft.later:${new URL(own.root).pathname}`;

	/** Names what is kept of the site, the new version's too: as long as nothing is published it stays the same. */
	async function versions() {
		const names = await caches.keys();
		return names.filter((name) => name.startsWith(`stagecraft ${own.root} `)).join();
	}

	/**
	 * Whether the page is as it was published last. Pages are asked of the network first and then kept, so what is kept
	 * of it is what is shown, unless the network was too slow.
	 */
	async function isNew() {
		const address = location.href.split(/[?#]/)[0];
		// The worker has no answer to a question, so this changes nothing that is kept.
		const now = await fetch(`${address}?now`, { cache: "no-cache" });
		const kept = await caches.match(address);
		if (!kept || !now.ok) return true;
		const [text, published] = await Promise.all([kept.text(), now.blob()]);
		const [shown] = performance.getEntriesByType("navigation");
		const size = shown instanceof PerformanceNavigationTiming ? shown.decodedBodySize : 0;
		return (!size || size === published.size) && text === (await published.text());
	}

	/** @type {(() => void) | undefined} */
	let close;
	let chosen = false;

	own.offerRenewal = async (worker) => {
		const found = await versions();
		if (own.device.read(LATER) === found || (await isNew().catch(() => true))) return;
		const renew = () => {
			chosen = true;
			// Another tab may have been faster.
			if (worker.state === "installed") worker.postMessage("renew");
			else location.reload();
		};
		const later = () => {
			close = undefined;
			own.device.write(LATER, found);
		};
		close = own.notify(say("new"), { text: say("renew"), run: renew }, { text: say("later"), run: later });
	};

	// Renewed in one tab, the site is renewed in all; who is in the middle of something is not disturbed.
	workers?.addEventListener("controllerchange", () => {
		if (!close) return;
		if (chosen || !own.all("dialog[open]").length) location.reload();
		else close();
	});
})();
