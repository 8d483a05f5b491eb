import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeType } from "@dialtree/flow";
import * as registry from "../../src/registry.ts";
import { rewritten } from "../cases/rewrite.ts";
import { caseFileName, type NodeFolder } from "./node-folder.ts";
import { registryLines } from "./registration.ts";

const source = join(import.meta.dirname, "../../src");

/** The text of the registry. */
export const registrySource = readFileSync(join(source, "registry.ts"), "utf8");

/** The names of the folders beside the registry. */
export const folderNames: readonly string[] = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export interface Registered {
  readonly type: NodeType;
  readonly folder: NodeFolder;
}

/** Every registered type with what the repository holds of it. */
export function registeredTypes(): readonly Registered[] {
  return Object.entries(registry).map(([exportedAs, type]) => {
    const from = registryLines(registrySource).find((line) => line.exportedAs === exportedAs)?.from ?? "";
    return { type, folder: { exportedAs, from, files: filesIn(folderOf(from)) } };
  });
}

/** Writes down what the cases come out as now, for an author who has changed what a node does. The diff is for review. */
export function rewriteCases(): void {
  for (const { type, folder } of registeredTypes()) {
    const name = caseFileName(type);
    const text = folder.files[name];
    if (text !== undefined) writeFileSync(join(source, folderOf(folder.from), name), rewritten(type, text));
  }
}

function filesIn(folder: string): NodeFolder["files"] {
  if (!folderNames.includes(folder)) return {};
  const files = readdirSync(join(source, folder), { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ name }) => [name, readFileSync(join(source, folder, name), "utf8")]),
  );
}

/** `menu` of `./menu/menu.ts`. */
function folderOf(from: string): string {
  return from.split("/")[1] ?? "";
}
