import { type CallerKind, growthTable, type Passage, type Reach, reach } from "../call/index.ts";
import type { DestinationKind, Fields } from "../fields/index.ts";
import type { NodeType, NodeTypes } from "./node-type.ts";

export const callerWords: { readonly [C in CallerKind]: string } = {
  "user to bot": "people who call the bot in Teams",
  "user to account": "people who call from Teams",
  "outside user to account": "people of other organisations who call from Teams",
  "phone to account": "people who call from a phone",
};

export const targetWords: { readonly [D in DestinationKind]: string } = {
  user: "a person",
  account: "a call queue or auto attendant",
  voicemail: "a voicemail box",
  phone: "a phone number",
};

/** How callers can come into a flow, as its first step says; none while that step cannot be read. */
export function callersOf(
  {
    nodes,
    start,
  }: {
    readonly nodes: readonly {
      readonly id: string;
      readonly type: string;
      readonly data: NodeType["initial"];
    }[];
    readonly start: string;
  },
  types: NodeTypes,
): readonly CallerKind[] {
  const first = nodes.find(({ id }) => id === start);
  const type = first && types.get(first.type);
  return type?.schema.safeParse(first?.data).success ? type.callers(first?.data ?? {}) : [];
}

/** Somebody whom one kind of caller cannot be brought together with, and why. */
export interface Refusal {
  readonly way: Passage;
  readonly target: DestinationKind;
  readonly caller: CallerKind;
  readonly source: string;
}

/** What the callers of a flow may expect of a kind of target. */
export interface Outlook {
  /** Whoever cannot get there, each of them once. */
  readonly refused: readonly Refusal[];
  /** Nobody can. */
  readonly isHopeless: boolean;
  /** Why it should work, where no page says that it does for somebody who can. */
  readonly inferredFrom: string | undefined;
}

/** Reads the table of reach for all callers of a flow: each way has to lead there. */
export function outlook(
  callers: readonly CallerKind[],
  ways: readonly Passage[],
  target: DestinationKind,
): Outlook {
  const cells = callers.map((caller) => ({
    caller,
    cells: ways.map((way) => ({ way, ...reach(caller, way, target) })),
  }));
  const refused = cells.flatMap(({ caller, cells }) => {
    const cell = cells.find(({ support }) => support === "unsupported");
    return cell ? [{ way: cell.way, target, caller, source: cell.source }] : [];
  });
  const inferred = cells
    .filter(({ caller }) => !refused.some((refusal) => refusal.caller === caller))
    .flatMap(({ cells }): readonly Reach[] => cells)
    .find(({ support }) => support === "inferred");
  return {
    refused,
    isHopeless: callers.length > 0 && refused.length === callers.length,
    inferredFrom: inferred?.source,
  };
}

/** Why a type of step is of no use to callers of a flow, and to which of them. */
export interface Uselessness {
  readonly callers: readonly CallerKind[];
  readonly isForAll: boolean;
  /** `group`: of use once the call is a group call. */
  readonly until?: "group";
  readonly refused: readonly Refusal[];
}

/**
 * Callers for whom a new step of a type would reach nobody, whatever is filled in; undefined where it is of use to all of them.
 * Its first settings say how it reaches somebody: what comes on top of them only asks for more.
 */
export function uselessFor(
  type: NodeType,
  callers: readonly CallerKind[],
  isGroup = false,
): Uselessness | undefined {
  const ways = type.passages(type.initial);
  if (ways.length === 0 || callers.length === 0) return undefined;
  if (ways.includes("invite") && !isGroup) {
    const refused = callers.flatMap((caller) => {
      const { support, source } = growthTable[caller];
      return support === "unsupported" ? [{ way: "invite", target: "user", caller, source } as const] : [];
    });
    if (refused.length > 0) return uselessness(callers, refused, "group");
  }
  const kinds = kindsIn(type.fields);
  if (kinds.length === 0) return undefined;
  const outlooks = kinds.map((kind) => outlook(callers, ways, kind).refused);
  const stuck = callers.filter((one) =>
    outlooks.every((refused) => refused.some(({ caller }) => caller === one)),
  );
  if (stuck.length === 0) return undefined;
  return uselessness(
    callers,
    outlooks.flat().filter(({ caller }) => stuck.includes(caller)),
  );
}

function uselessness(all: readonly CallerKind[], refused: readonly Refusal[], until?: "group"): Uselessness {
  const callers = [...new Set(refused.map(({ caller }) => caller))];
  return { callers, isForAll: callers.length === all.length, refused, ...(until ? { until } : {}) };
}

function kindsIn(fields: Fields): readonly DestinationKind[] {
  const kinds = Object.values(fields).flatMap(({ kind, accepts, items }) => [
    ...(kind === "destination" ? (accepts ?? []) : []),
    ...(items ? kindsIn(items) : []),
  ]);
  return [...new Set(kinds)];
}
