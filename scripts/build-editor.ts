// Builds the editor into apps/editor/dist when one of its sources has changed since, and says in one line what it did.
// The folder is exchanged as a whole, so that a server never serves half a build.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(import.meta.dirname, "..");
const app = join(root, "apps/editor");
const dist = join(app, "dist");
const fresh = join(app, "node_modules/.cache/dist");
const before = join(app, "node_modules/.cache/dist-before");
const stampFile = join(dist, ".sources");

const sources = [
  "pnpm-lock.yaml",
  "scripts/build-editor.ts",
  "apps/editor/{index.html,package.json,tsconfig.json,vite.config.ts}",
  "apps/editor/{src,public}/**",
  "packages/{flow,nodes,engine,controls,rehearsal}/{package.json,src/**}",
];

/** What the first interactive node may cost, in bytes of gzip. */
const budget = 350_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

function stampOfSources(): string {
  const hash = createHash("sha256");
  for (const file of globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** The app, which the entry fetches as soon as the language is known. */
function appsOf(manifest: Readonly<Record<string, Chunk>>): readonly string[] {
  const found = Object.keys(manifest).filter((key) => /^_app-.*\.js$/.test(key));
  if (found.length !== 1) throw new Error(`The app should be one file; there are ${found.length}.`);
  // Else the app would be made before it has a language, and its constants be said in English.
  const german = manifest["src/messages/german.ts"]?.imports ?? [];
  if (german.some((file) => found.includes(file)))
    throw new Error("messages/german.ts imports something of the app: leave types alone to it.");
  return found;
}

/** Bytes of script that the browser fetches until a node can be edited: the entry, the app, and what both import. */
function scriptBytes(folder: string): number {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
  // The colours are fetched behind the entry, and nothing is drawn without them.
  const wanted = new Set(["index.html", ...appsOf(manifest), "src/theme/light.ts"]);
  // A Set is walked with what is added on the way.
  for (const name of wanted) for (const imported of manifest[name]?.imports ?? []) wanted.add(imported);
  const files = new Set([...wanted].flatMap((name) => manifest[name]?.file ?? []));
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

function build(stamp: string): void {
  const vite = join(
    dirname(createRequire(join(app, "package.json")).resolve("vite/package.json")),
    "bin/vite.js",
  );
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const options = ["build", app, "--outDir", fresh, "--emptyOutDir", "--logLevel", "error"];
  execFileSync(process.execPath, [vite, ...options], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  writeFileSync(join(fresh, ".sources"), stamp);
  rmSync(before, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, before);
  renameSync(fresh, dist);
  rmSync(before, { recursive: true, force: true });
}

const stamp = stampOfSources();
const isCurrent = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
if (!isCurrent) build(stamp);
const bytes = scriptBytes(dist);
const size = `${Math.round(bytes / 1_000)} of ${budget / 1_000} kB of script (gzip) until a node can be edited`;
console.log(`${isCurrent ? "The editor is up to date" : "The editor is built"}: ${size}.`);
// `npm start` goes on with an editor that is too big; the gate does not.
if (bytes > budget && process.argv.includes("--within-budget")) {
  console.error("That is more than it may be: load what is not needed at once later.");
  process.exitCode = 1;
}
