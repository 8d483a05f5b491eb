import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// While developing, `vite apps/editor` serves the editor and asks a running server for everything else.
const server = process.env.DIALTREE_URL ?? "http://localhost:3000";

// The app is asked for by the entry, once it knows the language; it is on its way by then.
const appBeforehand: Plugin = {
  name: "app-beforehand",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter((part) => part.type === "chunk" && part.name === "app")
        .map(({ fileName }) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${fileName}` },
          injectTo: "head",
        })),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), appBeforehand],
  build: {
    target: "es2023",
    outDir: "dist",
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What is needed for the first page is one file, and so is what chooses the language before it. A language
          // is there before the app, so it takes nothing from it; what both need stands by itself.
          groups: [
            { name: "names", test: /\/language-names\.ts$/, priority: 3 },
            { name: "entry", tags: ["$initial"], priority: 2 },
            { name: "app", test: /\/apps\/editor\/src\/app\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": { target: server, changeOrigin: true } } },
});
