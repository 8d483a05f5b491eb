import {
  asks,
  beginsByCalling,
  type Destination,
  destinationSchema,
  type NodeTypes,
  originOf,
  type Place,
  pointer,
  somebody,
  spokenSchema,
  walkFields,
  writtenName,
} from "@dialtree/flow";
import type { ResolvedFlow } from "@dialtree/flow/names";
import { actionsOf, canEndCall } from "../1-check/program-facts.ts";
import { dataPointer, type Survey, type SurveyedNode, survey } from "../1-check/survey.ts";
import { everywhereOutlets } from "../2-lower/index.ts";
import { keyOf, type Relation, type ThingRef, type UsePlace } from "./things.ts";
import { type Ways, waysOf } from "./ways.ts";

/** Something that a flow uses, and where. */
export interface Use extends UsePlace {
  readonly from: ThingRef;
  readonly to: ThingRef;
  /** What the flow calls it, where it does. */
  readonly name?: string;
  readonly how: Relation;
  /** Whether callers get to the step. */
  readonly reached: boolean;
}

/** A way that ends in nothing: nobody takes a call that gets there. */
export interface OpenEnd extends UsePlace {
  /** What people call the exit; left out for a step that goes nowhere at all. */
  readonly exit?: string;
  /** `way`: leads nowhere. `trouble`: would take the fallback, and there is none. */
  readonly why: "way" | "trouble";
}

/** What an estate knows of one document. Made once for each; nothing in it depends on other flows. */
export interface FlowFacts {
  readonly id: string;
  readonly title: string;
  /** It places its calls itself. */
  readonly callsOut: boolean;
  readonly fallback: Destination | undefined;
  readonly uses: readonly Use[];
  readonly ends: readonly OpenEnd[];
  readonly ways: Ways;
}

/** Everything that a flow uses of other flows, of the directory and of the installation, in the order of the file. */
export function factsOf(document: ResolvedFlow, nodeTypes: NodeTypes): FlowFacts {
  const surveyed = survey(document, nodeTypes, {});
  const ways = waysOf(surveyed);
  return {
    id: document.id,
    title: document.title,
    callsOut: beginsByCalling(document, nodeTypes),
    fallback: document.fallback?.to,
    uses: [
      ...usesOfFlow(document),
      ...[...surveyed.nodes.values()].flatMap((node) => usesOfStep(node, surveyed, ways)),
    ],
    ends: [...surveyed.nodes.values()].flatMap((node) =>
      ways.reaches(node.node.id) ? endsOf(node, surveyed) : [],
    ),
    ways,
  };
}

/** What is used besides by steps: the fallback, its words, and who is in the directories. */
function usesOfFlow({ id, fallback, directories = [] }: ResolvedFlow): readonly Use[] {
  const from = { kind: "flow", id } as const;
  return [
    ...(fallback
      ? [
          { from, ...sentTo(fallback.to), how: "fallback" as const, at: "/fallback/to", reached: true },
          ...promptsIn(fallback.say).map(
            (prompt): Use => ({
              from,
              to: { kind: "prompt", id: prompt },
              how: "needs",
              at: "/fallback/say",
              reached: true,
            }),
          ),
        ]
      : []),
    ...directories.flatMap(({ id: directory, people }, index) =>
      people.flatMap((person, at): Use[] => {
        const of = {
          from: { kind: "directory", id: `${id}/${directory}` },
          how: "lists",
          reached: true,
        } as const;
        const path = ["directories", index, "people", at];
        const to = somebody(person.to);
        return [
          ...(to ? [{ ...of, ...sentTo(to, writtenName(person)), at: pointer([...path, "to"]) }] : []),
          ...(person.prompt === undefined
            ? []
            : [
                {
                  ...of,
                  to: { kind: "prompt", id: person.prompt } as const,
                  at: pointer([...path, "prompt"]),
                },
              ]),
        ];
      }),
    ),
  ];
}

