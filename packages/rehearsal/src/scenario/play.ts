import { type CompiledFlow, compile, type FlowLibrary } from "@dialtree/engine";
import type { Fault, FlowDocument, NodeTypes, Party } from "@dialtree/flow";
import { explainRefusal, isRefusal, setField } from "@dialtree/flow/edit";
import { type Calendars, noCalendars } from "@dialtree/flow/hours";
import type { PromptLength } from "../lengths.ts";
import { type Occasion, playOut, type Rehearsal, rehearse } from "../rehearsal.ts";
import { linesOf, lineText } from "../transcript/index.ts";
import { calledParty, callingParty, partyOf, type Scenario } from "./scenario.ts";

/** Where a scenario plays: its flow, and the flows that this one may go on with. */
export interface Stage {
  readonly document: FlowDocument;
  readonly others?: readonly FlowDocument[];
  readonly nodeTypes: NodeTypes;
  /** Those of the installation; none unless told. */
  readonly calendars?: Calendars;
  readonly promptLength?: PromptLength;
}

/** A scenario played out. `differs` is the first line, counted from 0, in which it is not as expected. */
export interface Played {
  readonly rehearsal: Rehearsal;
  readonly lines: readonly string[];
  readonly differs?: number;
}

// Any moment will do for flows that do not ask for the time; a fixed one keeps scenarios from changing by themselves.
/** When a call comes in if nobody says: milliseconds since 1970. */
export const usualMoment = Date.UTC(2026, 0, 15, 10);

/** Plays a scenario in virtual time. Returns a fault when one of its `set` lines fits no field. */
export function playScenario(scenario: Scenario, stage: Stage): Played | Fault {
  let document = stage.document;
  for (const { node, path, value } of scenario.settings) {
    const changed = setField(document, node, path, value, stage.nodeTypes);
    if (isRefusal(changed)) {
      const { refused: code, values } = changed;
      return { code, values, fault: `set ${node} /${path.join("/")}: ${explainRefusal(changed).sentence}` };
    }
    document = changed.doc;
  }
  const { acts, answers, keysTravel } = scenario;
  const rehearsal = playOut(
    rehearse({
      ...occasionOn({ ...stage, document }, scenario),
      acts,
      answers,
      ...(keysTravel ? { keysTravel } : {}),
    }),
  );
  // The call line is repeated as it was written: what it says of time and language is input.
  const [callLine = ""] = scenario.expected;
  const lines = [callLine, ...linesOf(rehearsal.transcript).slice(1).map(lineText)];
  const differs = firstDifference(lines, scenario.expected);
  return { rehearsal, lines, ...(differs === undefined ? {} : { differs }) };
}

/** The call of a scenario, as it comes in: compiles the flow. */
export function occasionOn(
  stage: Stage,
  { call, emergency }: Pick<Scenario, "call" | "emergency">,
): Omit<Occasion, "acts" | "answers" | "keysTravel"> {
  const { document, nodeTypes, promptLength } = stage;
  const flow = compile(document, nodeTypes, "draft");
  return {
    library: libraryAround(flow, stage, calendarsIn(emergency ? { emergency } : {}, stage.calendars)),
    flow,
    caller: partyOf(call.from) ?? { kind: "unknown" },
    called: call.values ? callingParty(call.from) : calledFor(flow, nodeTypes),
    ...(call.group ? { group: true } : {}),
    ...(call.values ? { values: call.values } : {}),
    at: call.at ?? usualMoment,
    ...(call.language ? { language: call.language } : {}),
    ...(promptLength ? { promptLength } : {}),
  };
}

/** A flow and all others, each compiled when the call comes to it: most calls never leave their flow. */
function libraryAround(
  flow: CompiledFlow,
  { others = [], nodeTypes }: Stage,
  calendars: Calendars,
): FlowLibrary {
  const documents = new Map(others.map((other) => [other.id, other]));
  const compiled = new Map([[flow.id, flow]]);
  const named = (id: string): CompiledFlow | undefined => {
    const document = documents.get(id);
    const found = compiled.get(id) ?? (document && compile(document, nodeTypes, flow.version));
    if (found) compiled.set(id, found);
    return found;
  };
  return {
    find: (id, version) => (version === flow.version ? named(id) : undefined),
    linked: (_from, id) => named(id),
    calendars,
  };
}

/** The calendars as they are during a scenario: all in an emergency where it says so. */
export function calendarsIn(
  { emergency }: Pick<Scenario, "emergency">,
  calendars: Calendars = noCalendars,
): Calendars {
  if (!emergency) return calendars;
  const since = new Date(0).toISOString();
  return new Map([...calendars].map(([id, calendar]) => [id, { ...calendar, emergency: { since } }]));
}

/** What callers of a flow dial, as its start says. */
export function calledFor(flow: { readonly document: FlowDocument }, nodeTypes: NodeTypes): Party {
  const start = flow.document.nodes.find(({ id }) => id === flow.document.start);
  const type = start && nodeTypes.get(start.type);
  const readable = type?.schema.safeParse(start?.data).success;
  const callers = readable && type && start ? type.callers(start.data) : [];
  // A flow that calls phones has an account, and that is what they call back.
  const onlyBot = callers.includes("user to bot") && !callers.includes("phone to account");
  return calledParty(onlyBot ? "bot" : "account");
}

function firstDifference(lines: readonly string[], expected: readonly string[]): number | undefined {
  const length = Math.max(lines.length, expected.length);
  for (let index = 0; index < length; index++) if (lines[index] !== expected[index]) return index;
  return undefined;
}
