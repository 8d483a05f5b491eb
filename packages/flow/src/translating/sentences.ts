/** Sentences of ours, and what they are in another language. `{name}` stands for what differs from time to time. */
export type Sentences = Readonly<Record<string, string>>;

interface Pattern {
  readonly matches: RegExp;
  readonly names: readonly string[];
  readonly said: string;
}

const mostRemembered = 2_000;

/**
 * Says sentences in another language. What was put into them is translated too where it is a sentence itself (the exit of a
 * step in a sentence about it), and stands as it is where it is none. Undefined for what nobody has translated.
 */
export function translator(sentences: Sentences): (text: string) => string | undefined {
  const patterns = Object.entries(sentences)
    .filter(([english]) => slot.test(english))
    // The more of a sentence is fixed, the surer it is meant: "{a} of {b}" is tried after all that say more.
    .sort(([one], [other]) => fixed(other) - fixed(one))
    .map(([english, said]) => patternOf(english, said));
  const remembered = new Map<string, string | undefined>();

  function translate(text: string): string | undefined {
    if (Object.hasOwn(sentences, text)) return sentences[text];
    for (const { matches, names, said } of patterns) {
      const found = matches.exec(text);
      if (!found) continue;
      const values = new Map(names.map((name, index) => [name, found[index + 1] ?? ""]));
      return said.replaceAll(slots, (_, name: string) => {
        const value = values.get(name) ?? "";
        return translate(value) ?? value;
      });
    }
    return undefined;
  }

  return (text) => {
    if (!remembered.has(text)) {
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(text, translate(text));
    }
    return remembered.get(text);
  };
}

/** The names of the slots of a sentence, in their order. */
export function slotsOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(slots)].map(([, name = ""]) => name);
}

const slot = /\{(\w+)\}/;
const special = /[.*+?^${}()|[\]\\]/g;
const slots = /\{(\w+)\}/g;

function fixed(english: string): number {
  return english.replaceAll(slots, "").length;
}

function patternOf(english: string, said: string): Pattern {
  const parts = english.split(slots);
  const source = parts
    .map((part, index) => (index % 2 === 1 ? "(.+?)" : part.replaceAll(special, "\\$&")))
    .join("");
  return { matches: new RegExp(`^${source}$`, "s"), names: slotsOf(english), said };
}
