/** Something that can be found by what people call it. */
export interface Findable {
  readonly title: string;
  /** What it is found by as well, and shown less. */
  readonly also?: string;
}

/**
 * What fits what was typed, the best first: every word has to occur, and counts more at the beginning of the title, then at the beginning
 * of a word, then anywhere; in `also` least. Of equals the order stays.
 */
export function found<T extends Findable>(things: readonly T[], typed: string): readonly T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return things;
  return things
    .map((thing) => ({ thing, score: scoreOf(thing, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ thing }) => thing);
}

function scoreOf({ title, also = "" }: Findable, words: readonly string[]): number {
  const [text, aside] = [plain(title), plain(also)];
  let sum = 0;
  for (const word of words) {
    const score = text.startsWith(word)
      ? 8
      : text.includes(` ${word}`)
        ? 4
        : text.includes(word)
          ? 2
          : aside.includes(word)
            ? 1
            : 0;
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

/** Without capitals and accents: people search as they type. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
