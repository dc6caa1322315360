// A page in two languages has one frame in each: header, footer, words of scripts. This puts the second in place for
// those who read that language, before anything is drawn: the one chosen last, else the first that the browser names.
(() => {
	"use strict";
	const { preferred, primary } = window.Stagecraft.languages;
	const root = document.documentElement;
	const template = document.querySelector("template[data-frame]");
	if (!(template instanceof HTMLTemplateElement)) return;
	const [own, other] = [root.lang, template.dataset.frame ?? ""];
	const reads = preferred()
		.map(primary)
		.find((tag) => tag === primary(own) || tag === primary(other));
	if (reads !== primary(other) || reads === primary(own)) return;

	root.lang = other;
	const parts = template.content;

	/** @param {string} selector */
	function put(selector) {
		const part = parts.querySelector(selector);
		if (part) document.querySelector(selector)?.replaceWith(part);
	}

	[".skip", ".site-header", ".path"].forEach(put);
	// The rest of the page comes after this script, and before those that use it.
	document.addEventListener(
		"readystatechange",
		() => {
			[".eyebrow", ".site-footer"].forEach(put);
			document.querySelectorAll("template[data-lens-path], template[data-words]").forEach((old) => old.remove());
			document.body.append(...parts.querySelectorAll("template"));
			template.remove();
		},
		{ once: true },
	);
})();
