// The English sentences of the editor, and which of them are on a page: in another language there should be none.

import { globSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { germanAnswers } from "@dialtree/editor/german-answers";
import { germanClock, germanTitles } from "@dialtree/flow/german";
import { nodeTypes } from "@dialtree/nodes";
import { germanSentences, germanTypes } from "@dialtree/nodes/german";
import type { Page } from "@playwright/test";

const editor = fileURLToPath(new URL("../../apps/editor/src/", import.meta.url));

type Sentences = Readonly<Record<string, string>>;

/** What stands for a value in a sentence, and whether there is more of it than that. */
const slot = /\{[^}]+\}/g;

/** Tells whether a text is an English sentence that has another wording in German. `count`: how many it knows. */
export async function englishSentences(): Promise<{
  readonly count: number;
  readonly has: (text: string) => boolean;
}> {
  const pairs: (readonly [english: string, german: string])[] = [];
  for (const file of ["messages/en.ts", ...globSync("**/words.ts", { cwd: editor })]) {
    const written = (await import(pathToFileURL(editor + file).href)) as Readonly<Record<string, Sentences>>;
    const said = (await import(pathToFileURL(editor + file.replace(/\.ts$/, ".de.ts")).href)) as {
      readonly german: Sentences;
    };
    for (const [key, sentence] of Object.entries(written.own ?? written.en ?? {}))
      pairs.push([sentence, said.german[key] ?? ""]);
  }
  pairs.push(...Object.entries({ ...germanAnswers, ...germanClock, ...germanSentences, ...germanTitles }));
  const german = germanTypes(nodeTypes);
  for (const [name, { title, summary }] of nodeTypes)
    pairs.push([title, german.get(name)?.title ?? ""], [summary, german.get(name)?.summary ?? ""]);
  const known = pairs
    .filter(([english, said]) => english !== said && english.replaceAll(slot, "").trim().length > 7)
    .map(([english]) => english);
  const whole = new Set(known);
  const patterns = known
    .filter((english) => english.split(slot).length > 1)
    .map((english) => {
      const parts = english.split(slot).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      return new RegExp(`^${parts.join(".+")}$`, "s");
    });
  return {
    count: whole.size,
    has: (text) => whole.has(text) || patterns.some((pattern) => pattern.test(text)),
  };
}

// Words that hardly any English sentence does without. German has none that is written so.
const english =
  /(?<![\p{L}\p{N}_.-])(?:the|of|and|with|is|are|to|for|that|this|from|by|has|have|be|cannot|there|which|who|where|when|what|your|you|if|it|its)(?![\p{L}\p{N}_-])/giu;
const german =
  /(?<!\p{L})(?:der|die|das|und|ist|sind|mit|für|nicht|ein|eine|einen|von|zu|dem|den|Sie|wird|auf)(?!\p{L})/giu;

/** Whether a text reads like English, whoever wrote it. */
export function looksEnglish(text: string): boolean {
  return (text.match(english)?.length ?? 0) > (text.match(german)?.length ?? 0);
}

/** Everything that a page says to eyes and to screen readers, each once. */
export function saidOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const said = new Set<string>();
    const add = (text: string | null) => {
      if (text?.trim()) said.add(text.trim());
    };
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      if (element.closest("script, style, [lang]:not(html)")) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) add(element.getAttribute(name));
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.textContent);
      // Sentences that are put together of several pieces of text.
      if (element.childElementCount === 0) add(element.textContent);
    }
    add(document.title);
    return [...said];
  });
}
