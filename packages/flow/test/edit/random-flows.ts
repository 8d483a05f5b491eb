import fc from "fast-check";
import {
  type Directory,
  dialKeys,
  type Edge,
  type Everywhere,
  type FlowDocument,
  type FlowNode,
  type Json,
  tints,
} from "../../src/index.ts";
import { nodeTypes } from "./node-types.ts";

// Few names, so that they meet: ids that clash, keys used twice, texts in languages that come and go.
const ids = ["incoming", "menu", "menu-2", "prompt", "a", "b", "c-9", "back", "2024", "to-string"] as const;
export const markIds = ["note", "note-2", "frame", "2024"] as const;
export const languages = ["en-US", "de-DE", "fr-FR", "zh-Hant-TW"] as const;
export const slugs = ["choice-1", "choice-2", "sales", "no-input", "failed", "retry-1"] as const;

export const words = fc.string({ unit: "grapheme", maxLength: 12 });
export const spoken = fc.dictionary(fc.constantFrom(...languages), fc.record({ text: words }), {
  maxKeys: 3,
});

export const destination = fc.constantFrom<Json>(
  { kind: "phone", number: "+15550100" },
  { number: "+15550100", name: "Ann", kind: "phone" },
  { name: "Ann", kind: "phone", number: "+15550101" },
  { id: "550fae72-d251-43ec-868c-373732c2704f", kind: "user" },
);

const place = fc.oneof(
  fc.record({ node: fc.constantFrom(...ids) }),
  fc.record({ flow: fc.constantFrom("night", "day") }),
);

function items(fields: Record<string, fc.Arbitrary<unknown>>, maxLength: number) {
  const item = fc.record({ id: fc.constantFrom(...slugs), ...fields });
  return fc.uniqueArray(item, { maxLength, selector: ({ id }) => id });
}

const dataOf: Record<string, fc.Arbitrary<unknown>> = {
  incoming: fc.record({ answer: fc.constantFrom("now", "later") }),
  menu: fc.record({
    prompt: spoken,
    choices: items({ key: fc.constantFrom(...dialKeys.slice(0, 4)), label: words }, 5).filter(noReservedIds),
    retries: items({ say: spoken }, 3),
    patient: fc.boolean(),
  }),
  prompt: fc.record({ times: fc.integer({ min: 1, max: 9 }), prompt: spoken }),
  "go-to": fc.record({ place, otherwise: items({ place }, 3) }, { requiredKeys: ["otherwise"] }),
  transfer: fc.record({ to: destination }, { requiredKeys: [] }),
  // A type that nobody knows here, and data that its type cannot read.
  fax: fc.constant({ paper: "A4", prompt: { "de-DE": { text: "Pieps" } }, place: { node: "menu" } }),
};

function noReservedIds(choices: readonly { readonly id: string }[]): boolean {
  return choices.every(({ id }) => id !== "no-input");
}

const kinds = Object.keys(dataOf);

const node = fc
  .record({
    id: fc.constantFrom(...ids),
    type: fc.constantFrom(...kinds),
    title: fc.option(words, { nil: undefined }),
    broken: fc.nat(9),
  })
  .chain(({ id, type, title, broken }) => {
    const version = nodeTypes.get(type)?.version ?? 1;
    const data =
      broken === 0
        ? fc.constant({ times: "often", patient: 1, prompt: 3 })
        : (dataOf[type] ?? fc.constant({}));
    return data.map(
      (held) => ({ id, type, version, ...(title === undefined ? {} : { title }), data: held }) as FlowNode,
    );
  });

const side = fc.integer({ min: 40, max: 900 });
const drawn = {
  colour: fc.constantFrom(...tints),
  x: fc.integer(),
  y: fc.integer(),
  width: side,
  height: side,
};

/** Flows of any wiring, some nodes unreadable, but without an edge that leads to or from nothing. */
export const randomFlow: fc.Arbitrary<FlowDocument> = fc
  .record({
    nodes: fc.uniqueArray(node, { minLength: 1, maxLength: 8, size: "medium", selector: ({ id }) => id }),
    languages: fc.uniqueArray(fc.constantFrom(...languages), { minLength: 1, maxLength: 3 }),
    fallback: fc.option(fc.record({ say: spoken, to: destination }), { nil: undefined }),
    directories: fc.option(fc.constant([directoryOf("staff")]), { nil: undefined }),
    everywhere: fc.option(
      fc
        .record({
          operator: fc.option(
            fc.record({ key: fc.constantFrom("0", "1"), to: fc.record({ node: fc.constantFrom(...ids) }) }),
            { nil: undefined },
          ),
          back: fc.option(fc.constant("*"), { nil: undefined }),
          except: fc.subarray([...ids]),
        })
        .map((chosen) => asRead(chosen) as unknown as Everywhere),
      { nil: undefined },
    ),
    variables: fc.dictionary(
      fc.constantFrom("b", "a", "count"),
      fc.constant({ type: "number" as const, initial: 1 }),
    ),
    layout: fc.dictionary(fc.constantFrom(...ids), fc.record({ x: fc.integer(), y: fc.integer() })),
    notes: marks(fc.record({ text: words, ...drawn })),
    frames: marks(fc.record({ title: words, ...drawn })),
    targets: fc.array(fc.nat(10), { minLength: 60, maxLength: 60 }),
    start: fc.nat(),
  })
  .map(({ nodes, notes, frames, fallback, everywhere, directories, targets, start, ...rest }) => ({
    format: 1 as const,
    id: "random",
    title: "Random",
    ...rest,
    ...(notes ? { notes } : {}),
    ...(frames ? { frames } : {}),
    ...(everywhere ? { everywhere } : {}),
    ...(directories ? { directories } : {}),
    ...(fallback ? { fallback: fallback as NonNullable<FlowDocument["fallback"]> } : {}),
    start: nodes[start % nodes.length]?.id ?? "none",
    nodes,
    edges: wired(nodes, targets),
  }))
  .map(asRead);

/** Notes or frames, or none of them. */
function marks<Mark>(one: fc.Arbitrary<Mark>): fc.Arbitrary<Readonly<Record<string, Mark>> | undefined> {
  return fc.option(fc.dictionary(fc.constantFrom(...markIds), one, { minKeys: 1 }), { nil: undefined });
}

// Each exit leads to the node of the next number, or nowhere when there is none.
function wired(nodes: readonly FlowNode[], targets: readonly number[]): Edge[] {
  const exits = nodes.flatMap((from) => (outlets(from) ?? []).map((outlet) => ({ from: from.id, outlet })));
  return exits.flatMap((exit, index) => {
    const to = nodes[targets[index % targets.length] ?? 0];
    return to && !nodeTypes.get(to.type)?.entry ? [{ ...exit, to: to.id }] : [];
  });
}

/** As JSON gives it back: plain objects, nothing undefined. */
export function asRead<Value>(value: Value): Value {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}

/** The ids of a node's outlets, as far as they can be known. */
export function outlets({ type, version, data }: FlowNode): readonly string[] | undefined {
  const known = nodeTypes.get(type);
  if (known?.version !== version || !known.schema.safeParse(data).success) return undefined;
  return known.outlets(data).map(({ id }) => id);
}

export function directoryOf(id: string): Directory {
  return {
    id,
    title: "",
    language: "en-US",
    people: [{ first: "Maria", last: "Berg", to: { kind: "phone", number: "+15550199" } }],
  };
}