function usesOfStep(node: SurveyedNode, { document, nodeTypes }: Survey, ways: Ways): readonly Use[] {
  const type = nodeTypes.get(node.node.type);
  if (!type) return [];
  const from = { kind: "flow", id: document.id } as const;
  const place = { node: node.node.id, step: node.node.title || node.name };
  const made = { from, ...place, reached: ways.reaches(node.node.id) };
  const found: Use[] = [];
  // Somebody can be looked at without being called: whether they are free.
  const isPassage = node.readable ? type.passages(node.node.data).length > 0 : type.passage !== undefined;
  for (const { field, path, value } of walkFields(type.fields, node.node.data)) {
    const at = dataPointer(node, path);
    const needs = (to: ThingRef, name?: string): void =>
      void found.push({ ...made, to, how: "needs", at, ...(name === undefined ? {} : { name }) });
    const named = typeof value === "string" && value !== "" ? value : undefined;
    if (field.kind === "destination") {
      const { data: to } = destinationSchema.safeParse(value);
      if (to) found.push({ ...made, ...sentTo(to), how: isPassage ? "sends" : "needs", at });
    } else if (field.kind === "place") {
      const flow = flowIn(value as Place | undefined);
      if (flow !== undefined && flow !== document.id)
        found.push({
          ...made,
          to: { kind: "flow", id: flow },
          how: field.only === "flows" ? "comes-back" : "goes-on",
          at,
        });
    } else if (field.kind === "spoken") {
      for (const id of promptsIn(value)) needs({ kind: "prompt", id });
    } else if (field.of !== undefined && named !== undefined) needs({ kind: field.of, id: named });
    else if (field.kind === "calendar" && named !== undefined) needs({ kind: "calendar", id: named });
    else if (field.kind === "directory" && named !== undefined) {
      const title = document.directories?.find(({ id }) => id === named)?.title;
      const to = { kind: "directory", id: `${document.id}/${named}` } as const;
      found.push({ ...made, to, how: "asks", at, ...(title ? { name: title } : {}) });
    }
  }
  return [...found, ...usesOfProgram(node, made), ...usesOfWayOut(node, document, made)];
}

type Made = Pick<Use, "from" | "node" | "step" | "reached">;

/** What only its program tells of: other systems, what opens them, and meetings. */
function usesOfProgram({ readable, at }: SurveyedNode, made: Made): readonly Use[] {
  const found = new Map<string, Use>();
  const needs = (how: Relation, to: ThingRef): void => void found.set(keyOf(to), { ...made, to, how, at });
  for (const action of readable ? actionsOf(readable.program) : []) {
    if (action.type === "task" && action.task === "http-lookup") {
      const host = originOf(action.settings.url);
      if (host !== undefined) needs("needs", { kind: "host", id: host });
      for (const { secret } of action.settings.secrets)
        if (secret !== "") needs("needs", { kind: "secret", id: secret });
    }
    if (action.type === "join" && "link" in action.meeting && action.meeting.link !== "")
      needs("sends", { kind: "meeting", id: action.meeting.link });
  }
  return [...found.values()];
}

/** The key that leads out of every question, where it leads to another flow. */
function usesOfWayOut(
  { readable, node }: SurveyedNode,
  { everywhere, id }: ResolvedFlow,
  made: Made,
): readonly Use[] {
  const flow = flowIn(everywhere?.operator?.to);
  if (flow === undefined || flow === id || everywhere?.except.includes(node.id)) return [];
  if (!readable || !asks(readable.program)) return [];
  return [
    {
      ...made,
      to: { kind: "flow", id: flow },
      how: "goes-on",
      at: "/everywhere/operator/to",
      outlet: everywhereOutlets.operator,
    },
  ];
}

function endsOf(node: SurveyedNode, { document }: Survey): readonly OpenEnd[] {
  const { readable, unwired, links, at } = node;
  if (!readable) return [];
  const place = { at, node: node.node.id, step: node.node.title || node.name };
  const leaves = links.length > 0 || canEndCall(readable.program);
  const goesElsewhere = [...walkFields(readable.type.fields, node.node.data)].some(
    ({ field, value }) => field.kind === "place" && flowIn(value as Place | undefined) !== undefined,
  );
  if (readable.outlets.length === 0) return leaves || goesElsewhere ? [] : [{ ...place, why: "way" }];
  return unwired.flatMap(({ id, label, role }): OpenEnd[] => {
    const why = role === "way" ? "way" : "trouble";
    return why === "trouble" && document.fallback ? [] : [{ ...place, outlet: id, exit: label, why }];
  });
}

function flowIn(place: Place | undefined): string | undefined {
  return place && typeof place === "object" && "flow" in place ? place.flow : undefined;
}

function promptsIn(value: unknown): readonly string[] {
  const spoken = spokenSchema.safeParse(value ?? {}).data ?? {};
  return [...new Set(Object.values(spoken).flatMap(({ prompt }) => prompt ?? []))];
}

const kinds = { user: "person", account: "queue", voicemail: "voicemail" } as const;

/** Whom a destination reaches. Object ids are the same in small and capital letters. */
function sentTo(to: Destination, called = to.name): Pick<Use, "to" | "name"> {
  const thing: ThingRef =
    to.kind === "phone"
      ? { kind: "phone", id: to.number }
      : { kind: kinds[to.kind], id: to.id.toLowerCase() };
  return { to: thing, ...(called ? { name: called } : {}) };
}
