import { readFileSync } from "node:fs";
import type { Directory, Everywhere, FlowDocument, FlowNode, JsonObject } from "@dialtree/flow";
import { commandTraits, dialKeys } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { type Act, type Answer, readAnswer, readScript } from "@dialtree/rehearsal";
import fc from "fast-check";
import { node, operator, queue } from "./flows.ts";

const spoken = fc.constantFrom<JsonObject>(
  {},
  { "en-US": { text: "Hello." } },
  { "en-US": { text: "Press a key." }, "de-DE": { text: "Bitte wählen." } },
);
const target = fc.constantFrom<JsonObject | undefined>(
  operator,
  queue,
  { kind: "phone", number: "+15550123" },
  { kind: "voicemail", id: operator.id },
  undefined,
);

const menuData = fc.record({
  prompt: spoken,
  choices: fc
    .uniqueArray(fc.constantFrom(...dialKeys), { minLength: 0, maxLength: 4 })
    .map((keys) => keys.map((key, index) => ({ id: `c${index}`, key, label: "" }))),
  firstKeyTimeout: fc.constantFrom(1, 5, 60),
  retries: fc
    .array(fc.record({ noInput: spoken, noMatch: spoken, repeat: fc.boolean() }), { maxLength: 2 })
    .map((retries) => retries.map((retry, index) => ({ id: `r${index}`, ...retry }))),
  bargeIn: fc.boolean(),
  typeAhead: fc.boolean(),
});

const attempts = fc
  .array(fc.record({ noInput: spoken, noMatch: spoken, repeat: fc.boolean(), bargeIn: fc.boolean() }), {
    maxLength: 2,
  })
  .map((retries) => retries.map((retry, index) => ({ id: `r${index}`, ...retry })));

const asking = {
  prompt: spoken,
  firstKeyTimeout: fc.constantFrom(1, 5, 60),
  retries: attempts,
  bargeIn: fc.boolean(),
  typeAhead: fc.boolean(),
};
const anyKey = fc.constantFrom(...dialKeys);
const anyName = fc.constantFrom("", "order", "pin", "plan");

const people: Directory = {
  id: "people",
  title: "People",
  language: "en-US",
  // Names of few letters, so that random keys find one, several or nobody.
  people: ["Ada", "Ba", "Caj", "Jab", "Ja", ""].map((last, index) => ({
    first: index % 2 === 0 ? "" : "Ab",
    last,
    extension: String(index + 1),
    ...(index === 4 ? {} : { to: operator }),
  })),
};

/** Data of the steps that ask for keys. */
const questions: Record<string, fc.Arbitrary<JsonObject>> = {
  "collect-digits": fc.record({
    ...asking,
    as: anyName,
    sensitive: fc.boolean(),
    shortest: fc.integer({ min: 1, max: 4 }),
    longest: fc.integer({ min: 1, max: 4 }),
    beginnings: fc.constantFrom("", "1", "1, 20-29", "nonsense"),
    endKey: fc.constantFrom("pound", "star", "none"),
    signKeys: fc.constantFrom("clear", "digits", "wrong"),
    interDigitTimeout: fc.constantFrom(1, 3),
  }),
  "check-pin": fc.record({
    ...asking,
    account: anyName,
    list: fc.constantFrom("", "customers"),
    shortest: fc.constantFrom(4, 5),
    longest: fc.constantFrom(4, 6),
    endKey: fc.constantFrom("pound", "star", "none"),
    interDigitTimeout: fc.constantFrom(1, 3),
    phrase: spoken,
    music: spoken,
    longestWait: fc.constantFrom(2, 15),
  }),
  "yes-no": fc.record({ ...asking, as: anyName, yes: anyKey, no: anyKey }),
  rating: fc.record({
    ...asking,
    as: anyName,
    best: fc.integer({ min: 2, max: 9 }),
    lowUpTo: fc.integer({ min: 0, max: 8 }),
  }),
  "language-choice": fc.record({
    ...asking,
    offers: fc
      .array(fc.record({ key: anyKey, language: fc.constantFrom("", "en-US", "de-DE", "fr-FR") }), {
        maxLength: 3,
      })
      .map((offers) => offers.map((offer, index) => ({ id: `o${index}`, ...offer }))),
  }),
  "dial-by-name": fc.record({
    ...asking,
    say: spoken,
    directory: fc.constantFrom("", "people", "ghost"),
    by: fc.constantFrom("last", "first", "either"),
    most: fc.integer({ min: 1, max: 9 }),
    confirm: fc.boolean(),
    operator: fc.boolean(),
    interDigitTimeout: fc.constantFrom(1, 3),
  }),
  "dial-extension": fc.record({
    ...asking,
    say: spoken,
    directory: fc.constantFrom("", "people", "ghost"),
    endKey: fc.constantFrom("pound", "star", "none"),
    interDigitTimeout: fc.constantFrom(1, 3),
    extensions: fc
      .array(fc.record({ number: fc.constantFrom("", "1", "12", "123", "9"), to: target }), { maxLength: 3 })
      .map((extensions) => extensions.map((extension, index) => ({ id: `e${index}`, ...extension }))),
  }) as fc.Arbitrary<JsonObject>,
};

