import type { FlowDocument } from "../document/index.ts";
import { inverseOf, type Operation } from "./change.ts";
import { Draft } from "./draft.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";

/** One step of an author's work, without the document: what an undo list keeps. */
export interface Step {
  /** A sentence for the undo menu. */
  readonly title: string;
  readonly operation: Operation;
  /** Applied to the new document it gives back the old one, to the last character of its file. */
  readonly inverse: Operation;
}

/** What an operation did. When nothing had to change, `doc` is the very document that was given. */
export interface Edit extends Step {
  readonly doc: FlowDocument;
}

/** An edit that brought something in: the ids of the new nodes, or of the new item, to select or focus. */
export interface Addition extends Edit {
  readonly added: readonly string[];
}

/** Applies an operation: a new one, an inverse, or one read from a journal. */
export function apply(document: FlowDocument, operation: Operation): Edit | Refusal {
  return perform(
    document,
    operation.title,
    (draft) => {
      for (const change of operation.changes) draft.make(change);
    },
    operation.typed,
  );
}

/** Several operations as one undoable step. The first one that is refused refuses them all. */
export function compose(
  document: FlowDocument,
  title: string,
  steps: readonly ((document: FlowDocument) => Edit | Refusal)[],
): Edit | Refusal {
  let doc = document;
  const edits: Edit[] = [];
  for (const step of steps) {
    const edit = step(doc);
    if (isRefusal(edit)) return edit;
    doc = edit.doc;
    edits.push(edit);
  }
  const operation: Operation = { title, changes: edits.flatMap((edit) => edit.operation.changes) };
  return { doc, title, operation, inverse: inverseOf(operation) };
}

/** Runs one named operation. Whatever can be refused has been asked before; what happens here fits by construction. */
export function perform(
  document: FlowDocument,
  title: string,
  alter: (draft: Draft) => void,
  typed = false,
): Edit | Refusal {
  const draft = new Draft(document);
  alter(draft);
  if (!draft.fits) return refuse("operation_unfit", { title });
  const operation = draft.operation(title, typed);
  return { doc: draft.document, title, operation, inverse: inverseOf(operation) };
}

/** The same result, with the ids that it brought in. */
export function adding(result: Edit | Refusal, added: readonly string[]): Addition | Refusal {
  return isRefusal(result) ? result : { ...result, added };
}
