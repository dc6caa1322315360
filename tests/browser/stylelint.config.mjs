// The standard rules. Layout is for Prettier.
export default {
  extends: "stylelint-config-standard",
  rules: {
    // One form for all colours: tokens.test.mjs computes with them.
    "color-hex-length": "long",
    "custom-property-empty-line-before": null,
    // Styles are in the order of the page, not of their specificity.
    "no-descending-specificity": null,
    // Safari on phones knows this one only with its prefix.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust"] }],
    "value-keyword-case": [
      "lower",
      { camelCaseSvgKeywords: true, ignoreKeywords: ["A4"], ignoreProperties: ["/^--font/"] },
    ],
  },
};
