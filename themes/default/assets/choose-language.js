// Opens the playbook in the reader's language: the one chosen earlier, then the browser's, then the first.
(() => {
	"use strict";
	const { preferred, choose, primary } = window.Stagecraft.languages;
	/** @type {HTMLAnchorElement[]} */
	const links = Array.from(document.querySelectorAll("a[data-language]"));
	/** @param {HTMLAnchorElement} link */
	const languageOf = (link) => link.dataset.language ?? "";

	let target = links.at(0);
	for (const tag of preferred()) {
		const found =
			links.find((link) => languageOf(link).toLowerCase() === tag.toLowerCase()) ??
			links.find((link) => primary(languageOf(link)) === primary(tag));
		if (!found) continue;
		target = found;
		break;
	}

	links.forEach((link) => link.addEventListener("click", () => choose(languageOf(link))));
	if (target) location.replace(target.href + location.hash);
})();
