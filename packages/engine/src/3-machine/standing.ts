import type { AnyMachineSnapshot, StateValue } from "xstate";
import { tags } from "./names.ts";

/** Where in a flow a call stands. */
export interface Standing {
  readonly node: string;
  /** The state of the node's program; empty where it is no node of the author's. */
  readonly state: string;
  /** What the state asks of the engine at once; undefined where it only waits for the outside. */
  readonly wants: keyof typeof tags | undefined;
}

// What comes first counts: a state that leaves a flow has no use for keys.
const byRank = ["leaves", "calls", "returns", "decides", "collected", "interrupting"] as const;

/** What a snapshot of the machine stands for. Each is read once, for all calls that come to it. */
export function standingOf(snapshot: AnyMachineSnapshot): Standing {
  const value = snapshot.value as StateValue;
  const wants = byRank.find((want) => snapshot.hasTag(tags[want]));
  if (typeof value === "string") return { node: value, state: "", wants };
  const [[node, inner] = ["", ""]] = Object.entries(value);
  return { node, state: typeof inner === "string" ? inner : "", wants };
}
