import { type Json, type Spoken, spokenSchema } from "@dialtree/flow";
import { memberOf } from "../../problems.ts";

/** What an utterance says of itself under a name, its text unless told. */
export function textOf(utterance: Json | undefined, name = "text"): string | undefined {
  const text = utterance === undefined ? undefined : memberOf(utterance, name);
  return typeof text === "string" ? text : undefined;
}

/** What is spoken; nothing where a file made by hand holds something else. */
export function readable(value: Json | undefined): Spoken {
  const parsed = spokenSchema.safeParse(value);
  return parsed.success ? parsed.data : {};
}

/** What is spoken in one language alone. */
export function pick(spoken: Spoken, language: string): Spoken {
  const utterance = Object.hasOwn(spoken, language) ? spoken[language] : undefined;
  return utterance ? { [language]: utterance } : {};
}
