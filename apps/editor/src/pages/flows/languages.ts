import { languageNames } from "@dialtree/controls";
import { shownLanguage } from "../../messages/language.ts";

// Those that callers of Teams have most; any other can be written into the flow's file.
const tags = [
  "en-US",
  "en-GB",
  "en-AU",
  "en-CA",
  "en-IN",
  "cs-CZ",
  "da-DK",
  "de-DE",
  "de-AT",
  "de-CH",
  "es-ES",
  "es-MX",
  "fi-FI",
  "fr-FR",
  "fr-CA",
  "hu-HU",
  "it-IT",
  "ja-JP",
  "ko-KR",
  "nb-NO",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "pt-PT",
  "ro-RO",
  "sv-SE",
  "tr-TR",
  "uk-UA",
  "zh-CN",
];

export interface Language {
  readonly tag: string;
  readonly name: string;
}

const nameOf = languageNames(shownLanguage());

/** Languages to choose from, by name. */
export const languages: readonly Language[] = tags
  .map((tag) => ({ tag, name: nameOf(tag) }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** The language to begin with: the reader's own, where it is one of them. */
export function usualLanguage(preferred: readonly string[]): string {
  return preferred.find((tag) => tags.includes(tag)) ?? "en-US";
}

/** Whether one of the voices speaks it. `voices` are primary language subtags: `en`. */
export function isSpoken(tag: string, voices: readonly string[]): boolean {
  return voices.includes(new Intl.Locale(tag).language);
}
