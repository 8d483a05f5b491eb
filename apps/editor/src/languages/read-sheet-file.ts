import { type FlowDocument, limits } from "@dialtree/flow";
import { type CsvFault, readSheet, type TextChange } from "@dialtree/flow/texts";
import { nodeTypes } from "@dialtree/nodes";
import { message } from "../messages/message.ts";

/** What a file of texts changes in a flow, or everything that is wrong with it; nothing is changed by reading it. */
export async function readSheetFile(
  file: Blob,
  document: FlowDocument,
): Promise<{ readonly changes: readonly TextChange[] } | { readonly faults: readonly CsvFault[] }> {
  // Before a byte of it is read: a page that reads a disk's worth of text is a page that is gone.
  if (file.size > limits.fileBytes)
    return refused(message("sheet.large", { megabytes: limits.fileBytes / 1_000_000 }));
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return refused(message("sheet.encoding"));
  }
  return readSheet(text, document, nodeTypes);
}

function refused(fault: string): { readonly faults: readonly CsvFault[] } {
  return { faults: [{ line: 1, fault }] };
}
