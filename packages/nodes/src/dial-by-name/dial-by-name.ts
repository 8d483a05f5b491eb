import {
  defineNode,
  directory,
  type Facts,
  flag,
  type NameOrder,
  nameUtterance,
  oneOf,
  type Person,
  type Program,
  peopleFor,
  preparePeople,
  type Said,
  type SaidPhrase,
  somebody,
  spoken,
  whole,
} from "@dialtree/flow";
import { interDigitTimeoutField } from "../collect-digits/collecting-fields.ts";
import { askingFields, unanswered } from "../menu/asking.ts";
import { saidKey } from "../menu/built-in.ts";
import { handingOver, wordsBefore } from "../transfer/handing-over.ts";
import { readAsked } from "./asked.ts";
import { askingForName, slipsAtNames, type Word } from "./program.ts";

/** Letters from which somebody who is the only one is offered. */
const fewestLetters = 3;
/** A name of so many letters is complete: nobody has to key in more. */
const mostLetters = 30;

const { firstKeyTimeout, ...further } = askingFields({
  noMatch: "a name that nobody has",
  slips: slipsAtNames,
});

/** Asks for the letters of a name, looks them up in a directory of the flow and transfers. */
export const dialByName = defineNode({
  type: "dial-by-name",
  version: 2,
  title: "Dial by name",
  summary: "Asks for the letters of a name, reads out who is found, and transfers.",
  group: "send on",
  fields: {
    prompt: spoken({ label: "What the caller hears" }),
    directory: directory({
      label: "Directory",
      help: "The people who can be asked for. Several steps can use the same.",
    }),
    by: oneOf({
      label: "Callers key in",
      options: {
        last: "The last name, then the first",
        first: "The first name, then the last",
        either: "Either of them first",
      },
      initial: "last",
    }),
    most: whole({
      label: "Read out at most",
      help: "When more people fit, the caller is asked for more letters.",
      min: 1,
      max: 9,
      initial: 5,
    }),
    confirm: flag({
      label: "Ask before somebody is called",
      help: "Off: whoever is the only one found is called at once.",
      initial: true,
    }),
    operator: flag({ label: "0 leads to somebody who helps", initial: true }),
    say: spoken({
      label: "What the caller hears before the transfer",
      help: "For instance: I am putting you through.",
      optional: true,
    }),
    firstKeyTimeout,
    interDigitTimeout: interDigitTimeoutField({ what: "name", key: "letter" }),
    ...further,
  },
  worksWhile: ["answered"],
  worksIn: "two",
  passage: "transfer",
  outlets: ({ retries, operator }) => [
    ...(operator ? [{ id: "operator", label: "Press 0, help", role: "way" as const }] : []),
    ...unanswered(retries, { noInput: "Keys in nothing", noMatch: "Nobody found" }),
    { id: "unreachable", label: "Could not be reached", role: "mishap" },
  ],
  program: ({ say, directory: namesOf, ...asking }): Program => {
    const words = wordsBefore(say, "transferring");
    const { initial, states } = askingForName({
      ...asking,
      offer: { found: { pieces: [forPerson, press, ...anotherName, saidKey(1)], namesOf } },
      found: { state: words.first },
    });
    return {
      initial,
      states: {
        ...states,
        ...words.states,
        transferring: handingOver({ type: "transferFound" }, "unreachable"),
      },
    };
  },
  decide: (data, facts) => wordFor(facts, data.most, () => foundBy(data, facts).people.length),
  tell: (data, facts) => readOut(foundBy(data, facts)),
  reach: (data, facts) => somebody(foundBy(data, facts).people[readAsked(facts.entry).chosen - 1]?.to),
  prepare: ({ directory: id, by }, directories) => {
    const used = directories.find((candidate) => candidate.id === id);
    return used ? preparePeople(used, by) : [];
  },
  past: [
    {
      to: 2,
      why: "The built-in words of further attempts, which were always said, can be switched off.",
      up: (data) => ({ builtInWords: true, ...data }),
    },
  ],
});

interface Found {
  readonly people: readonly Person[];
  /** Of their names. */
  readonly language: string;
}

function foundBy(
  { directory: id, by }: { readonly directory: string; readonly by: NameOrder },
  { directories, entry, language }: Facts,
): Found {
  const { letters, whole } = readAsked(entry);
  const used = directories.find((candidate) => candidate.id === id);
  return used
    ? { people: peopleFor(used, by, letters, whole), language: used.language }
    : { people: [], language };
}

/** `count` looks up how many people fit; too few letters are not looked up at all. */
function wordFor({ state, entry }: Facts, most: number, count: () => number): Word {
  const { letters, whole, chosen } = readAsked(entry);
  if (state.startsWith("choose-")) return chosen <= Math.min(count(), most) ? "chosen" : "none";
  if (state.startsWith("judge-") && letters.length < mostLetters)
    return letters.length >= fewestLetters && count() === 1 ? "one" : "more";
  if (letters === "") return "empty";
  if (!whole && letters.length < fewestLetters) return "many";
  const found = count();
  if (found === 0) return "none";
  if (found === 1) return "one";
  if (found <= most) return "several";
  return letters.length < mostLetters ? "many" : "none";
}

function readOut({ people, language }: Found): readonly Said[] {
  const offers = people.flatMap((person, index): Said[] => [
    forPerson,
    { name: nameUtterance(person), language },
    press,
    saidKey(index + 1),
  ]);
  return [...offers, ...anotherName];
}

const forPerson: SaidPhrase = { phrase: "forPerson" };
const press: SaidPhrase = { phrase: "press" };
const anotherName: readonly SaidPhrase[] = [{ phrase: "forAnotherName" }, { phrase: "star" }];
