import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  layers,
  type Manifest,
  manifestViolations,
  type Rule,
  sourceViolations,
  unknownPackages,
  type Violation,
} from "./architecture.ts";

const show = ({ rule, file, says }: Violation): string => `${file} ${says} (${rule})`;
const read = (file: string): string => readFileSync(file, "utf8");
const find = (pattern: string): string[] =>
  globSync(pattern, {
    exclude: (name) => ["node_modules", "dist"].includes(name.split("/").at(-1) ?? ""),
  }).sort();

describe("this repository", () => {
  const sources = find("{packages,apps,scripts,e2e,bench}/**/*.{ts,tsx,mts,js,jsx,mjs}");

  test("imports only what its layer allows", () => {
    expect(sources).toContain("scripts/architecture.ts");
    expect(sources).toContain("packages/flow/src/index.ts");
    expect(sources.flatMap((file) => sourceViolations(file, read(file))).map(show)).toEqual([]);
  });

  test("declares only what its layer allows, with exact versions", () => {
    const manifests = find("{package.json,{packages,apps}/*/package.json}");
    expect(manifests).toContain("package.json");
    const found = manifests.flatMap((file) => manifestViolations(file, JSON.parse(read(file)) as Manifest));
    expect(found.map(show)).toEqual([]);
  });

  test("names every package in the table", () => {
    const folders = readdirSync("packages").filter((name) => existsSync(`packages/${name}/package.json`));
    expect(folders).toContain("flow");
    expect(unknownPackages(folders).map(show)).toEqual([]);
  });

  test("has no cycle in the table", () => {
    const reach = (name: string): string[] => (layers[name] ?? []).flatMap((next) => [next, ...reach(next)]);
    for (const name of Object.keys(layers)) expect(reach(name)).not.toContain(name);
  });
});

describe("each rule can fail", () => {
  const wrong: [Rule, file: string, source: string][] = [
    ["layers", "packages/flow/src/a.ts", 'import { step } from "@dialtree/engine";'],
    ["layers", "packages/nodes/src/a.ts", 'import type { Session } from "@dialtree/engine";'],
    ["layers", "packages/nodes/src/a.ts", 'type Session = import("@dialtree/engine").Session;'],
    ["layers", "packages/engine/src/a.ts", 'export * from "@dialtree/nodes";'],
    ["layers", "packages/engine/src/a.ts", 'export { menu } from "@dialtree/nodes";'],
    ["layers", "packages/speech/src/a.ts", "const { step } = await import(`@dialtree/engine`);"],
    ["layers", "packages/rehearsal/src/a.ts", 'const x = require("@dialtree/nodes");'],
    ["layers", "packages/nodes/src/menu/menu.ts", 'import { Field } from "@dialtree/controls";'],
    ["layers", "apps/server/src/a.ts", 'import { main } from "@dialtree/cli";'],
    ["simulator", "apps/simulator/src/a.ts", 'import type { Call } from "@dialtree/graph";'],
    ["simulator", "apps/simulator/test/a.test.ts", 'import { toGraph } from "@dialtree/graph";'],
    ["border", "packages/engine/src/a.ts", 'import { x } from "../../flow/src/index.ts";'],
    ["border", "packages/engine/test/a.test.ts", 'import { x } from "../../../scripts/a.ts";'],
    ["border", "e2e/a.test.ts", 'import { x } from "../apps/server/src/line/webhook.ts";'],
    ["layers", "apps/server/test/a.test.ts", 'import { x } from "@dialtree/simulator";'],
    ["layers", "e2e/a.test.ts", 'import { x } from "@dialtree/cli";'],
    ["border", "scripts/a.ts", 'import { x } from "../packages/flow/src/index.ts";'],
    ["deep-import", "apps/cli/src/a.ts", 'import { x } from "@dialtree/flow/src/limits.ts";'],
    ["form", "packages/nodes/src/registry.ts", 'import { MenuForm } from "./menu/menu.form.tsx";'],
    ["built-in", "packages/flow/src/a.ts", 'import { readFileSync } from "node:fs";'],
    ["built-in", "packages/nodes/src/a.ts", 'import { join } from "path";'],
    ["built-in", "packages/graph/src/commands/play.ts", 'import { createHmac } from "node:crypto";'],
    ["computed-import", "packages/flow/src/a.ts", "await import(name);"],
    ["xstate", "packages/rehearsal/src/a.ts", 'import { transition } from "xstate";'],
    ["xstate", "apps/cli/src/a.ts", 'import type { Snapshot } from "xstate/guards";'],
    ["react", "packages/nodes/src/menu/menu.ts", 'import { useId } from "react";'],
    ["react", "apps/server/src/a.ts", 'import { renderToString } from "react-dom/server";'],
    ["fastify", "packages/graph/src/io/a.ts", 'import fastify from "fastify";'],
    ["fastify", "packages/calls/src/a.ts", 'import swagger from "@fastify/swagger";'],
    ["msal", "apps/editor/src/a.ts", 'import { X } from "@azure/msal-browser";'],
    ["impure", "packages/flow/src/a.ts", "export const at = Date.now();"],
    ["impure", "packages/nodes/src/a.ts", "const { at = globalThis.Date.now } = {};"],
    ["impure", "packages/engine/src/a.ts", "const roll: number = Math['random']();"],
    ["impure", "packages/rehearsal/src/a.ts", "const today = new Date();"],
    ["impure", "packages/rehearsal/src/a.ts", "const today = Date();"],
    ["egress", "apps/server/src/messages/a.ts", 'import { request } from "undici";'],
    ["egress", "apps/server/src/line/a.ts", 'import { type Dispatcher, Agent } from "undici";'],
    ["egress", "apps/server/src/line/a.ts", 'import https from "node:https";'],
    ["egress", "apps/server/src/line/a.ts", 'const { connect } = await import("net");'],
    ["egress", "packages/calls/src/runner/a.ts", 'export { request } from "node:http";'],
    ["egress", "apps/server/src/control/a.ts", "await fetch(url);"],
    ["egress", "packages/nodes/src/menu/menu.form.tsx", "await globalThis.fetch(url);"],
    ["impure", "packages/graph/src/notifications/a.ts", "const now = Temporal.Now.instant();"],
  ];

  test.each(wrong)("%s: %s: %s", (rule, file, source) => {
    expect(sourceViolations(file, source).map((found) => found.rule)).toContain(rule);
  });

  const wrongManifests: [Rule, file: string, Manifest][] = [
    ["layers", "packages/engine/package.json", { dependencies: { "@dialtree/nodes": "workspace:*" } }],
    ["layers", "packages/engine/package.json", { devDependencies: { "@dialtree/typo": "workspace:*" } }],
    ["simulator", "apps/simulator/package.json", { devDependencies: { "@dialtree/graph": "workspace:*" } }],
    ["xstate", "packages/flow/package.json", { dependencies: { xstate: "5.33.3" } }],
    ["react", "packages/engine/package.json", { peerDependencies: { react: "19.2.0" } }],
    ["manifest", "packages/flow/package.json", { name: "@dialtree/flow", dependencies: { zod: "^4.6.7" } }],
    [
      "manifest",
      "apps/cli/package.json",
      { name: "@dialtree/cli", dependencies: { "@dialtree/flow": "1.0.0" } },
    ],
    ["manifest", "packages/flow/package.json", { name: "flow" }],
  ];

  test.each(wrongManifests)("%s: %s: %j", (rule, file, manifest) => {
    expect(manifestViolations(file, manifest).map((found) => found.rule)).toContain(rule);
  });

  test("unknown-package", () => {
    expect(unknownPackages(["flow", "misc"]).map((found) => found.file)).toEqual(["packages/misc"]);
  });

  test("and none is left out above", () => {
    const shown = new Set<Rule>([...wrong, ...wrongManifests].map(([rule]) => rule)).add("unknown-package");
    const all: Record<Rule, true> = {
      layers: true,
      simulator: true,
      "unknown-package": true,
      border: true,
      "deep-import": true,
      form: true,
      "built-in": true,
      "computed-import": true,
      impure: true,
      manifest: true,
      egress: true,
      xstate: true,
      react: true,
      fastify: true,
      msal: true,
    };
    expect([...shown].sort()).toEqual(Object.keys(all).sort());
  });
});

