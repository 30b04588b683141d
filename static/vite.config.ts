import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { site } from "./build/site.ts";

const root = import.meta.dirname;

export default defineConfig({
  root,
  base: "/",
  plugins: [
    { ...optimizeLocales.vite({ locales: ["nl-NL", "fr-FR", "en-US"] }), enforce: "pre" },
    react(),
    site(),
  ],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: ".vite/manifest.json",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        app: `${root}/app/index.html`,
        "not-found-nl": `${root}/404/nl.html`,
        "not-found-fr": `${root}/404/fr.html`,
        "not-found-en": `${root}/404/en.html`,
        citizen: `${root}/citizen/citizen.css`,
        enhance: `${root}/citizen/enhance.ts`,
      },
    },
  },
  test: { include: ["**/*.test.{ts,tsx}"], exclude: ["node_modules/**", "dist/**"] },
});
