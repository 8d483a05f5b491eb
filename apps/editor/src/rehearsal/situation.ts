import { type FlowDocument, type NodeTypes, type VariableValue, valueAs, walkFields } from "@dialtree/flow";
import { type Calendar, dayOf, momentsOf } from "@dialtree/flow/hours";
import { partyOf } from "@dialtree/rehearsal";
import { calleesOf } from "../phone/order.ts";
import type { Situation } from "./orders.ts";

export const callers = ["phone", "user", "outsider", "guest", "withheld"] as const;
export type Caller = (typeof callers)[number];

/** Who calls, and when, as it is typed. */
export interface SituationDraft {
  readonly caller: Caller;
  readonly number: string;
  /** The number that was dialled; empty where it does not matter. */
  readonly called: string;
  readonly group: boolean;
  readonly language: string;
  /** `2026-12-25T10:00`, as a clock there shows it; empty: the moment when the call is begun. */
  readonly when: string;
  readonly zone: string;
  readonly emergency: boolean;
  /** Of a flow that calls: what its variables begin with. */
  readonly values: Readonly<Record<string, string>>;
}

/** What matters to a flow of who calls it, and when. */
export interface Interests {
  /** The flow calls; these are the people that it can call. */
  readonly callees: readonly ("phone" | "user")[] | undefined;
  readonly variables: FlowDocument["variables"];
  readonly called: boolean;
  readonly group: boolean;
  readonly languages: readonly string[];
  /** Time zones to tell the time in, the likeliest first. */
  readonly zones: readonly string[];
}

export function interestsOf(
  document: FlowDocument,
  calendars: readonly Pick<Calendar, "id" | "zone">[],
  nodeTypes: NodeTypes,
  zoneHere: string,
): Interests {
  const start = document.nodes.find(({ id }) => id === document.start);
  const callees = calleesOf(document, nodeTypes);
  const used = new Set<unknown>();
  for (const { type, data } of document.nodes)
    for (const { field, value } of walkFields(nodeTypes.get(type)?.fields ?? {}, data))
      if (field.kind === "calendar") used.add(value);
  const zones = calendars.filter(({ id }) => used.has(id)).map(({ zone }) => zone);
  return {
    callees,
    variables: callees ? document.variables : {},
    called: /called\.number|calledNumber/.test(JSON.stringify(document.nodes)),
    group: start !== undefined && nodeTypes.get(start.type)?.takes?.includes("group") === true,
    languages: document.languages,
    zones: [...new Set([...zones, zoneHere, ...calendars.map(({ zone }) => zone), "UTC"])],
  };
}

/** What the form begins with. */
export function usualDraft({ callees, variables, zones }: Interests): SituationDraft {
  return {
    caller: callees && !callees.includes("phone") ? "user" : "phone",
    number: "+15550100",
    called: "",
    group: false,
    language: "",
    when: "",
    zone: zones[0] ?? "UTC",
    emergency: false,
    values: Object.fromEntries(
      Object.entries(variables).map(([name, { initial }]) => [name, String(initial)]),
    ),
  };
}

export type WrongField = "number" | "called" | "when" | `value ${string}`;

/** The situation that a form comes to; none as long as something is wrong, with the fields that are. */
export function situationFrom(
  draft: SituationDraft,
  { callees, variables }: Interests,
  now: number,
): { readonly situation?: Situation; readonly wrong: ReadonlySet<WrongField> } {
  const { caller, group, language, emergency } = draft;
  const wrong = new Set<WrongField>();
  const from = caller === "phone" ? numberIn(draft.number) : caller;
  const called = draft.called.trim() === "" ? undefined : numberIn(draft.called);
  const at = draft.when === "" ? now : momentIn(draft);
  if (!partyOf(from)) wrong.add("number");
  if (called !== undefined && partyOf(called)?.kind !== "phone") wrong.add("called");
  if (at === undefined) wrong.add("when");
  const values: Record<string, VariableValue> = {};
  for (const [name, { type, initial }] of Object.entries(variables)) {
    const value = valueAs(draft.values[name] ?? String(initial), type);
    if (value === undefined) wrong.add(`value ${name}`);
    else values[name] = value;
  }
  if (wrong.size > 0 || at === undefined) return { wrong };
  const call = {
    from,
    at,
    ...(group ? ({ group } as const) : {}),
    ...(callees ? { values } : {}),
    ...(language === "" ? {} : { language }),
  };
  const situation: Situation = {
    call,
    ...(emergency ? ({ emergency } as const) : {}),
    ...(called === undefined ? {} : { called }),
  };
  return { situation, wrong };
}

/** Undefined where no clock there ever shows that. */
function momentIn({ when, zone }: Pick<SituationDraft, "when" | "zone">): number | undefined {
  const [, date = "", hours = "", minutes = ""] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(when) ?? [];
  const day = dayOf(date);
  return day === undefined ? undefined : momentsOf(zone, day, Number(hours) * 60 + Number(minutes))[0];
}

function numberIn(text: string): string {
  return text.replace(/[\s()./-]/g, "");
}
