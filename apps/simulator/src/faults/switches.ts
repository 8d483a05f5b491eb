import type { Ids } from "../ids.ts";
import type { Json } from "../json.ts";
import { type FaultArea, type FaultIn, type FaultName, type FaultValue, faultKinds } from "./catalogue.ts";

/** A fault that is switched on. */
export type FaultSwitch = {
  readonly id: string;
  readonly fault: FaultName;
  /** Only for this call; otherwise for all of them, and for what belongs to none. */
  readonly callId?: string;
  /** Only for these: kinds of notifications, or names of operations. */
  readonly on?: readonly string[];
  /** So many fitting cases still pass untouched before it acts. */
  readonly after?: number;
  /** How many times it still acts; without it, until it is removed. */
  readonly times?: number;
  /** Acts in so many of a hundred cases. */
  readonly percent?: number;
} & { readonly [value in FaultValue]?: number };

/** One fault that acts now, with every value filled in. */
export interface Acting<Name extends FaultName = FaultName> {
  readonly fault: Name;
  readonly value: (name: FaultValue) => number;
}

export interface FaultSwitches {
  list(): readonly FaultSwitch[];
  add(fault: Omit<FaultSwitch, "id">): FaultSwitch;
  remove(id: string): boolean;
  clear(): void;
  /** The faults that act on this one occasion; each has then acted once more. */
  take<Area extends FaultArea>(area: Area, occasion: Occasion): Acting<FaultIn<Area>>[];
}

export interface Occasion {
  readonly callId?: string;
  /** The kind of notification, or the name of the operation. */
  readonly of: string;
  readonly except?: readonly FaultName[];
}

export function createFaultSwitches(ids: Ids): FaultSwitches {
  let switches: readonly FaultSwitch[] = [];

  const fits = ({ callId, on }: FaultSwitch, occasion: Occasion): boolean =>
    (callId === undefined || callId === occasion.callId) && (on === undefined || on.includes(occasion.of));
  const acts = ({ after, percent }: FaultSwitch): boolean =>
    after === undefined && (percent === undefined || ids.chance() * 100 < percent);

  return {
    list: () => switches,
    add(fault) {
      const added = { ...fault, id: ids.next() };
      switches = [...switches, added];
      return added;
    },
    remove(id) {
      const before = switches.length;
      switches = switches.filter((fault) => fault.id !== id);
      return switches.length < before;
    },
    clear() {
      switches = [];
    },
    take<Area extends FaultArea>(area: Area, occasion: Occasion) {
      const fitting = switches.filter(
        (fault) =>
          faultKinds[fault.fault].area === area &&
          !occasion.except?.includes(fault.fault) &&
          fits(fault, occasion),
      );
      const acting = fitting.filter(acts);
      switches = switches.flatMap((fault) => {
        if (acting.includes(fault)) return actedOnce(fault);
        return fitting.includes(fault) ? [letOnePass(fault)] : [fault];
      });
      return acting.map((fault) => ({
        fault: fault.fault as FaultIn<Area>,
        value: (name: FaultValue) => fault[name] ?? faultKinds[fault.fault].values?.[name] ?? 0,
      }));
    },
  };
}

function actedOnce(fault: FaultSwitch): readonly FaultSwitch[] {
  if (fault.times === undefined) return [fault];
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
}

function letOnePass({ after, ...fault }: FaultSwitch): FaultSwitch {
  return after !== undefined && after > 1 ? { ...fault, after: after - 1 } : fault;
}

/** What the control API accepts as a switch; `undefined` when it is well-formed. */
export function problemOf(
  fault: FaultName,
  values: Readonly<Record<string, Json | undefined>>,
): string | undefined {
  const known = faultKinds[fault].values ?? {};
  const common = ["fault", "callId", "on", "after", "times", "percent"];
  const stranger = Object.keys(values).find((name) => !common.includes(name) && !(name in known));
  return stranger === undefined ? undefined : `the fault "${fault}" has no value "${stranger}"`;
}
