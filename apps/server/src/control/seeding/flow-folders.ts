import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type NodeTypes, type ReadResult, readText } from "@dialtree/flow";

/**
 * A flow as it lies on disk: its file, the WAVs in the `prompts` folder beside it, the scenarios in `cases`, and PINs to try it
 * with.
 */
export interface FlowFolder extends ReadResult {
  /** The folder's own name. */
  readonly name: string;
  /** The text of `pins.csv`. */
  readonly pins: string | undefined;
  readonly recordings: readonly { readonly name: string; read(): Promise<Uint8Array> }[];
  /** What `dialtree test` plays, by the names that it gives them. */
  readonly scenarios: readonly { readonly name: string; readonly text: string }[];
}

/** The folders of a folder that have a flow file, by name. @throws the file system's own error */
export async function flowFoldersIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).sort().map((name) => join(folder, name));
  const found = await Promise.all(names.map(async (path) => ((await hasFlow(path)) ? [path] : [])));
  return found.flat();
}

/** The calendars that the flows of a folder look at, beside their folders. */
export const calendarFile = "calendars.json";

/** Undefined where there is no such file. @throws the file system's own error for one that cannot be read */
export function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** @throws the file system's own error */
export async function readFlowFolder(folder: string, nodeTypes: NodeTypes): Promise<FlowFolder> {
  const text = await readFile(join(folder, "flow.json"), "utf8");
  const prompts = join(folder, "prompts");
  const names = await readdir(prompts).catch(noneWhenMissing);
  const pins = await readIfThere(join(folder, "pins.csv"));
  return {
    ...readText(text, nodeTypes),
    name: basename(folder),
    pins,
    recordings: names
      .filter((name) => name.endsWith(".wav"))
      .sort()
      .map((name) => ({ name, read: () => readFile(join(prompts, name)) })),
    scenarios: await scenariosIn(join(folder, "cases")),
  };
}

async function scenariosIn(folder: string): Promise<FlowFolder["scenarios"]> {
  const files = (await readdir(folder).catch(noneWhenMissing)).filter((name) => name.endsWith(".txt")).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: basename(file, ".txt"),
      text: await readFile(join(folder, file), "utf8"),
    })),
  );
}

async function hasFlow(folder: string): Promise<boolean> {
  const found = await stat(join(folder, "flow.json")).catch(() => undefined);
  return found?.isFile() ?? false;
}

function noneWhenMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}
