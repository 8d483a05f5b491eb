import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fields, Json, JsonObject, NodeType, ProblemEntry } from "@dialtree/flow";
import { type NodeTranslation, slotsOf, translator } from "@dialtree/flow/translating";
import { describe, expect, test } from "vitest";
import { common } from "../src/common.de.ts";
import { germanSentences, germanTypes } from "../src/german.ts";
import { nodeTypes } from "../src/index.ts";
import * as registry from "../src/registry.de.ts";

const source = join(import.meta.dirname, "../src");
const camel = (type: string) => type.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const words = new Map<string, NodeTranslation>(Object.entries(registry));
const wordsOf = (type: string) => words.get(camel(type));

/** The data of all cases of a type, so that exits are seen that only some data bring about. */
function samplesOf({ type, initial }: NodeType): readonly JsonObject[] {
  const file = JSON.parse(readFileSync(join(source, type, `${type}.cases.json`), "utf8")) as {
    readonly cases: readonly { readonly data?: JsonObject }[];
  };
  return [initial, ...file.cases.flatMap(({ data }) => (data ? [{ ...initial, ...data }] : []))];
}

function sentencesOf(fields: Fields): readonly string[] {
  return Object.values(fields).flatMap(({ label, help, add, options, items }) => [
    label,
    ...(help === undefined ? [] : [help]),
    ...(add === undefined ? [] : [add]),
    ...Object.values(options ?? {}),
    ...sentencesOf(items ?? {}),
  ]);
}

/** The texts in data: what an author writes there is said as it is. */
function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

function exitsOf(type: NodeType): readonly string[] {
  return samplesOf(type).flatMap((data) => {
    const written = new Set(textsIn(data));
    return type
      .outlets(data)
      .flatMap(({ label, when }) => [label, ...(when === undefined ? [] : [when])])
      .filter((said) => !written.has(said) && !/^\d+( %)?$/.test(said));
  });
}

/** What a sentence is filled with, by name; it says `{name}` for each. */
function filled(): { readonly values: Record<string, string>; readonly read: Set<string> } {
  const read = new Set<string>();
  const values = new Proxy({} as Record<string, string>, {
    get(_, name: string) {
      read.add(name);
      return `{${name}}`;
    },
  });
  return { values, read };
}

function slotsRead(say: ProblemEntry["say"]): readonly string[] {
  const { values, read } = filled();
  say(values);
  return [...read].sort();
}

describe.each([...nodeTypes.keys()])("%s", (name) => {
  const type = nodeTypes.get(name) as NodeType;
  const file = `packages/nodes/src/${name}/${name}.de.ts`;

  test("has a file with its German", () => {
    expect(
      wordsOf(name),
      `${file} is missing, or its line in packages/nodes/src/registry.de.ts`,
    ).toBeDefined();
  });

  test("says all of its definition in German", () => {
    const say = translator({ ...common, ...wordsOf(name)?.sentences });
    const all = [type.title, type.summary, ...sentencesOf(type.fields), ...exitsOf(type)];
    expect(
      [...new Set(all)].filter((said) => say(said) === undefined),
      `${file} lacks these`,
    ).toEqual([]);
  });

  test("says its problems in German, with the same values", () => {
    const german = wordsOf(name)?.problems ?? {};
    const english = type.problems ?? {};
    expect(Object.keys(german).sort(), `the problems in ${file}`).toEqual(Object.keys(english).sort());
    for (const [code, { say, remedy }] of Object.entries(english)) {
      expect(slotsRead(german[code]?.say ?? (() => "")), `${code} in ${file}`).toEqual(slotsRead(say));
      expect(slotsRead(german[code]?.remedy ?? (() => "")), `${code} in ${file}`).toEqual(slotsRead(remedy));
    }
  });

  test("is the same in German but for its words", () => {
    const german = germanTypes(nodeTypes).get(name) as NodeType;
    for (const data of samplesOf(type)) {
      const plain = (one: NodeType) => one.outlets(data).map(({ label, when, ...outlet }) => outlet);
      expect(plain(german)).toEqual(plain(type));
      expect(german.program(data)).toEqual(type.program(data));
    }
    expect(german.initial).toBe(type.initial);
    expect(german.schema).toBe(type.schema);
  });
});

describe("what node types say in German", () => {
  const written = globSync("**/*.{ts,tsx}", { cwd: source })
    .filter((file) => !file.endsWith(".de.ts"))
    .map((file) => [file, readFileSync(join(source, file), "utf8")] as const);
  const code = written.map(([, text]) => text).join("\n");

  test("has the slots of the English", () => {
    const sentences = Object.entries({ ...germanSentences, ...common });
    const different = sentences.filter(
      ([english, german]) => slotsOf(english).toSorted().join() !== slotsOf(german).toSorted().join(),
    );
    expect(different).toEqual([]);
  });

  test("covers what forms say by themselves", () => {
    const forms = written.filter(([file]) => file.endsWith(".form.tsx"));
    const said = forms.flatMap(([, text]) =>
      [...text.matchAll(/(?:\bsaid\(\s*|<Folded\s+title=|\btitle=)["`]([^"`]+)["`]/g)].map(
        ([, one = ""]) => one,
      ),
    );
    expect(said.length).toBeGreaterThan(20);
    const say = translator(germanSentences);
    const missing = said.filter((one) => say(one.replaceAll(/\$\{[^}]+\}/g, "x")) === undefined);
    expect(missing, "Add these to the .de.ts file of the node type").toEqual([]);
  });

  test("is nothing that no node type says any more", () => {
    const all = new Set(
      [...nodeTypes.values()].flatMap((type) => [
        type.title,
        type.summary,
        ...sentencesOf(type.fields),
        ...exitsOf(type),
      ]),
    );
    const patterns = [...code.matchAll(/`([^`]*\$\{[^`]*)`/g)]
      .map(([, text = ""]) => text.split(/\$\{[^}]*\}/))
      // What is hardly more than its slots fits anything.
      .filter((parts) => parts.join("").length > 8)
      .map((parts) => {
        const fixed = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
        return new RegExp(`^${fixed.join("(.+)")}$`);
      });
    const isPutTogether = (english: string) =>
      /\{\w+\}/.test(english) && english.split(/\{\w+\}/).every((part) => code.includes(part.trim()));
    const stale = Object.keys(germanSentences).filter(
      (english) =>
        !all.has(english) &&
        !code.includes(`"${english}"`) &&
        !code.includes(`"${english.charAt(0).toUpperCase()}${english.slice(1)}"`) &&
        !patterns.some((pattern) => pattern.test(english)) &&
        !isPutTogether(english),
    );
    expect(stale).toEqual([]);
  });
});
