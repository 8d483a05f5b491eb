// The dependency rule: who may import whom. Functions over (file, source); architecture.test.ts runs them over
// the real tree and also proves that each rule can fail. Paths are relative to the root, with forward slashes.

import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { fetchesIn, importsOf, impuritiesOf, runtimeImportsOf } from "./source.ts";

/** What each package may import of ours. Apps may import any package; only e2e and bench, which run them, may import an app. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  flow: [],
  nodes: ["flow"],
  engine: ["flow"],
  graph: ["flow"],
  speech: ["flow"],
  rehearsal: ["flow", "engine"],
  calls: ["flow", "engine"],
  controls: ["flow"],
  "local-chromium": [],
  "local-postgres": [],
  "azure-speech-stand-in": [],
  egress: [],
};

/** Libraries that belong to one place, so that they can be replaced there. */
const libraries = [
  { rule: "xstate", names: /^xstate(\/|$)/, home: /^packages\/engine\// },
  {
    rule: "react",
    names: /^(react|react-dom|@xyflow\/react|@fluentui\/react-[^/]+)(\/|$)/,
    home: /^(apps\/editor|packages\/controls|bench)\/|^packages\/nodes\/(.*\.form\.tsx|package\.json)$/,
  },
  { rule: "fastify", names: /^@?fastify([/-]|$)/, home: /^(apps|bench)\// },
  {
    rule: "msal",
    names: /^@azure\/msal-/,
    home: /^(packages\/graph|apps\/server)\/|^apps\/simulator\/(test\/|package\.json$)/,
  },
] as const;

/**
 * What opens connections, and where that may be: packages/egress for all that people who draw flows can have asked, the
 * clients of Graph and of the voices, and programs that talk to nobody's servers but their own. The server's own code has
 * types of it only, besides its pool for the simulator, and what the doctor looks with: that goes to addresses of the settings only.
 */
const wires = /^(undici|(node:)?(http|https|http2|net|dgram|dns)(\/.*)?)$/;
const wireHomes =
  /^(packages\/(egress|graph|speech|local-postgres|azure-speech-stand-in)|apps\/(simulator|cli|editor))\/|^apps\/server\/(src\/(phone\/simulator|doctor\/probing)\.ts|package\.json)$/;

// Code that must give the same answer every time. In graph only src/io/ talks to the world.
const pure =
  /^packages\/(flow|nodes|engine|rehearsal|graph|speech)\/src\/(?!io\/)|^packages\/(flow|nodes|engine|rehearsal)\/src\/io\//;

export type Rule =
  | "layers"
  | "simulator"
  | "unknown-package"
  | "border"
  | "deep-import"
  | "form"
  | "built-in"
  | "computed-import"
  | "impure"
  | "manifest"
  | "egress"
  | (typeof libraries)[number]["rule"];

export type Violation = { readonly rule: Rule; readonly file: string; readonly says: string };

export const isTest = (file: string): boolean => /^(packages|apps)\/[^/]+\/test\/|\.test\.tsx?$/.test(file);
const isForm = (file: string): boolean => file.endsWith(".form.tsx");

/** The package or app folder that a file belongs to; "" for the root, where scripts live. */
const homeOf = (file: string): string =>
  /^(?:(?:packages|apps)\/[^/]+|e2e|bench)(?=\/|$)/.exec(file)?.[0] ?? "";
const packageOf = (file: string): string | undefined => /^packages\/([^/]+)/.exec(file)?.[1];
const oursOf = (specifier: string): string | undefined => /^@dialtree\/([^/]+)/.exec(specifier)?.[1];

/** Apps that the tests of the whole run in their own process, or whose tables they walk through. */
const runInTests: readonly string[] = ["server", "simulator", "editor"];

/** The packages that this file may import. Tests and scripts are wiring: they may import all of them. */
function allowedFor(file: string): readonly string[] {
  const all = Object.keys(layers);
  if (file.startsWith("e2e/")) return [...all, ...runInTests];
  if (file.startsWith("bench/")) return [...all, "server"];
  const name = packageOf(file);
  if (name === undefined || isTest(file)) return all;
  // A node's own form draws with the shared controls.
  return [...(layers[name] ?? []), ...(name === "nodes" && isForm(file) ? ["controls"] : [])];
}

/** Code that runs for callers and authors: all of packages and apps but their tests. */
const isProduct = (file: string): boolean => /^(packages|apps)\//.test(file) && !isTest(file);

export function sourceViolations(file: string, source: string): Violation[] {
  const found: Violation[] = [];
  const add = (rule: Rule, says: string) => found.push({ rule, file, says });
  const isPure = pure.test(file) && !isTest(file);

  for (const specifier of importsOf(file, source)) {
    if (specifier === undefined) {
      // What cannot be read cannot be checked.
      if (packageOf(file) && !isTest(file)) add("computed-import", "imports a computed name");
      continue;
    }
    if (specifier.startsWith(".")) {
      const target = posix.join(posix.dirname(file), specifier);
      if (homeOf(target) !== homeOf(file)) add("border", `leaves its package by "${specifier}"`);
      if (isForm(target) && !isForm(file)) add("form", `imports the React form "${specifier}"`);
    }
    const ours = oursOf(specifier);
    if (ours) {
      if (!allowedFor(file).includes(ours)) add("layers", `may not import @dialtree/${ours}`);
      if (file.startsWith("apps/simulator/") && ours === "graph")
        add("simulator", "may not import @dialtree/graph");
      if (/^@dialtree\/[^/]+\/src(\/|$)/.test(specifier))
        add("deep-import", `imports "${specifier}", not its exports`);
    }
    for (const { rule, names, home } of libraries) {
      if (names.test(specifier) && !home.test(file)) add(rule, `may not import "${specifier}"`);
    }
    if (isPure && isBuiltin(specifier)) add("built-in", `may not import "${specifier}"`);
  }
  if (isProduct(file) && !wireHomes.test(file))
    for (const name of [
      ...runtimeImportsOf(file, source).filter((one) => wires.test(one)),
      ...fetchesIn(file, source),
    ])
      add("egress", `may not use ${name}: what is asked of others goes through packages/egress`);
  if (isPure) for (const name of impuritiesOf(file, source)) add("impure", `may not use ${name}`);
  return found;
}

export type Manifest = {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** What a package declares is as deliberate as what it imports. `file` is the path of its package.json. */
export function manifestViolations(file: string, manifest: Manifest): Violation[] {
  const found: Violation[] = [];
  const add = (rule: Rule, says: string) => found.push({ rule, file, says });
  const name = packageOf(file);
  const home = homeOf(file);
  if (home && manifest.name !== `@dialtree/${posix.basename(home)}`)
    add("manifest", `is named "${manifest.name}"`);

  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
  const used = { ...dependencies, ...peerDependencies, ...optionalDependencies };
  // Forms are part of nodes, so its declaration may name what only they import.
  const allowed = [...allowedFor(file), ...(name === "nodes" ? ["controls"] : [])];
  for (const [dependency, version] of Object.entries({ ...used, ...devDependencies })) {
    const ours = oursOf(dependency);
    // Development dependencies are for tests, which may wire all packages together.
    const known = dependency in used ? allowed : Object.keys(layers);
    if (ours && !known.includes(ours)) add("layers", `may not depend on ${dependency}`);
    if (home === "apps/simulator" && ours === "graph") add("simulator", `may not depend on ${dependency}`);
    if (ours ? version !== "workspace:*" : !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      add("manifest", `does not pin ${dependency} (${version})`);
    for (const library of libraries) {
      if (library.names.test(dependency) && !library.home.test(file))
        add(library.rule, `may not depend on ${dependency}`);
    }
  }
  return found;
}

/** Folders under packages/ that nobody has given a place in the table. */
export const unknownPackages = (folders: readonly string[]): Violation[] =>
  folders
    .filter((folder) => !(folder in layers))
    .map((folder) => ({
      rule: "unknown-package",
      file: `packages/${folder}`,
      says: "is missing in the table `layers`",
    }));
