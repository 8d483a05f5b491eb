import { concealment, type Prompt } from "../call/index.ts";
import { written } from "./say.ts";

/** Whether a prompt goes on with the value that another one began. What is concealed would hide a phrase beside it as well. */
export function isSameValue(one: Prompt | undefined, next: Prompt): boolean {
  return one?.fragment === true && next.fragment === true && one.concealed === next.concealed;
}

/** Prompts as people read them: a value is played word by word, and is one text. */
export function asRead(prompts: readonly Prompt[]): readonly Prompt[] {
  const read: Prompt[][] = [];
  for (const prompt of prompts) {
    const value = read.at(-1);
    if (isSameValue(value?.[0], prompt)) value?.push(prompt);
    else read.push([prompt]);
  }
  return read.flatMap((parts) => {
    const [first] = parts;
    if (!first?.fragment) return parts;
    const words = parts.map(({ text }) => text);
    return [{ ...first, text: first.concealed ? concealment : written(words, first.language) }];
  });
}