describe("no rule complains about", () => {
  const right: [file: string, source: string][] = [
    ["packages/flow/src/a.ts", '// import { step } from "@dialtree/engine"; Date.now()'],
    ["packages/flow/src/a.ts", "const text = \"import x from 'xstate'; new Date()\"; /* Math.random() */"],
    [
      "packages/flow/src/a.ts",
      "const at = new Date(0); const day = new Date(at); Math.max(1, 2); Date.UTC(2026);",
    ],
    [
      "packages/flow/src/a.ts",
      'import { z } from "zod"; import { limits } from "./limits.ts"; export { limits };',
    ],
    ["packages/nodes/src/menu/menu.form.tsx", 'import { Field } from "@dialtree/controls"; import "react";'],
    [
      "packages/engine/src/3-machine/a.ts",
      'import { setup } from "xstate"; import type { Flow } from "@dialtree/flow";',
    ],
    [
      "packages/engine/test/a.test.ts",
      'import { menu } from "@dialtree/nodes"; import "node:fs"; Date.now();',
    ],
    [
      "packages/flow/src/edit/a.test.ts",
      'import { nodeTypes } from "@dialtree/nodes"; import "../document/read.ts";',
    ],
    [
      "packages/graph/src/io/client.ts",
      'import "undici"; import { createHash } from "node:crypto"; Date.now();',
    ],
    [
      "apps/cli/src/main.ts",
      'import "node:fs"; import "@dialtree/flow/edit"; import "@dialtree/nodes"; await import(x);',
    ],
    ["apps/server/src/a.ts", 'import type { Dispatcher } from "undici"; box.fetch(id);'],
    ["apps/server/src/a.ts", 'import { type Dispatcher } from "undici";'],
    ["apps/server/src/phone/simulator.ts", 'import { Pool } from "undici";'],
    ["apps/server/src/doctor/probing.ts", 'import { request } from "undici";'],
    ["packages/egress/src/a.ts", 'import { Pool } from "undici";'],
    ["apps/server/src/app.ts", 'import fastify from "fastify"; import { X } from "@azure/msal-node";'],
    [
      "scripts/bench-dev.ts",
      'import "@dialtree/engine"; import "./text.ts"; performance.now(); Math.random();',
    ],
  ];

  test.each(right)("%s: %s", (file, source) => {
    expect(sourceViolations(file, source).map(show)).toEqual([]);
  });
});
