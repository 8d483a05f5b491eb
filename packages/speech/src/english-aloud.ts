/** A text as an English voice can say it, and what of it the voice would pass over in silence. */
export interface Aloud {
  readonly text: string;
  /** Each character once, in the order of the text. */
  readonly unspoken: readonly string[];
}

// What people type, or a word processor makes of it, and how it sounds the same in ASCII. Flite knows bytes, not letters:
// "café" comes out as "caf" and a stutter. A dash between words is a breath, which Flite takes only at a comma.
const inAscii: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": ", ",
  "•": ", ",
  "·": ", ",
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "Th",
  ı: "i",
  "⁄": "/",
};

// The ASCII for which Flite has no word and which ends or groups nothing either: markup, mostly.
const silentAscii = /[<>]/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
// Signs with a name that Flite says: "at", "percent".
const namedSign = /[#$%&*+/=@\\^_|~]/;
// Line ends that people mean, and control or formatting characters that nobody hears.
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
const inaudible = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
const blankLines = /\n[^\S\n]*(?:\n[^\S\n]*)+/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Makes one line of ASCII of a text. Accents go, quotes become plain, an empty line ends a sentence. Characters that an
 * English voice has no sound for become a space and are named in `unspoken`.
 */
export function englishAloud(text: string): Aloud {
  const unspoken = new Set<string>();
  const paragraphs = text
    .replace(lineEnd, "\n")
    .split(blankLines)
    .map((paragraph) => ascii(paragraph, unspoken).replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
  return { text: paragraphs.map(ended).join(" "), unspoken: [...unspoken] };
}

/** Whether a text in ASCII has anything that is heard. */
export function isAudible(text: string): boolean {
  return letterOrDigit.test(text) || namedSign.test(text);
}

function ascii(paragraph: string, unspoken: Set<string>): string {
  let line = "";
  // By what people see as one character, so that a family of four is named as one and not taken apart.
  for (const { segment } of graphemes.segment(paragraph)) {
    const plain = folded(segment);
    if (plain === undefined) unspoken.add(segment);
    line += plain ?? " ";
  }
  return line;
}

/** One character in ASCII; undefined when it has no sound in English. */
function folded(character: string): string | undefined {
  const plain = [...character.normalize("NFKD").replace(/\p{M}/gu, "")]
    .map((part) => inAscii[part] ?? part)
    .join("")
    .replace(/\s/gu, " ")
    .replace(inaudible, "");
  return /[^ -~]/.test(plain) || silentAscii.test(plain) ? undefined : plain;
}

function ended(paragraph: string, index: number, all: readonly string[]): string {
  return index === all.length - 1 || /[.,:;!?]["')\]]*$/.test(paragraph) ? paragraph : `${paragraph}.`;
}
