// Keeps the site for reading offline where the browser can: over https, or on this computer. Shows when a new
// version was published (renew.js) and, once, that the reader is offline.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const say = own.words("offline");
	const renewal = document.currentScript?.dataset.renewal ?? "";
	const found = own.device.workers();
	if (!found || !window.isSecureContext || !location.protocol.startsWith("http")) return;
	const workers = found;

	/** What an earlier site at this address kept is let go. */
	async function unregister() {
		const registration = await workers.getRegistration(own.root).catch(() => undefined);
		if (registration?.scope === own.root) await registration.unregister();
	}

	// A preview changes all the time and must not be kept.
	if (document.querySelector("script[data-page][data-status]")) {
		unregister();
		return;
	}

	/** @param {ServiceWorker} worker */
	function offer(worker) {
		const onload = () => void own.offerRenewal?.(worker);
		if (own.offerRenewal) onload();
		else document.head.append(own.make("script", { src: renewal, onload }));
	}

	/** @param {ServiceWorkerRegistration} registration */
	function follow(registration) {
		// Something is replaced only where something is in charge; the first version needs no agreement.
		if (registration.waiting && workers.controller) offer(registration.waiting);
		registration.addEventListener("updatefound", () => {
			const worker = registration.installing;
			worker?.addEventListener("statechange", () => {
				if (worker.state === "installed" && workers.controller) offer(worker);
			});
		});
	}

	const TOLD = "stagecraft.offline";

	function sayIfOffline() {
		const { tab } = own.device;
		if (navigator.onLine) return tab.write(TOLD, null);
		if (!workers.controller || tab.read(TOLD)) return undefined;
		own.notify(say("offline"), { text: say("close") });
		return tab.write(TOLD, "told");
	}
	window.addEventListener("offline", sayIfOffline);
	window.addEventListener("online", sayIfOffline);

	const PAUSE = 3000;

	/**
	 * What was not read yet is kept little by little while the reader reads, the pages around this one first; all at
	 * once for who has put the site beside their programs. Someone who saves data keeps what they read and no more.
	 * @param {ServiceWorker} worker
	 */
	function keepMore(worker) {
		if (navigator.connection?.saveData) return;
		if (matchMedia("(display-mode: standalone)").matches) return worker.postMessage("keep");
		const wait = window.requestIdleCallback ?? setTimeout;
		const later = () => setTimeout(() => wait(() => worker.postMessage("keep more")), PAUSE);
		const whenSeen = () => {
			if (document.hidden) document.addEventListener("visibilitychange", whenSeen, { once: true });
			else later();
		};
		workers.addEventListener("message", ({ data }) => data === "more" && whenSeen());
		whenSeen();
	}

	async function keep() {
		follow(await workers.register(`${own.root}sw.js`));
		const { active } = await workers.ready;
		sayIfOffline();
		if (!active) return;
		active.postMessage("read");
		keepMore(active);
	}

	keep().catch(() => {
		// The browser forbids it: the site is read online.
	});
})();
