// Names of a flow become whoever they stand for in one environment.

import type { Destination, FlowDocument, JsonObject, WrittenDestination } from "@dialtree/flow";
import {
  type EnvironmentBook,
  emptyBook,
  environmentBookSchema,
  isStoodInFor,
  namingOf,
  outdatedNames,
  resolveNames,
} from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { small } from "../document/small-flow.ts";

const anna: Destination = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01", name: "Anna" };
const queue: Destination = { kind: "account", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a02", name: "Support" };
const support = { kind: "named", name: "support" } as const;

function step(id: string, type: string, data: JsonObject) {
  const { version = 1, initial = {} } = nodeTypes.get(type) ?? {};
  return { id, type, version, data: { ...initial, ...data } };
}

/** A flow that names somebody in a field, in a list and in its fallback; and a calendar, a mailbox and a secret. */
const naming: FlowDocument = {
  ...small,
  fallback: { say: {}, to: support },
  nodes: [
    ...small.nodes,
    step("away", "transfer", { to: support }),
    step("all", "ring-group", {
      people: [
        { id: "person-1", to: { ...anna } },
        { id: "person-2", to: support },
      ],
    }),
    step("open", "hours", { calendar: "office" }),
    step("message", "leave-message", { mailbox: "sales" }),
    step("ask", "http-lookup", {
      secrets: [{ id: "one", header: "Authorization", before: "", secret: "crm" }],
    }),
  ],
};

test("people of a directory can be names, and one that nobody knows is told with its row", () => {
  const directory = (to: WrittenDestination) => ({
    id: "staff",
    title: "Staff",
    language: "en-US",
    people: [
      { first: "Anna", last: "Berg", to: anna },
      { first: "On call", last: "", extension: "200", to },
    ],
  });
  const flow: FlowDocument = { ...small, directories: [directory(support)] };
  const { document, used, unresolved } = resolveNames(flow, nodeTypes, namingOf(book, "test"));
  expect(document.directories).toEqual([directory(anna)]);
  expect(used.people).toEqual({ support: anna });
  expect(unresolved).toEqual([]);
  expect(resolveNames(flow, nodeTypes, namingOf(book, "live")).document.directories).toEqual([
    directory(queue),
  ]);

  const stranger: FlowDocument = { ...small, directories: [directory({ kind: "named", name: "stranger" })] };
  const lost = resolveNames(stranger, nodeTypes, namingOf(book, "test"));
  expect(lost.unresolved).toEqual([{ name: "stranger", at: "/directories/0/people/1/to" }]);
  const to = lost.document.directories?.[0]?.people[1]?.to;
  expect(to && to.kind !== "named" && isStoodInFor(to)).toBe(true);
  // Without names it is the very same document.
  const plain: FlowDocument = { ...small, directories: [directory(anna)] };
  expect(resolveNames(plain, nodeTypes).document).toBe(plain);
});

const book: EnvironmentBook = environmentBookSchema.parse({
  environments: [{ id: "test", title: "" }],
  names: [
    { name: "support", values: { live: queue, test: anna } },
    { name: "nobody-uses-it", values: { live: queue } },
  ],
  things: [
    { kind: "calendar", name: "office", values: { test: "always-open" } },
    { kind: "mailbox", name: "sales", values: { test: "testers" } },
    { kind: "secret", name: "crm", values: { test: "crm-sandbox" } },
    { kind: "pin-list", name: "sales", values: { test: "not-this-one" } },
  ],
});

test("each name becomes somebody, wherever it stands; each thing another one; nothing else changes", () => {
  const { document, used, unresolved } = resolveNames(naming, nodeTypes, namingOf(book, "test"));
  const data = (id: string) => document.nodes.find((node) => node.id === id)?.data;
  expect(document.fallback?.to).toEqual(anna);
  expect(data("away")?.to).toEqual(anna);
  expect(data("all")?.people).toEqual([
    { id: "person-1", to: anna },
    { id: "person-2", to: anna },
  ]);
  expect([data("open")?.calendar, data("message")?.mailbox]).toEqual(["always-open", "testers"]);
  expect(data("ask")?.secrets).toMatchObject([{ secret: "crm-sandbox" }]);
  expect(document.nodes.slice(0, small.nodes.length)).toEqual(small.nodes);
  expect(unresolved).toEqual([]);
  // Only what the flow uses is written down with it.
  expect(used).toEqual({
    people: { support: anna },
    instead: {
      calendar: { office: "always-open" },
      mailbox: { sales: "testers" },
      secret: { crm: "crm-sandbox" },
    },
  });
});

test("a flow without names is the same one, in every environment", () => {
  expect(resolveNames(small, nodeTypes, namingOf(book, "test")).document).toBe(small);
});

test("whom nobody knows is named with the place, and somebody stands in", () => {
  const { document, unresolved } = resolveNames(naming, nodeTypes, namingOf(emptyBook, "live"));
  const at = (index: number, path: string) => `/nodes/${small.nodes.length + index}/data/${path}`;
  expect(unresolved).toEqual([
    { name: "support", at: "/fallback/to" },
    { name: "support", at: at(0, "to"), node: "away" },
    { name: "support", at: at(1, "people/1/to"), node: "all" },
  ]);
  expect(document.fallback && isStoodInFor(document.fallback.to)).toBe(true);
  expect(isStoodInFor(anna)).toBe(false);
});

test("a name that every object has is still nobody", () => {
  const flow: FlowDocument = { ...small, fallback: { say: {}, to: { kind: "named", name: "valueof" } } };
  const odd = { ...flow, fallback: { say: {}, to: { kind: "named", name: "toString" } as const } };
  for (const one of [flow, odd]) expect(resolveNames(one, nodeTypes).unresolved).toHaveLength(1);
});

test("what a version holds otherwise than it would now is told, with both", () => {
  const held = resolveNames(naming, nodeTypes, namingOf(book, "test")).used;
  const changed: EnvironmentBook = {
    ...book,
    names: [{ name: "support", values: { test: queue } }],
    things: book.things.filter(({ kind }) => kind !== "calendar"),
  };
  const now = resolveNames(naming, nodeTypes, namingOf(changed, "test")).used;
  expect(outdatedNames(held, held)).toEqual([]);
  expect(outdatedNames(held, now)).toEqual([
    { kind: "person", name: "support", held: "Anna", now: "Support" },
    { kind: "calendar", name: "office", held: "always-open", now: "office" },
  ]);
  const gone = resolveNames(naming, nodeTypes, namingOf(emptyBook, "test")).used;
  expect(outdatedNames(held, gone)[0]).toMatchObject({ name: "support", now: undefined });
});

const unusable: readonly [string, unknown, string][] = [
  [
    "live twice",
    { ...emptyBook, environments: [{ id: "live", title: "" }] },
    'The environment "live" is there twice.',
  ],
  [
    "a name twice",
    { ...emptyBook, names: [0, 1].map(() => ({ name: "a", values: {} })) },
    '"a" is there twice.',
  ],
  [
    "an environment that there is not",
    { ...emptyBook, names: [{ name: "a", values: { test: anna } }] },
    'There is no environment "test".',
  ],
  ["a name for a name", { ...emptyBook, names: [{ name: "a", values: { live: support } }] }, "Invalid"],
];
test.each(unusable)("a book with %s is refused", (_why, sent, reason) => {
  const { error } = environmentBookSchema.safeParse(sent);
  expect(error?.issues[0]?.message).toContain(reason);
});
