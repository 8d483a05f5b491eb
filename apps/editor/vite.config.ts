import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// While developing, `vite apps/editor` serves the editor and asks a running server for everything else.
const server = process.env.DIALTREE_URL ?? "http://localhost:3000";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: "es2023",
    outDir: "dist",
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "entry", tags: ["$initial"] }] } } },
  },
  server: { proxy: { "/api": { target: server, changeOrigin: true } } },
});
