// Hands the address of the page on: by the device's own means on phones, else in a dialog that shows it to be copied and
// as a QR code, which those in the room can take from the screen.
(() => {
	"use strict";
	const own = window.Stagecraft;
	const { make } = own;
	const say = own.words("share");
	const SVG = "http://www.w3.org/2000/svg";
	/** How many light modules are around a code. */
	const QUIET = 4;

	const isOnWeb = /^https?:$/.test(location.protocol) && !/^(localhost|127\.|\[::1\])/.test(location.hostname);

	/** The address at which others find the page; what this device alone has is known by the published one. */
	function findAddress() {
		const published = document.querySelector("[data-page-address]")?.textContent;
		return !isOnWeb && published ? published + location.hash : location.href;
	}

	/**
	 * A QR code as a picture; it is black on white whatever the look is, or cameras do not see it.
	 * @param {boolean[][]} rows
	 */
	function picture(rows) {
		const size = rows.length + 2 * QUIET;
		const dark = rows.flatMap((row, y) =>
			row.flatMap((value, x) => (value ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
		);
		const svg = document.createElementNS(SVG, "svg");
		svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
		svg.setAttribute("class", "share-code");
		svg.setAttribute("role", "img");
		svg.setAttribute("aria-label", say("code"));
		const path = document.createElementNS(SVG, "path");
		path.setAttribute("d", dark.join(""));
		svg.append(path);
		return svg;
	}

	/** @type {HTMLDialogElement | undefined} */
	let dialog;

	/** @param {string} address */
	function makeDialog(address) {
		const { copier } = own.find("script[data-copier]").dataset;
		const copy = make("button", { type: "button", class: "quiet", "data-copy": true, "data-load": copier });
		copy.append(make("span", { text: say("copy") }));
		return make(
			"dialog",
			{ class: "share", "aria-labelledby": "__share-title" },
			make("h2", { id: "__share-title", text: say("title") }),
			make("p", { class: "share-address", text: address }),
			make("p", { class: "copy" }, copy),
			make("p", { role: "status" }),
			make("div", { class: "share-place" }),
			make("p", { class: "actions" }),
		);
	}

	/** @param {string} address */
	async function send(address) {
		try {
			await navigator.share({ title: document.title, url: address });
			return true;
		} catch (error) {
			// A reader who thinks better of it has had the choice.
			return error instanceof DOMException && error.name === "AbortError";
		}
	}

	/**
	 * @param {HTMLDialogElement} shown
	 * @param {string} address
	 */
	function addActions(shown, address) {
		const actions = own.find(".actions", shown);
		const close = { type: "button", text: say("close"), onclick: () => shown.close() };
		if ("share" in navigator) {
			actions.append(make("button", { type: "button", text: say("send"), onclick: () => send(address) }));
			actions.append(make("button", { ...close, class: "quiet" }));
		} else actions.append(make("button", close));
	}

	/**
	 * @param {HTMLDialogElement} shown
	 * @param {string} address
	 * @param {string} maker
	 */
	async function addCode(shown, address, maker) {
		const place = own.find(".share-place", shown);
		if (!isOnWeb && address === location.href) {
			place.append(make("p", { text: say("local") }));
			return;
		}
		try {
			await own.load(maker);
		} catch {
			// The address can still be copied.
			return;
		}
		const rows = own.qrCode(address);
		if (rows) place.append(picture(rows), make("p", { text: say("hint") }));
	}

	/**
	 * @param {string} address
	 * @param {string} maker
	 */
	function show(address, maker) {
		dialog?.remove();
		dialog = makeDialog(address);
		document.body.append(dialog);
		addActions(dialog, address);
		dialog.showModal();
		addCode(dialog, address, maker);
	}

	own.on("click", "[data-share]:not([data-load])", async ({ dataset }) => {
		const address = findAddress();
		const isPhone = matchMedia("(pointer: coarse)").matches && "share" in navigator;
		if (isPhone && (await send(address))) return;
		show(address, dataset.share ?? "");
	});
})();
