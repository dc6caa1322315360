// Lints every script of the project. Types are for tsc (themes/default/tsconfig.json), layout is for Prettier.
import js from "@eslint/js";
import globals from "globals";

/** Lets the service worker be linted: what its template fills in reads as a list. */
const template = {
  meta: { name: "template", version: "1" },
  preprocess: (text) => [text.replace(/\{\{.*?\}\}/g, (hole) => "[]".padEnd(hole.length))],
  postprocess: ([messages]) => messages,
};

const rules = {
  "arrow-body-style": "error",
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  "no-else-return": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
  "no-useless-concat": "error",
  "no-var": "error",
  "one-var": ["error", "never"],
  "object-shorthand": "error",
  "prefer-arrow-callback": "error",
  "prefer-const": "error",
  "prefer-template": "error",
};

export default [
  { ignores: ["**/node_modules/", "target/", "output/", "content/"] },
  js.configs.recommended,
  { rules, linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    // Classic scripts: they run from a folder on disk, where modules do not.
    files: ["themes/default/assets/*.js", "src/serve/client.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: globals.browser },
    rules: { "no-shadow": "error", strict: ["error", "function"] },
  },
  {
    files: ["themes/default/templates/*.js"],
    plugins: { stagecraft: { processors: { template } } },
    processor: "stagecraft/template",
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: globals.serviceworker },
  },
  {
    files: ["**/*.mjs"],
    // Tests hand functions to the browser.
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: { ...globals.node, ...globals.browser } },
  },
];
