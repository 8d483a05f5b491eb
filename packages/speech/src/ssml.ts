/** What is to be said, and by whom, for a document in SSML. */
export interface Saying {
  readonly text: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** The voice's name, as the provider writes it. */
  readonly voice: string;
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

// What no XML document may hold, not even as a number: https://www.w3.org/TR/xml/#charsets. A lone half of a surrogate pair
// is one of them; UTF-8 has no bytes for it.
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * An SSML document that says one text in one voice. The text stays text, whatever is in it: no author's or caller's words
 * become markup. Characters that XML cannot hold become spaces, so that the words around them stay two.
 */
export function ssmlOf({ text, language, voice }: Saying): string {
  const tag = escaped(language);
  return (
    `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${tag}">` +
    `<voice name="${escaped(voice)}">${escaped(text)}</voice></speak>`
  );
}

/** The same in the content of an element and in an attribute. */
function escaped(text: string): string {
  return (
    text
      .replace(notInXml, " ")
      // Readers of XML make a line feed of it unless it comes as a number.
      .replace(/\r\n?/g, "\n")
      .replace(/[&<>"']/g, (character) => escapes[character] ?? "")
  );
}
