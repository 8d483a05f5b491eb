import { basename, dirname, join, resolve } from "node:path";
import { type FlowDocument, type ReadResult, readText } from "@dialtree/flow";
import type { Calendars } from "@dialtree/flow/hours";
import { nodeTypes } from "@dialtree/nodes";
import { readWav } from "@dialtree/speech";
import { calendarsFor } from "./calendars.ts";
import { isFile, isFolder, namesIn, readBytes, readTextFile, shownPath } from "./files.ts";
import { nearest } from "./nearest.ts";
import { misused, type Refusal } from "./refusal.ts";

/** A flow as it lies on disk: its file, and the recordings in the `prompts` folder beside it. */
export interface FlowFolder extends ReadResult {
  /** The flow file, and the folder it is in: absolute. */
  readonly file: string;
  readonly folder: string;
  /** The flow file as the person would type it. */
  readonly shown: string;
  readonly text: string;
  readonly recordings: ReadonlyMap<string, Recording>;
  /** Those that its steps can look at. */
  readonly calendars: Calendars;
}

/** A flow that can be read, whatever else is wrong with it. */
export interface ReadableFlow extends FlowFolder {
  readonly document: FlowDocument;
}

type Recording = { readonly seconds: number } | { readonly fault: string };

const flowFile = "flow.json";
/** Where flows are kept; they can be named without it. */
export const flowsFolder = "flows";

/**
 * The flow file that somebody named: a folder, a file, or the name of a folder in `flows`.
 * @throws Refusal when there is none.
 */
export function findFlow(named: string, cwd: string): string {
  for (const path of [resolve(cwd, named), resolve(cwd, flowsFolder, named)]) {
    if (isFile(path)) return path;
    if (isFile(join(path, flowFile))) return join(path, flowFile);
  }
  throw noSuchFlow(named, cwd);
}

/** Whether a path is a flow file, the folder of one, or a folder of such folders. */
export function hasFlow(path: string): boolean {
  return isFile(path) || isFile(join(path, flowFile)) || flowsIn(path).length > 0;
}

/** The flow files in the folders of a folder. */
export function flowsIn(folder: string): readonly string[] {
  return namesIn(folder)
    .map((name) => join(folder, name, flowFile))
    .filter(isFile);
}

/** Reads a flow. Whatever is wrong with it is among its problems; only a file that cannot be opened throws. */
export function loadFlow(file: string, cwd: string): FlowFolder {
  const text = readTextFile(file);
  const folder = dirname(file);
  const read = readText(text, nodeTypes);
  return {
    ...read,
    calendars: calendarsFor(read.document, folder, cwd),
    file,
    folder,
    shown: shownPath(file, cwd),
    text,
    recordings: recordingsIn(join(folder, "prompts")),
  };
}

/** What to call a flow: its id, or the name of its folder when the file cannot be read. */
export function flowId({ document, folder }: Pick<FlowFolder, "document" | "folder">): string {
  return document?.id ?? basename(folder);
}

function recordingsIn(folder: string): ReadonlyMap<string, Recording> {
  const names = namesIn(folder).filter((name) => name.endsWith(".wav"));
  return new Map(names.map((name) => [name, recordingAt(join(folder, name))]));
}

function recordingAt(file: string): Recording {
  if (!isFile(file)) return { fault: "it is not a file" };
  const read = readWav(readBytes(file));
  // Not the samples, which would stay in memory.
  return "fault" in read ? { fault: read.fault } : { seconds: read.seconds };
}

function noSuchFlow(named: string, cwd: string): Refusal {
  const path = resolve(cwd, named);
  const inside = isFolder(path) ? flowsIn(path).map((file) => shownPath(dirname(file), cwd)) : [];
  if (inside.length > 0) {
    return misused(
      `"${named}" is a folder of flows, and one flow is needed.`,
      `Name one of ${inside.join(", ")}.`,
    );
  }
  if (isFolder(path)) return misused(`"${named}" has no ${flowFile}.`, "Name the folder that has one.");
  const known = flowsIn(resolve(cwd, flowsFolder)).map((file) => basename(dirname(file)));
  const meant = nearest(basename(named), known);
  const remedy = meant
    ? `Did you mean "${meant}"?`
    : known.length > 0
      ? `The flows here are ${known.join(", ")}; otherwise name a folder with a ${flowFile}, or the file.`
      : `Name a folder with a ${flowFile}, or the file.`;
  return misused(`There is no flow "${named}".`, remedy);
}
