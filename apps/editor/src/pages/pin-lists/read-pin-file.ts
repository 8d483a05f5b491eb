import { readPinSheet } from "@dialtree/flow/texts";
import { textOfFile } from "../../files/text-of-file.ts";

export type ReadPinFile = ReturnType<typeof readPinSheet>;

/** The entries of a file, or everything that is wrong with it. */
export async function readPinFile(file: Blob): Promise<ReadPinFile> {
  const read = await textOfFile(file);
  return "fault" in read ? { faults: [{ line: 1, fault: read.fault, remedy: "" }] } : readPinSheet(read.text);
}
