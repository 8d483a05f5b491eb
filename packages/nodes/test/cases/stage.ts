import type {
  Directory,
  FlowDocument,
  FlowNode,
  JsonObject,
  NodeType,
  NodeTypes,
  Person,
  Phase,
} from "@dialtree/flow";
import type { Calendar, Calendars } from "@dialtree/flow/hours";
import { nodeTypes } from "../../src/index.ts";

/** The node under test. */
export const nodeId = "node";
/** Places that the data of a case can name: a node of the same flow, and another flow. */
const elsewhere = { node: "elsewhere", flow: "another-flow" } as const;

const person = (first: string, last: string, extension: string, digit: number): Person => ({
  first,
  last,
  extension,
  to: { kind: "user", id: `00000000-0000-4000-8000-00000000000${digit}`, name: `${first} ${last}` },
});
/** A directory that the data of a case can name. */
const people: Directory = {
  id: "people",
  title: "People",
  language: "en-US",
  people: [
    person("Maria", "Berg", "201", 1),
    person("Jürgen", "Berger", "202", 2),
    person("Anna", "Miller", "203", 3),
    person("Ben", "Mills", "204", 4),
    person("Li", "Ng", "205", 5),
    { ...person("Nora", "Quist", "206", 6), unlisted: true },
  ],
};

const inTheWeek = [{ from: "09:00", to: "17:00" }];
const office: Calendar = {
  format: 1,
  id: "office",
  name: "Office",
  zone: "Europe/Berlin",
  week: { mon: inTheWeek, tue: inTheWeek, wed: inTheWeek, thu: inTheWeek, fri: inTheWeek, sat: [], sun: [] },
  days: [{ name: "Christmas Day", on: { yearly: "12-25" }, hours: [] }],
};
/** Calendars that the data of a case can name: one as usual, and one in an emergency. */
export const calendars: Calendars = new Map([
  ["office", office],
  ["struck", { ...office, id: "struck", emergency: { since: "2026-01-01T00:00:00Z" } }],
]);
/** Values that a case can read. */
const values: FlowDocument["variables"] = {
  score: { type: "number", initial: 3 },
  plan: { type: "text", initial: "Gold" },
  member: { type: "flag", initial: true },
};

/** The smallest flows that a node can be watched in. The first one takes the call. */
export interface Stage {
  readonly flows: readonly [FlowDocument, ...FlowDocument[]];
  readonly nodeTypes: NodeTypes;
}

/**
 * Puts a node on a stage: a start before it that rings or answers as the case wants it, and behind each outlet the
 * quietest end there is, so that whatever can be heard comes from the node. An entry is the start itself; while answered
 * it is come to from another flow.
 */
export function stageFor(type: NodeType, data: JsonObject, phase: Phase): Stage {
  const types = new Map([...nodeTypes, [type.type, type]]);
  const node = (id: string, of: string, given: JsonObject = {}): FlowNode => {
    const known = types.get(of);
    return { id, type: of, version: known?.version ?? 1, data: { ...known?.initial, ...given } };
  };
  const ends = (id: string, after: Phase, say = ""): FlowNode =>
    after === "ringing" ? node(id, "reject") : node(id, "hang-up", { say: spoken(say) });

  const outlets = type.outlets(data);
  const start = node(
    "start",
    "incoming",
    phase === "answered" ? { answer: "now" } : { answer: "later", ringFor: 0 },
  );
  const under: FlowDocument = {
    ...flow("case"),
    start: type.entry ? nodeId : "start",
    nodes: [
      ...(type.entry ? [] : [start]),
      { id: nodeId, type: type.type, version: type.version, data },
      ...outlets.map((outlet) => ends(`behind-${outlet.id}`, outlet.phase ?? phase)),
      ends(elsewhere.node, phase, "Here it goes on."),
    ],
    edges: [
      ...(type.entry
        ? []
        : [{ from: "start", outlet: phase === "answered" ? "answered" : "ringing", to: nodeId }]),
      ...outlets.map(({ id }) => ({ from: nodeId, outlet: id, to: `behind-${id}` })),
    ],
  };
  const another: FlowDocument = {
    ...flow(elsewhere.flow),
    nodes: [node("start", "incoming"), ends("end", "answered", "This is another flow.")],
    edges: [{ from: "start", outlet: "answered", to: "end" }],
  };
  const returning = (id: string, exit: string, say: string): FlowDocument => ({
    ...flow(id),
    variables: { score: { type: "number", initial: 5 } },
    nodes: [
      node("start", "incoming"),
      node("say", "prompt", { prompt: spoken(say) }),
      node("out", "come-back", { exit }),
    ],
    edges: [
      { from: "start", outlet: "answered", to: "say" },
      { from: "say", outlet: "next", to: "out" },
    ],
  });
  // Flows that the data of a case can use as steps.
  const steps = [
    returning("simply-back", "", "This comes back."),
    returning("known", "known", "I know you."),
  ];
  const before: FlowDocument = {
    ...flow("before"),
    nodes: [node("start", "incoming"), node("on", "go-to", { place: { flow: "case" } })],
    edges: [{ from: "start", outlet: "answered", to: "on" }],
  };
  const isLater = type.entry && phase === "answered";
  const others = [another, ...steps];
  return { flows: isLater ? [before, under, ...others] : [under, ...others], nodeTypes: types };
}

/** Whether a call rings, is answered or is being placed when it comes to a node, where a case does not say. */
export function usualPhase({ entry, calls, worksWhile }: NodeType): Phase {
  if (calls) return "calling";
  return entry || !worksWhile.includes("answered") ? "ringing" : "answered";
}

function flow(id: string): FlowDocument {
  return {
    format: 1,
    id,
    title: "",
    languages: ["en-US"],
    fallback: {
      say: {},
      to: { kind: "user", id: "00000000-0000-4000-8000-0000000000cc", name: "the fallback" },
    },
    directories: [people],
    variables: values,
    start: "start",
    nodes: [],
    edges: [],
    layout: {},
  };
}

function spoken(text: string): JsonObject {
  return text === "" ? {} : { "en-US": { text } };
}
