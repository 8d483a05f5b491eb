// Which English sentence stood there when its German one was last looked at. German that is found by a key or a code goes stale
// without anybody noticing; what is found by its English goes missing, and tests say so.
//   node scripts/german.ts            adds sentences that are new, drops those that are gone, and names those that have changed
//   node scripts/german.ts audit.what fault:wav_empty    says that the German of these was looked at

import { createHash } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const root = new URL("../", import.meta.url);

/** One line for each sentence, in order, so that two people who have added some get along: `key hash of its English`. */
export const lookedAtFile = "scripts/german.txt";

const hashLength = 10;

type Said = (values: Readonly<Record<string, string>>) => string;
type Entry = { readonly say: Said; readonly remedy: Said };
type Catalogue = Readonly<Record<string, unknown>>;

/** Every English sentence whose German is found by a key or a code. */
export async function englishByKey(): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  const take = (kind: string, catalogue: Catalogue) => {
    for (const [key, held] of Object.entries(catalogue)) all.set(kind + key, textOf(held));
  };
  for (const file of [
    "messages/en.ts",
    ...globSync("**/words.ts", { cwd: new URL("apps/editor/src/", root) }),
  ]) {
    const { own, en } = await from(`apps/editor/src/${file}`);
    take("", (own ?? en ?? {}) as Catalogue);
  }
  const { controlWords } = await from("packages/controls/src/words.ts");
  // What looks names up, or hands a sentence on, is no sentence itself.
  const { said, fault, problems, languageName, regionName, ...sentences } = controlWords as Catalogue;
  take("control:", sentences);
  const { flowProblems, flowAdvice, schemaFaults } = await from("packages/flow/src/index.ts");
  const { refusals } = await from("packages/flow/src/edit/index.ts");
  const { nodeTypes } = await from("packages/nodes/src/index.ts");
  take("problem:", { ...(flowProblems as Catalogue), ...(flowAdvice as Catalogue) });
  for (const [name, { problems = {} }] of nodeTypes as ReadonlyMap<string, { problems?: Catalogue }>)
    take(`problem:${name}/`, problems);
  take("refusal:", refusals as Catalogue);
  take("fault:", schemaFaults as Catalogue);
  for (const [file, name] of faultFiles) take("fault:", (await from(file))[name] as Catalogue);
  const { pinRemedies, saveAgain } = await from("packages/flow/src/texts/faults.ts");
  take("remedy:", { ...(pinRemedies as Catalogue), csv: saveAgain });
  const { problemTypes } = await from("apps/server/src/problems/types.ts");
  take("code:", problemTypes as Catalogue);
  const { everyRoute } = await from("apps/server/src/parts.ts");
  const routes = (everyRoute as () => readonly { readonly name: string; readonly summary: string }[])();
  take("operation:", Object.fromEntries(routes.map(({ name, summary }) => [name, summary])));
  return all;
}

const faultFiles = [
  ["packages/flow/src/texts/faults.ts", "sheetFaults"],
  ["packages/flow/src/hours/faults.ts", "calendarFaults"],
  ["packages/flow/src/destinations/faults.ts", "numberFaults"],
  ["packages/speech/src/faults.ts", "soundFaults"],
  ["packages/rehearsal/src/scenario/faults.ts", "scenarioFaults"],
  ["packages/rehearsal/src/telephone/faults.ts", "answerFaults"],
  ["apps/server/src/control/archive/zip/faults.ts", "zipFaults"],
] as const;

function from(file: string): Promise<Readonly<Record<string, unknown>>> {
  return import(new URL(file, root).href);
}

/** What a catalogue holds for a key, as one text: what makes sentences of values is asked for one with their names. */
export function textOf(held: unknown): string {
  if (typeof held === "function") return textOf(held(...["1", "2", "3", "4"].map(slot)));
  if (held === null || typeof held !== "object") return String(held);
  const entry = held as Partial<Entry>;
  if (entry.say && entry.remedy) return `${entry.say(slots)}\n${entry.remedy(slots)}`;
  return Object.values(held).map(textOf).join("\n");
}

const slots = new Proxy({} as Record<string, string>, { get: (_, name: string) => `{${name}}` });

/** Stands for any value in a sentence: a text, a number, or a list of them. */
function slot(name: string): unknown {
  const shown = () => `{${name}}`;
  return new Proxy(shown, {
    get: (_, member) => {
      if (member === Symbol.toPrimitive || member === "toString" || member === "join") return shown;
      return member === "map" ? () => slot(name) : slot(`${name}.${String(member)}`);
    },
  });
}

/** The lines of the file, by their keys. */
export function hashesIn(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").filter((line) => line !== "");
  // Keys may have spaces in them.
  return new Map(lines.map((line) => [line.slice(0, -hashLength - 1), line.slice(-hashLength)]));
}

/** A hash that is short, and as good as never the same for two sentences. */
export function hashOf(sentence: string): string {
  return createHash("sha256").update(sentence).digest("hex").slice(0, hashLength);
}

/** Sentences that were rewritten since their German was looked at. */
export function changedSince(
  looked: ReadonlyMap<string, string>,
  english: ReadonlyMap<string, string>,
): readonly string[] {
  return [...english].flatMap(([key, sentence]) => {
    const before = looked.get(key);
    return before !== undefined && before !== hashOf(sentence) ? [key] : [];
  });
}

/** The file anew: what is new comes in, what is gone goes, and what has changed stays as it was unless it is named. */
export function lookedAtAnew(
  looked: ReadonlyMap<string, string>,
  english: ReadonlyMap<string, string>,
  named: ReadonlySet<string>,
): string {
  const lines = [...english].map(([key, sentence]) => {
    const before = looked.get(key);
    return `${key} ${before === undefined || named.has(key) ? hashOf(sentence) : before}`;
  });
  return `${lines.toSorted().join("\n")}\n`;
}

async function main(named: readonly string[]): Promise<void> {
  const file = new URL(lookedAtFile, root);
  const english = await englishByKey();
  const unknown = named.filter((key) => !english.has(key));
  if (unknown.length > 0) throw new Error(`There is no English for ${unknown.join(", ")}.`);
  writeFileSync(file, lookedAtAnew(hashesIn(readFileSync(file, "utf8")), english, new Set(named)));
  const changed = changedSince(hashesIn(readFileSync(file, "utf8")), english);
  if (changed.length === 0)
    return console.log(`${lookedAtFile}: all ${english.size} sentences are as they were looked at.`);
  console.log(`Look at the German of these, then run this again with their names:\n${changed.join("\n")}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(process.argv.slice(2));
