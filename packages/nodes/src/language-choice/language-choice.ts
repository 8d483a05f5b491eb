import { type DialKey, defineNode, key, language, list, type NodeProblem, spoken } from "@dialtree/flow";
import { askingFields, unanswered } from "../menu/asking.ts";
import { oneKeyProgram } from "../menu/one-key.ts";
import { silentBefore } from "../menu/past.ts";

interface Offer {
  readonly key: DialKey;
  readonly language: string;
}

/** Lets the caller choose the language in which the call goes on. */
export const languageChoice = defineNode({
  type: "language-choice",
  version: 2,
  title: "Choose a language",
  summary: "Offers each language in its own words; the call goes on in the one that is chosen.",
  group: "say and ask",
  fields: {
    prompt: spoken({
      label: "What the caller hears",
      help: "In each language only its own offer: For English, press 1. All of them are heard, one after the other.",
    }),
    offers: list({
      label: "Languages",
      add: "Add a language",
      items: { key: key({ label: "Key" }), language: language({ label: "Language" }) },
      min: 2,
      max: 12,
      initial: [
        { id: "first", key: "1", language: "" },
        { id: "second", key: "2", language: "" },
      ],
    }),
    ...askingFields({ noMatch: "a wrong key" }),
  },
  worksWhile: ["answered"],
  outlets: ({ retries }) => [
    { id: "chosen", label: "Has chosen", role: "way" },
    ...unanswered(retries, { noInput: "Presses nothing", noMatch: "Wrong key" }),
  ],
  check: ({ offers }) => [...repeated(offers, "key"), ...repeated(offers, "language")],
  program: ({ offers, ...asking }) =>
    oneKeyProgram(
      { ...asking, inEach: true },
      offers.map((offer) => ({
        key: offer.key,
        do: offer.language === "" ? [] : [{ type: "speak", language: offer.language }],
        outlet: "chosen",
      })),
    ),
  problems: {
    language_choice_key_repeated: {
      severity: "error",
      say: ({ key }) => `Two languages use the key ${key}.`,
      remedy: () => "Give each language a key of its own.",
    },
    language_choice_language_repeated: {
      severity: "warning",
      say: ({ language }) => `${language} is offered twice.`,
      remedy: () => "Remove one of the two offers.",
    },
  },
  past: [silentBefore(2)],
});

function repeated(offers: readonly Offer[], what: keyof Offer): NodeProblem[] {
  return offers.flatMap((offer, index) => {
    const found = offer[what];
    const isSecond = offers.findIndex((other) => other[what] === found) < index;
    if (!isSecond || found === "") return [];
    const values: Record<string, string> = { [what]: found };
    return [{ code: `language_choice_${what}_repeated`, at: ["offers", index, what], values }];
  });
}
