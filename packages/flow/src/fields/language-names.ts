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
