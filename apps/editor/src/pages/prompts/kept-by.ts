import { listed } from "../../words/amounts.ts";
import { message } from "./words.ts";

/** Which versions go on with the old sound, in words; "" when none does. */
export function keptByWords(keptBy: readonly { readonly flow: string; readonly number: number }[]): string {
  if (keptBy.length === 0) return "";
  const versions = keptBy.map(({ flow, number }) => message("prompts.version", { flow, number }));
  return ` ${message("prompts.keptBy", { versions: listed(versions) })}`;
}
