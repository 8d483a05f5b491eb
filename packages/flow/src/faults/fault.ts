import type { Sentences } from "../translating/sentences.ts";

export type FaultValues = Readonly<Record<string, string | number>>;

/**
 * What is wrong with something that was written or sent, as a value: which sentence says it, and what is put into that. So
 * it can be said in any language, wherever it was found.
 */
export interface Fault {
  readonly code: string;
  readonly values: FaultValues;
  /** The sentence in English. */
  readonly fault: string;
}

type SlotsIn<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | SlotsIn<Rest>
  : never;
type Given<Text extends string> =
  SlotsIn<Text> extends never ? [] : [Readonly<Record<SlotsIn<Text>, string | number>>];

/** Makes the faults of a catalogue: sentences by their codes, with `{name}` for each value. */
export function faultMaker<const All extends Sentences>(sentences: All) {
  return <Code extends keyof All & string>(code: Code, ...given: Given<All[Code]>): Fault => {
    const values: FaultValues = given[0] ?? {};
    return { code, values, fault: filled(sentences[code] ?? code, values) };
  };
}

/** A fault without what else is told of it (its line, what to do), as it goes over the wire. */
export function plainFault({ code, values, fault }: Fault): Fault {
  return { code, values, fault };
}

function filled(sentence: string, values: FaultValues): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
