import { limits } from "@dialtree/flow";
import { message } from "../messages/message.ts";

/** The text of a sheet that somebody has chosen, or why it is none. */
export async function textOfFile(
  file: Blob,
): Promise<{ readonly text: string } | { readonly fault: string }> {
  // Before a byte of it is read: a page that reads a disk's worth of text is a page that is gone.
  if (file.size > limits.fileBytes)
    return { fault: message("sheet.large", { megabytes: limits.fileBytes / 1_000_000 }) };
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer()),
    };
  } catch {
    return { fault: message("sheet.encoding") };
  }
}
