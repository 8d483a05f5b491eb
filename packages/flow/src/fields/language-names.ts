/** How languages are called in a language: `languageNames("de")("en")` is Englisch. A tag that is none stands for itself. */
export function languageNames(locale: string): (tag: string) => string {
  const names = new Intl.DisplayNames([locale], { type: "language" });
  return (tag) => {
    try {
      return names.of(tag) ?? tag;
    } catch {
      return tag; // A file made by hand can hold anything; the check says what is wrong with it.
    }
  };
}

/** How countries are called in a language: `regionNames("de")("DE")` is Deutschland. No code is a country nobody has chosen yet. */
export function regionNames(locale: string, unchosen: string): (code: string) => string {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  return (code) => (code === "" ? unchosen : (names.of(code) ?? code));
}
