import type { Translation } from "./translation.ts";

/** The languages of the editor. The first one is what its sentences are written in, and for whom none of the others fits. */
export const editorLanguages = ["en", "de"] as const;
export type EditorLanguage = (typeof editorLanguages)[number];

const kept = "dialtree/language";

let spoken: Translation | undefined;

/** What was chosen in this browser, else the first language of the browser that the editor speaks. */
export function wantedLanguage(): EditorLanguage {
  for (const tag of [localStorage.getItem(kept) ?? "", ...navigator.languages]) {
    const known = editorLanguages.find((language) => language === primaryOf(tag));
    if (known) return known;
  }
  return editorLanguages[0];
}

/**
 * Keeps the choice for the next visits, and shows the page anew in it: what somebody has not saved yet, a page asks about
 * or keeps by itself, as with every other way of leaving it.
 */
export function chooseLanguage(language: EditorLanguage): void {
  localStorage.setItem(kept, language);
  location.reload();
}

/** From here on the editor speaks this, as long as the page stands. Said once, before anything is drawn. */
export function speak(translation: Translation): void {
  spoken = translation;
}

/** What the editor says its sentences with; undefined while it says them as they are written. */
export function translation(): Translation | undefined {
  return spoken;
}

/** The language that is on the screen. */
export function shownLanguage(): EditorLanguage {
  return spoken?.language ?? editorLanguages[0];
}

/** How dates and numbers are written: as in the country that the browser is set to, where it speaks the same language. */
export function locale(): string {
  const language = shownLanguage();
  return navigator.languages.find((tag) => primaryOf(tag) === language && isTag(tag)) ?? language;
}

/** Browsers that are started in a bare shell say "en-US@posix", which is no language tag; nothing can be written in it. */
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function primaryOf(tag: string): string {
  return tag.split("-", 1)[0] ?? "";
}
