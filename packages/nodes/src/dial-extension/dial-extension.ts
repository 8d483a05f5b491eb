import {
  defineNode,
  destination,
  directory,
  list,
  type NodeProblem,
  type Program,
  personAt,
  somebody,
  spoken,
  text,
} from "@dialtree/flow";
import { collectingProgram, collectingWord } from "../collect-digits/collecting.ts";
import { endKeyField, interDigitTimeoutField } from "../collect-digits/collecting-fields.ts";
import type { Judgement } from "../collect-digits/entry.ts";
import { askingFields, unanswered } from "../menu/asking.ts";
import { silentBefore } from "../menu/past.ts";
import { handingOver, wordsBefore } from "../transfer/handing-over.ts";

/** Everything that can be keyed in. */
type Numbers = readonly string[];

const { firstKeyTimeout, ...further } = askingFields({ noMatch: "an extension that does not exist" });

/** Asks for an extension, looks it up in its own table and in a directory of the flow, and transfers. */
export const dialExtension = defineNode({
  type: "dial-extension",
  version: 3,
  title: "Dial an extension",
  summary: "Asks for an extension, and transfers to whoever has it.",
  group: "send on",
  fields: {
    prompt: spoken({ label: "What the caller hears" }),
    extensions: list({
      label: "Extensions",
      items: {
        number: text({ label: "Extension", max: 12 }),
        to: destination({ label: "Transfer to", accepts: ["user", "account", "phone", "voicemail"] }),
      },
      max: 200,
      initial: [{ id: "extension-1", number: "" }],
    }),
    directory: directory({
      label: "And the extensions of a directory",
      help: "The table above goes first.",
      optional: true,
    }),
    say: spoken({
      label: "What the caller hears before the transfer",
      help: "For instance: I am putting you through.",
      optional: true,
    }),
    endKey: endKeyField("The caller may end with"),
    firstKeyTimeout,
    interDigitTimeout: interDigitTimeoutField({ what: "extension" }),
    ...further,
  },
  worksWhile: ["answered"],
  worksIn: "two",
  passage: "transfer",
  outlets: ({ retries }) => [
    ...unanswered(retries, { noInput: "Keys in nothing", noMatch: "No such extension" }),
    { id: "unreachable", label: "Could not be reached", role: "mishap" },
  ],
  check: ({ extensions, directory: used }) => [
    ...(extensions.length === 0 && used === ""
      ? [{ code: "dial_extension_nobody", at: ["extensions"] }]
      : []),
    ...unfitNumbers(extensions),
    ...repeatedNumbers(extensions),
  ],
  program: ({ extensions, directory: used, say, ...collecting }): Program => {
    const words = wordsBefore(say, "found");
    const { initial, states } = collectingProgram({
      ...collecting,
      signKeys: "wrong",
      done: () => ({ to: { state: words.first } }),
    });
    return {
      initial,
      states: {
        ...states,
        ...words.states,
        found: {
          decides: true,
          on: {
            ...Object.fromEntries(
              extensions.map(({ id }) => [`decided.${id}`, { to: { state: `to-${id}` } }]),
            ),
            ...(used === "" ? {} : { [`decided.${inDirectory}`]: { to: { state: inDirectory } } }),
          },
        },
        ...(used === "" ? {} : { [inDirectory]: handingOver({ type: "transferFound" }, "unreachable") }),
        ...Object.fromEntries(
          extensions.map(({ id, to }) => [
            `to-${id}`,
            handingOver(to && { type: "transfer", to }, "unreachable"),
          ]),
        ),
      },
    };
  },
  decide: ({ extensions, directory: used }, { state, entry, directories }) => {
    if (state === "found") return extensions.find(({ number }) => number === entry)?.id ?? inDirectory;
    const people = directories.find(({ id }) => id === used)?.people ?? [];
    const numbers = [
      ...extensions.map(({ number }) => number),
      ...people.flatMap(({ extension, to }) => (extension && to ? [extension] : [])),
    ];
    return collectingWord(state, entry, judged(numbers, entry));
  },
  reach: ({ directory: used }, { directories, entry }) => {
    const found = directories.find(({ id }) => id === used);
    return found && somebody(personAt(found, entry)?.to);
  },
  problems: {
    dial_extension_nobody: {
      severity: "error",
      say: () => "There is no extension that could be keyed in.",
      remedy: () => "Add extensions to the table, or choose a directory.",
    },
    dial_extension_number_unfit: {
      severity: "error",
      say: ({ number }) => `"${number}" is no extension that can be keyed in.`,
      remedy: () => "Write digits only, such as 204.",
    },
    dial_extension_number_repeated: {
      severity: "error",
      say: ({ number }) => `The extension ${number} is in the table twice.`,
      remedy: () => "Remove one of the two, or correct its number.",
    },
  },
  past: [
    { to: 2, why: "Extensions can come from a directory.", up: (data) => ({ directory: "", ...data }) },
    silentBefore(3),
  ],
});

// Items have ids without a dollar.
const inDirectory = "$directory";

/**
 * An extension is complete as soon as no longer one begins like it. What nobody has may be keyed in to its end: its last
 * digits must not be taken for the next attempt.
 */
function judged(numbers: Numbers, entry: string): Judgement {
  const fits = numbers.includes(entry);
  const canGrow = numbers.some((number) =>
    fits ? number.length > entry.length && number.startsWith(entry) : number.length > entry.length,
  );
  return { fits, full: !canGrow };
}

type Extensions = readonly { readonly number: string }[];

function unfitNumbers(extensions: Extensions): NodeProblem[] {
  return extensions.flatMap(({ number }, index) =>
    number.trim() === "" || /^[0-9]+$/.test(number)
      ? []
      : [{ code: "dial_extension_number_unfit", at: ["extensions", index, "number"], values: { number } }],
  );
}

function repeatedNumbers(extensions: Extensions): NodeProblem[] {
  const seen = new Set<string>();
  return extensions.flatMap(({ number }, index) => {
    const isRepeated = number !== "" && seen.has(number);
    seen.add(number);
    const at = ["extensions", index, "number"];
    return isRepeated ? [{ code: "dial_extension_number_repeated", at, values: { number } }] : [];
  });
}
