import type { Directory } from "../directory/index.ts";
import type { FlowDocument } from "../document/index.ts";
import type { Edit } from "./edit.ts";
import { type Refusal, refuse } from "./refusals.ts";
import { set } from "./settings.ts";

/** Adds a directory behind the others. */
export function addDirectory(document: FlowDocument, directory: Directory): Edit | Refusal {
  const { directories = [] } = document;
  if (directories.some(({ id }) => id === directory.id))
    return refuse("directory_taken", { directory: directory.id });
  return set(document, "directories", [...directories, directory], `Add the directory ${named(directory)}`);
}

/** Replaces a directory by what it has become. `typed`: in one field, so that strokes become one step. */
export function setDirectory(document: FlowDocument, directory: Directory, typed = false): Edit | Refusal {
  const { directories = [] } = document;
  const before = directories.find(({ id }) => id === directory.id);
  if (!before) return refuse("directory_missing", { directory: directory.id });
  const after = directories.map((other) => (other === before ? directory : other));
  return set(document, "directories", after, `Change the directory ${named(before)}`, typed);
}

/** Takes a directory away. Steps that use it keep its name, and the check says so. */
export function removeDirectory(document: FlowDocument, id: string): Edit | Refusal {
  const { directories = [] } = document;
  const gone = directories.find((directory) => directory.id === id);
  if (!gone) return refuse("directory_missing", { directory: id });
  const left = directories.filter((directory) => directory !== gone);
  return set(
    document,
    "directories",
    left.length > 0 ? left : undefined,
    `Remove the directory ${named(gone)}`,
  );
}

function named({ id, title }: Directory): string {
  return `"${title || id}"`;
}
