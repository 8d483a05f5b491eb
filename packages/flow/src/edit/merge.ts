import { type Change, inverseOf, type NodeDataChange, type Operation } from "./change.ts";
import type { Step } from "./edit.ts";
import { sameValue, valueAt, withValueAt } from "./path.ts";

/**
 * Two steps as one, when the second goes on typing where the first one typed; undefined otherwise. When to ask is the
 * editor's affair: a pause or another field ends the word.
 */
export function merge(previous: Step, next: Step): Step | undefined {
  const first = onlyTyped(previous.operation);
  const second = onlyTyped(next.operation);
  const change = first && second && joined(first, second);
  if (!change) return undefined;
  const operation: Operation = { title: next.title, changes: [change], typed: true };
  return { title: next.title, operation, inverse: inverseOf(operation) };
}

// A stroke that changed more than its field (an outlet came or went) stays a step of its own.
function onlyTyped({ typed, changes }: Operation): Change | undefined {
  return typed && changes.length === 1 ? changes[0] : undefined;
}

function joined(first: Change, second: Change): Change | undefined {
  if (first.of === "node data" && second.of === "node data") return joinedData(first, second);
  if (!sameValue({ ...first, before: null, after: null }, { ...second, before: null, after: null }))
    return undefined;
  return sameValue(first.after, second.before) ? ({ ...first, after: second.after } as Change) : undefined;
}

// The first stroke may have made the object that the others type into: a text in a new language.
function joinedData(first: NodeDataChange, second: NodeDataChange): NodeDataChange | undefined {
  const rest = second.path.slice(first.path.length);
  const nested = first.path.every((part, depth) => part === second.path[depth]);
  if (first.at !== second.at || first.node !== second.node || !nested) return undefined;
  if (!sameValue(valueAt(first.after, rest), second.before)) return undefined;
  const after = first.after === undefined ? second.after : withValueAt(first.after, rest, second.after);
  return after === undefined ? undefined : { ...first, after };
}
