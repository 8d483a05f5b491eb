import { readPinSheet } from "@dialtree/flow/texts";
import type { LineFault } from "../../files/sheet-faults.tsx";
import { textOfFile } from "../../files/text-of-file.ts";

export type ReadPinFile =
  | Extract<ReturnType<typeof readPinSheet>, { entries: unknown }>
  | { readonly faults: readonly LineFault[] };

/** The entries of a file, or everything that is wrong with it. */
export async function readPinFile(file: Blob): Promise<ReadPinFile> {
  const read = await textOfFile(file);
  return "fault" in read ? { faults: [{ line: 1, fault: read.fault, remedy: "" }] } : readPinSheet(read.text);
}
