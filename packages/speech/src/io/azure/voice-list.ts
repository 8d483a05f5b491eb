import type { Voice } from "../provider.ts";

/**
 * The voices of an answer to `GET /cognitiveservices/voices/list`: an array of objects of which `ShortName` and `Locale`
 * matter here. Undefined for anything else. What is no voice of that shape is left out: the list grows new kinds.
 */
export function readVoices(body: Uint8Array): readonly Voice[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
  if (!Array.isArray(json)) return undefined;
  return json.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return [];
    const { ShortName: name, Locale: language } = item as Record<string, unknown>;
    return typeof name === "string" && typeof language === "string" ? [{ name, language }] : [];
  });
}