interface Examples {
  readonly cases: readonly {
    readonly caller: string;
    readonly data: JsonObject;
    readonly given?: readonly string[];
  }[];
  readonly broken?: readonly { readonly data: JsonObject }[];
}

/** What stands in the examples of each node type: whoever adds a type has it drawn by that. */
const examples = new Map(
  [...nodeTypes.keys()].map((type): [string, Examples] => {
    const file = new URL(`../../nodes/src/${type}/${type}.cases.json`, import.meta.url);
    return [type, JSON.parse(readFileSync(file, "utf8"))];
  }),
);

function exampleData(type: string): readonly JsonObject[] {
  const { cases = [], broken = [] } = examples.get(type) ?? {};
  return [{}, ...[...cases, ...broken].map(({ data }) => data)];
}

/** How commands of the examples end. */
const exampleAnswers = [
  ...new Set([...examples.values()].flatMap(({ cases }) => cases.flatMap(({ given = [] }) => given))),
];

/** What callers of the examples do. */
const exampleActs = [
  ...new Set([...examples.values()].flatMap(({ cases }) => cases.map(({ caller }) => caller))),
].flatMap((script) => {
  const acts = readScript(script);
  return "fault" in acts ? [] : [acts];
});

/** Data for a node of each type, sensible or not. */
function dataFor(type: string, ids: readonly string[]): fc.Arbitrary<JsonObject> {
  const place = fc.constantFrom<JsonObject>(
    ...ids.map((id) => ({ node: id })),
    { flow: "test" },
    { flow: "ghost" },
  );
  const known: Record<string, fc.Arbitrary<JsonObject>> = {
    prompt: fc.record({ prompt: spoken, bargeIn: fc.boolean() }),
    menu: menuData,
    transfer: fc.record({ say: spoken, to: target }) as fc.Arbitrary<JsonObject>,
    redirect: target.map((to) => ({ targets: [{ id: "t", ...(to ? { to } : {}) }] })),
    "go-to": place.map((found) => ({ place: found })),
    "hang-up": fc.record({ say: spoken }),
    incoming: fc.record({
      answer: fc.constantFrom("now", "later"),
      ringFor: fc.constantFrom(0, 2, 8),
      reachedBy: fc.constantFrom("account", "bot"),
      outsiders: fc.boolean(),
    }),
    "sub-flow": fc.record({
      flow: fc.constantFrom({ flow: "test" }, { flow: "ghost" }),
      exits: fc.constantFrom([], [{ id: "known", name: "known" }]),
    }) as fc.Arbitrary<JsonObject>,
    ...questions,
  };
  const own = fc.constantFrom(...exampleData(type));
  return Object.hasOwn(known, type) ? fc.oneof(known[type] ?? own, own) : own;
}

