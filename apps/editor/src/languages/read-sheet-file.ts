import type { FlowDocument } from "@dialtree/flow";
import { readSheet, type TextChange } from "@dialtree/flow/texts";
import type { LineFault } from "../files/sheet-faults.tsx";
import { textOfFile } from "../files/text-of-file.ts";
import { nodeTypes } from "../words/node-types.ts";

/** What a file of texts changes in a flow, or everything that is wrong with it; nothing is changed by reading it. */
export async function readSheetFile(
  file: Blob,
  document: FlowDocument,
): Promise<{ readonly changes: readonly TextChange[] } | { readonly faults: readonly LineFault[] }> {
  const read = await textOfFile(file);
  return "fault" in read
    ? { faults: [{ line: 1, fault: read.fault }] }
    : readSheet(read.text, document, nodeTypes);
}
