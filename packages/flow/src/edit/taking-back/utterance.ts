import { isJsonObject, type Json } from "../../json.ts";

/** What is said in one language: its words and its sound are two changes, and each comes back alone where both sides have one. */
export function utteranceBack(kind: string, now: Json | undefined, live: Json | undefined): Json | undefined {
  const old = isJsonObject(live) ? live : undefined;
  if (!isJsonObject(now)) return live;
  if (kind === "sound changed") return { ...old, text: now.text ?? "" };
  return kind === "text changed" && old ? { ...now, text: old.text ?? "" } : live;
}
