// The width is rustfmt's. What is sent to readers is indented by tabs: it is sent as it is written, and a level of
// indentation is one byte.
export default {
  printWidth: 120,
  overrides: [
    {
      files: ["*.js", "*.css"],
      options: { useTabs: true, tabWidth: 2 },
    },
  ],
};
