// Keeps the site for reading offline where the browser can: over https, or on this computer. Says when a new version
// was published and when there is no connection.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { notify } = own;
	const say = own.words("offline");
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

	let renewing = false;

	/** @param {ServiceWorker} worker */
	function offer(worker) {
		const run = () => {
			renewing = true;
			worker.postMessage("renew");
		};
		notify(say("new"), say("later"), { text: say("renew"), run });
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

	workers.addEventListener("controllerchange", () => {
		if (renewing) location.reload();
	});

	function sayIfOffline() {
		if (!navigator.onLine && workers.controller) notify(say("offline"), say("close"));
	}
	window.addEventListener("offline", sayIfOffline);

	async function keep() {
		follow(await workers.register(`${own.root}sw.js`));
		const { active } = await workers.ready;
		sayIfOffline();
		// Someone who saves data keeps what they read and no more.
		active?.postMessage("read");
		if (!navigator.connection?.saveData) active?.postMessage("keep");
	}

	window.addEventListener("load", () => {
		keep().catch(() => {
			// The browser forbids it: the site is read online.
		});
	});
})();
