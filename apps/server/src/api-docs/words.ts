import { german } from "./words.de.ts";

/** The languages in which the page frames the description of the API. */
export const docsLanguages = ["en", "de"] as const;
export type DocsLanguage = (typeof docsLanguages)[number];

const own = {
  title: "The API of dialtree",
  skip: "To the operations",
  madeOf:
    "Made of {document}, which the server checks requests by. What a refusal means stands under {problems}.",
  document: "the OpenAPI document",
  problems: "problems",
  note: "",
  search: "Search operations",
  find: "Search",
  all: "Show all",
  one: "1 operation",
  many: "{count} operations",
  groups: "Groups",
  schemas: "Schemas",
  sent: "What is sent",
  answered: "What is answered",
  commandLine: "On the command line",
  curl: "{operation} with curl",
  parameters: "Parameters",
  required: ", required",
  example: "Example",
  try: "Try it: {operation}",
  ask: "Ask",
} as const;

export type DocsWords = Readonly<Record<keyof typeof own, string>>;

/** What the page says by itself, and how it says what the OpenAPI document holds. */
export interface DocsSpeech {
  readonly words: DocsWords;
  /** The summary of an operation. */
  readonly summary: (operation: string, english: string) => string;
  /** Any other sentence of the document; what nobody has translated stays English. */
  readonly text: (english: string) => string;
}

export function speechOf(language: DocsLanguage): DocsSpeech {
  if (language === "en") return { words: own, summary: (_, english) => english, text: (english) => english };
  return german;
}
