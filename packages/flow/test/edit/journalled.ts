import { apply, type Edit, isRefusal, type Operation, readOperation } from "../../src/edit/index.ts";
import type { FlowDocument } from "../../src/index.ts";

/** The document after an operation that has to work. @throws when it is refused */
export function applied(document: FlowDocument, operation: Operation): Edit {
  const result = apply(document, operation);
  if (isRefusal(result)) throw new Error(`"${operation.title}" was refused: ${result.refused}`);
  return result;
}

/** The operation as it comes back from a journal. @throws when it cannot be read */
export function journalled(operation: Operation): Operation {
  const again = readOperation(JSON.parse(JSON.stringify(operation)));
  if (isRefusal(again)) throw new Error(`"${operation.title}" cannot be read again: ${again.values.reason}`);
  return again;
}