/** Keys that work everywhere, sensible or not. */
function everywhereAmong(ids: readonly string[]): fc.Arbitrary<Everywhere> {
  const to = fc.constantFrom<{ node: string } | { flow: string }>(
    ...ids.map((node) => ({ node })),
    { node: "nobody" },
    { flow: "test" },
    { flow: "ghost" },
  );
  return fc
    .record({
      operator: fc.option(fc.record({ key: anyKey, to }), { nil: undefined }),
      back: fc.option(anyKey, { nil: undefined }),
      repeat: fc.option(anyKey, { nil: undefined }),
      except: fc.subarray([...ids, "nobody"]),
    })
    .map((everywhere) => JSON.parse(JSON.stringify(everywhere)) as Everywhere);
}

// One wire of so many may lead back.
const circlesEvery = 8;

/** Any flow at all: right, wrong, circular, half wired, with nodes of broken data. */
export const randomFlow: fc.Arbitrary<FlowDocument> = fc.integer({ min: 1, max: 7 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `n${index}`);
  const nodes = fc.tuple(
    ...ids.map((id) =>
      fc
        .constantFrom(...nodeTypes.keys(), "telepathy")
        .chain((type) => dataFor(type, ids).map((data): FlowNode => cleaned(node(id, type, data)))),
    ),
  );
  const start = fc
    .constantFrom("incoming", "incoming", "invited", "outgoing")
    .chain((type) => dataFor(type, ids).map((data) => node("start", type, data)));
  return fc
    .record({
      nodes,
      start,
      wires: fc.infiniteStream(fc.nat()),
      fallback: fc.boolean(),
      everywhere: fc.option(everywhereAmong(ids), { nil: undefined }),
    })
    .map(({ nodes, start, wires, fallback, everywhere }) => {
      const all = [start, ...nodes];
      const edges = all.flatMap(({ id: from, type, data }, index) =>
        (nodeTypes.get(type)?.outlets(data) ?? []).flatMap(({ id: outlet }) => {
          const drawn = wires.next().value;
          // Most lead on to a later step, or nowhere: calls that go in circles last for a thousand steps.
          const behind = drawn % circlesEvery === 0 ? 0 : index;
          const to = ids[behind + (drawn % (count + 1 - behind))];
          return to === undefined ? [] : [{ from, outlet, to }];
        }),
      );
      return {
        format: 1 as const,
        id: "test",
        title: "Random",
        languages: ["en-US", "de-DE"],
        ...(fallback ? { fallback: { say: {}, to: operator } } : {}),
        ...(everywhere ? { everywhere } : {}),
        directories: [people],
        variables: {
          score: { type: "number" as const, initial: 3 },
          plan: { type: "text" as const, initial: "Gold" },
          member: { type: "flag" as const, initial: true },
          meetingNumber: { type: "text" as const, initial: "123456789" },
        },
        start: "start",
        nodes: all,
        edges,
        layout: {},
      };
    });
});

// A field left out is how a document says undefined.
function cleaned(made: FlowNode): FlowNode {
  return JSON.parse(JSON.stringify(made)) as FlowNode;
}

const keys = fc.array(fc.constantFrom(...dialKeys, "A" as const), { minLength: 1, maxLength: 4 });
const anyActs: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    keys.map((pressed): Act => ({ type: "presses", keys: pressed })),
    keys.map((pressed): Act => ({ type: "interrupts", keys: pressed })),
    fc.constantFrom<Act>(
      { type: "waits", milliseconds: 700 },
      { type: "waits", milliseconds: 6_000 },
      { type: "says", milliseconds: 3_000 },
      { type: "leaves" },
    ),
  ),
  { maxLength: 6 },
);

/** What callers do, or do in some example: by chance alone nobody keys in a PIN, or speaks after a beep. */
export const randomActs = fc.oneof(anyActs, fc.constantFrom(...exampleActs));

export const randomAnswers: fc.Arbitrary<readonly Answer[]> = fc.array(
  fc
    .oneof(
      fc
        .tuple(
          fc.constantFrom(...Object.keys(commandTraits)),
          fc.constantFrom("works", "fails", "fails busy", "fails no-answer", "is unknown"),
        )
        .map((words) => words.join(" ")),
      fc.constantFrom(...exampleAnswers),
    )
    .map((text) => readAnswer(text) as Answer),
  { maxLength: 4 },
);
