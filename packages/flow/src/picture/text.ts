// How wide a text is, as far as that can be known where nothing is drawn yet: by the letters of Arial, a little more.

/** A way of writing that a picture uses. */
export interface Hand {
  readonly size: number;
  readonly isBold?: boolean;
}

const narrow = /[ijlI|.,:;'!()[\]ft]/;
const wide = /[mwMW@%—…]/;
// Hangul, kana, ideographs, emoji: as wide as they are high.
const square = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|[\u{10000}-\u{10ffff}]/u;

/** @returns units of the picture. */
export function widthOf(text: string, { size, isBold }: Hand): number {
  let ems = 0;
  for (const letter of text) ems += emsOf(letter);
  return ems * size * (isBold ? 1.08 : 1);
}

function emsOf(letter: string): number {
  if (letter === " ") return 0.3;
  if (square.test(letter)) return 1.02;
  if (narrow.test(letter)) return 0.34;
  if (wide.test(letter)) return 0.96;
  return letter >= "A" && letter <= "Z" ? 0.71 : 0.58;
}

/** A text in lines that are no wider than `width`; where there are more than `most`, the last one ends with an ellipsis. */
export function wrapped(text: string, width: number, hand: Hand, most: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of wordsOf(text, width, hand)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, hand) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
    if (lines.length === most) return [...lines.slice(0, -1), cut(`${lines.at(-1)} ${word}`, width, hand)];
  }
  return line === "" ? lines : [...lines, line];
}

/** The beginning of a text that has room, with an ellipsis where something is left out. */
function cut(text: string, width: number, hand: Hand): string {
  if (widthOf(text, hand) <= width) return text;
  const letters = [...text];
  let room = width - widthOf("…", hand);
  const kept = letters.findIndex((letter) => {
    room -= widthOf(letter, hand);
    return room < 0;
  });
  return `${letters.slice(0, kept).join("").trimEnd()}…`;
}

/** Words, those that have no room in a line broken up. */
function* wordsOf(text: string, width: number, hand: Hand): Generator<string> {
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    let part = "";
    for (const letter of word) {
      if (part !== "" && widthOf(part + letter, hand) > width) {
        yield part;
        part = "";
      }
      part += letter;
    }
    yield part;
  }
}
