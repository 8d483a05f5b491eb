import { type Action, limits, type Variable, type VariableValue, valueTypeOf } from "@dialtree/flow";
import { countKey } from "./session.ts";
import type { Turn } from "./turn.ts";

type Of<Type extends Action["type"]> = Action & { readonly type: Type };

/** Keeps what was keyed in. */
export function keepEntry(turn: Turn, { as: name, sensitive }: Of<"keepEntry">): void {
  keep(turn, name, turn.session.entry.join(""), sensitive);
  noteKept(turn, name);
}

/** Keeps one of the values that a task has just brought, if it is what the flow takes it for. */
export function keepAnswer(turn: Turn, { as: name, of, sensitive }: Of<"keepAnswer">): void {
  const value = Object.hasOwn(turn.brought, name) ? turn.brought[name] : undefined;
  if (value === undefined || !isKeepable(value, of)) return;
  keep(turn, name, value, sensitive);
  noteKept(turn, name);
}

/** Keeps a value that the flow says. */
export function keepValue(turn: Turn, { as: name, value }: Of<"keep">): void {
  keep(turn, name, value, false);
  turn.note({ kind: "kept", flow: turn.flow.id, node: turn.keeper(), name, value });
}

/** Keeps what a node works out. It is the caller's as often as not: it is not told, like what was keyed in. */
export function keepDerived(turn: Turn, { as: name, is }: Of<"keepDerived">): void {
  const found = turn.derived;
  if (!found || "failure" in found || valueTypeOf(found.value) !== is) return;
  keep(turn, name, found.value, isSensitive(turn, found.from));
  noteKept(turn, name);
}

/** Counts that the node was entered. */
export function count(turn: Turn): void {
  const { counts = {} } = turn.session;
  const key = countKey(turn.flow.id, turn.keeper());
  turn.update({ counts: { ...counts, [key]: (counts[key] ?? 0) + 1 } });
}

function keep(turn: Turn, name: string, value: VariableValue, hidden: boolean): void {
  const { variables, sensitive } = turn.session;
  turn.update({ variables: { ...variables, [name]: value } });
  if (hidden === sensitive.includes(name)) return;
  const others = sensitive.filter((other) => other !== name);
  turn.update({ sensitive: hidden ? [...others, name] : others });
}

/** What is made of something that is not to be told is not to be told either. */
function isSensitive(turn: Turn, sources: Iterable<string>): boolean {
  const { sensitive } = turn.session;
  if (sensitive.length === 0) return false;
  for (const source of sources) if (sensitive.includes(source)) return true;
  return false;
}

function noteKept(turn: Turn, name: string): void {
  turn.note({ kind: "kept", flow: turn.flow.id, node: turn.keeper(), name });
}

/** Whether a value from outside is what the flow takes it for, and no more than a call may carry. */
function isKeepable(value: VariableValue, of: Variable["type"]): boolean {
  if (of === "text") return typeof value === "string" && value.length <= limits.answerCharacters;
  return of === "number" ? Number.isFinite(value) : typeof value === "boolean";
}
