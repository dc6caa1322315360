// Opens the search index of a built site the way a page does, without a browser.

import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { fileURLToPath } from "node:url";

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Returns the class that the theme's script defines. */
export function matcherClass() {
  const context = vm.createContext({});
  const source = readFileSync(path.join(repository, "themes/default/assets/search-matcher.js"), "utf8");
  vm.runInContext(source, context);
  return context.Stagecraft.Matcher;
}

/** Returns a loader of the files of an index; `seen` is told the name and size of each. */
export function loader(site, lang, seen = () => {}) {
  return async (name) => {
    const file = name ? `assets/search/${lang}/${name}.js` : `${lang}/search.js`;
    const source = readFileSync(path.join(site, file), "utf8");
    seen(name, Buffer.byteLength(source));
    let handed;
    vm.runInNewContext(source, {
      stagecraftSearch: (data) => {
        handed = data;
      },
    });
    return JSON.parse(JSON.stringify(handed));
  };
}

/** Returns an open index. */
export async function open(site, lang, seen) {
  const Matcher = matcherClass();
  return new Matcher(loader(site, lang, seen)).open();
}
