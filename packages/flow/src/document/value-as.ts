import type { VariableValue } from "../fields/index.ts";
import type { VariableType } from "./document.ts";

/** A value as another kind of variable holds it; undefined where it says nothing of that kind. */
export function valueAs(value: VariableValue, type: VariableType): VariableValue | undefined {
  if (type === "text") return String(value);
  if (type === "flag") return typeof value === "boolean" ? value : flags.get(String(value).toLowerCase());
  if (typeof value !== "string") return typeof value === "number" ? value : undefined;
  // As people write numbers; not as programs do: 0x10, 1e3.
  const number = /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["true", true],
  ["no", false],
  ["false", false],
]);
