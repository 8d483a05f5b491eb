import type { FlowLibrary } from "@dialtree/engine";
import type { Clock } from "../clock.ts";
import type { CallStore } from "../store/call-store.ts";
import type { GroupCommit } from "../store/group-commit.ts";
import type { Errands } from "./errands.ts";
import type { Newsroom } from "./newsroom.ts";
import type { Presence } from "./presence.ts";
import type { Seal } from "./seal.ts";
import type { Telephone } from "./telephone.ts";
import type { PlayLength } from "./watches.ts";

/** The published flows, as far as a running call needs them. */
export interface Flows {
  /** Those that are in memory. */
  readonly library: FlowLibrary;
  /** Brings a version into memory; rejects when it cannot be had. */
  load(version: string): Promise<void>;
  playLength(version: string): PlayLength;
}

/** What is worth a line in the log. Never a key that was pressed, never a number. */
export type RunnerEvent =
  | "call began"
  | "call ended"
  | "call taken over"
  | "event repeated"
  | "event without effect"
  | "call quarantined"
  | "store unavailable"
  | "command unclear"
  | "command overdue"
  | "emergency redirect"
  | "tone dropped";
export type RunnerLog = (event: RunnerEvent, key: string, detail?: Readonly<Record<string, unknown>>) => void;

/** A call, as long as it lasts. */
export interface Lifetime {
  readonly key: string;
  /** The published version that it runs. */
  readonly version: string;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
}

/** Hears of each call once when it begins and once when it ends, on whichever server that is written down. Never throws. */
export interface Lifetimes {
  began(call: Lifetime): void;
  ended(call: Lifetime): void;
}

/** Everything that the calls of one server share. */
export interface Desk {
  /** This server's name among those on the same store; a new one with each start. */
  readonly server: string;
  readonly store: CallStore;
  readonly commits: GroupCommit;
  readonly flows: Flows;
  readonly telephone: Telephone;
  readonly errands: Errands;
  readonly presence: Presence;
  /** By the time of the store, where it has one. */
  readonly clock: Clock;
  readonly seal: Seal;
  readonly newsroom: Newsroom;
  readonly log: RunnerLog;
  readonly lifetimes?: Lifetimes | undefined;
  /** The call is over, or nobody here has to think of it any more. */
  forget(call: { readonly key: string; readonly known: boolean }): void;
}
