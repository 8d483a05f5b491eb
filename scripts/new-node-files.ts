// What `npm run new:node` writes: a node type that plays from the first moment and marks what only its author can say.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Refusal = { readonly refused: string; readonly remedy: string };

/** Creates the folder of a node type in `nodes` (packages/nodes/src) and registers it. Gives the files it wrote. */
export function createNode(type: string, nodes: string): readonly string[] | Refusal {
  const registry = join(nodes, "registry.ts");
  const german = join(nodes, "registry.de.ts");
  const source = readFileSync(registry, "utf8");
  const refusal = refusalOf(type, source);
  if (refusal) return refusal;
  const folder = join(nodes, type);
  if (existsSync(folder)) {
    return {
      refused: `There is a folder ${folder} already, though the registry knows no "${type}".`,
      remedy: "Delete the folder, or choose another name.",
    };
  }
  const files = Object.entries(filesOf(type)).map(([name, text]) => ({ path: join(folder, name), text }));
  mkdirSync(folder);
  for (const { path, text } of files) writeFileSync(path, text);
  // Last, so that what is registered exists.
  writeFileSync(german, withLine(readFileSync(german, "utf8"), type, ".de.ts"));
  writeFileSync(registry, withLine(source, type));
  return [...files.map(({ path }) => path), german, registry];
}

const longestName = 40;

// A type's name is also the name of a value. Besides the words of the language: what the new file itself imports.
const unusable = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static
  super switch this throw true try typeof var void while with yield arguments eval undefined
  defineNode Program spoken`.split(/\s+/),
);

/** Why a name cannot be that of a new node type. */
export function refusalOf(type: string, registry: string): Refusal | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type)) {
    return {
      refused: type === "" ? "The new node type has no name." : `"${type}" is no name for a node type.`,
      remedy: `Use small letters, digits and single hyphens, beginning with a letter: npm run new:node ${suggestion(type)}`,
    };
  }
  if (type.length > longestName) {
    return {
      refused: `"${type}" is too long: ${type.length} characters.`,
      remedy: `Use ${longestName} at most; people read the name in files and links.`,
    };
  }
  const name = valueName(type);
  if (unusable.has(name)) {
    return {
      refused: `"${type}" cannot be the name of a value in TypeScript.`,
      remedy: `Use two words: npm run new:node ${type}-call`,
    };
  }
  const taken = [...registry.matchAll(/^export \{ (\w+) \} from "\.\/([^/]+)\//gm)];
  if (taken.some(([, , folder]) => folder === type)) {
    return {
      refused: `There is a node type "${type}" already.`,
      remedy: `Change it in packages/nodes/src/${type}, or choose another name.`,
    };
  }
  const alike = taken.find(([, value]) => value === name);
  if (alike) {
    return {
      refused: `"${type}" and "${alike[2]}" would both be called ${name}.`,
      remedy: "Choose a name that differs in more than a hyphen.",
    };
  }
  return undefined;
}

/** The nearest thing to a usable name. */
function suggestion(type: string): string {
  const words = type.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words.join("-").replace(/^[^a-z]+/, "");
  return name === "" ? "call-back" : name;
}

/** `hangUp` for `hang-up`. */
function valueName(type: string): string {
  return type.replace(/-([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());
}

/** The registry with one more line, in the order that the formatter keeps. */
export function withLine(source: string, type: string, ending: ".ts" | ".de.ts" = ".ts"): string {
  const line = `export { ${valueName(type)} } from "./${type}/${type}${ending}";`;
  const lines = source.trimEnd().split("\n");
  const comesLater = (known: string): boolean => {
    const folder = /from "\.\/([^/]+)\//.exec(known)?.[1];
    return folder !== undefined && folder.localeCompare(type, "en", { numeric: true }) > 0;
  };
  const before = lines.findIndex(comesLater);
  return `${lines.toSpliced(before < 0 ? lines.length : before, 0, line).join("\n")}\n`;
}

function filesOf(type: string): Readonly<Record<string, string>> {
  const title = type[0]?.toUpperCase() + type.slice(1).replaceAll("-", " ");
  return {
    [`${type}.ts`]: definition(type, title),
    [`${type}.de.ts`]: german(type, title),
    [`${type}.md`]: helpPage(title),
    [`${type}.cases.json`]: cases,
  };
}

const definition = (type: string, title: string): string => `\
import { defineNode, type Program, spoken } from "@dialtree/flow";

/** To be written: what it does, in one sentence. */
export const ${valueName(type)} = defineNode({
  type: "${type}",
  version: 1,
  title: "${title}",
  summary: "To be written: one sentence for the palette.",
  group: "say and ask",
  fields: { say: spoken({ label: "What the caller hears" }) },
  worksWhile: ["answered"],
  outlets: () => [
    { id: "next", label: "Then", role: "way" },
    { id: "failed", label: "Could not be played", role: "failure" },
  ],
  program: ({ say }): Program => ({
    initial: "telling",
    states: {
      telling: {
        do: [{ type: "play", say: [say] }],
        on: {
          "play.done": { to: { outlet: "next" } },
          "play.failed": { to: { outlet: "failed" } },
          "play.unknown": { to: { outlet: "failed" } },
        },
      },
    },
  }),
});
`;

const german = (type: string, title: string): string => `\
import type { NodeTranslation } from "@dialtree/flow/translating";

export const ${valueName(type)} = {
  sentences: {
    ${/^\w+$/.test(title) ? title : `"${title}"`}: "To be written: the title in German",
    "To be written: one sentence for the palette.": "To be written: the same in German.",
  },
} satisfies NodeTranslation;
`;

const helpPage = (title: string): string => `\
# ${title}

## What it does

To be written: what the caller notices, and what can be set.

**Example.** To be written: one call, told in a sentence or two.

## Exits

- **Then** – the caller has heard it.
- **Could not be played** – something went wrong with the recording or the voice. Left unconnected, the fallback takes
  the call.

## When not to use it

To be written: what to use instead, and when.
`;

const cases = `\
{
  "cases": [
    {
      "name": "it is heard to its end",
      "data": { "say": { "en-US": { "text": "Hello." } } },
      "caller": "",
      "transcript": ["answers", "hears      \\"Hello.\\"", "hangs up", "ends       local"],
      "leaves": "next"
    },
    {
      "name": "without words it goes straight on",
      "data": {},
      "caller": "",
      "transcript": ["answers", "hangs up", "ends       local"],
      "leaves": "next"
    },
    {
      "name": "it cannot be played",
      "data": { "say": { "en-US": { "text": "Hello." } } },
      "given": ["play fails"],
      "caller": "",
      "transcript": ["answers", "fails      play (error)", "hangs up", "ends       local"],
      "leaves": "failed"
    },
    {
      "name": "nobody can say whether it was played",
      "data": { "say": { "en-US": { "text": "Hello." } } },
      "given": ["play is unknown"],
      "caller": "",
      "transcript": ["answers", "unknown    play", "hangs up", "ends       local"],
      "leaves": "failed"
    }
  ]
}
`;
