import type { Json, JsonObject } from "./json.ts";
import { limits } from "./limits.ts";

interface Common {
  readonly callId?: string;
  /** Names of the fault switches that had a hand in this. */
  readonly faults?: readonly string[];
}

/**
 * `rings`, `ringEnded`: the phone of somebody who is called; `joined`, `left`: somebody besides the one at the other
 * end; `cameOver`: the caller is in the call `to` instead; `spoke`: into the call; `recordingBegins`, `recordingEnds`: behind
 * the beep; `heardKeys`: those that the bot sends.
 */
type PhoneDeed =
  | "called"
  | "answered"
  | "pressed"
  | "hungUp"
  | "ended"
  | "rings"
  | "ringEnded"
  | "joined"
  | "left"
  | "spoke"
  | "recordingBegins"
  | "recordingEnds"
  | "cameOver"
  | "heardKeys";

/** What went over the wire, or happened at the caller's phone. */
export type WireEvent = Common &
  (
    | { type: "phone"; did: PhoneDeed; detail?: JsonObject }
    | {
        type: "request";
        operation: string;
        method: string;
        path: string;
        body?: Json;
        /** Microsoft's pages no longer have this operation. */
        legacy?: true;
      }
    | { type: "reply"; to: number; status: number | "none"; headers?: JsonObject; body?: Json }
    | { type: "notification"; kind: string; url: string; attempt: number; body: Json }
    | { type: "answer"; to: number; status: number | "none"; error?: string }
    | { type: "fetch"; url: string; resourceId?: string }
    | { type: "fetched"; to: number; prompt?: string; durationMs?: number; cached: boolean; error?: string }
    | {
        type: "audio";
        did: "starts" | "ends" | "stopped";
        operationId: string;
        clientContext?: string;
        /** Which of the operation's prompts, from 0, and how many it has. */
        index: number;
        of: number;
        prompt?: string;
        durationMs?: number;
      }
    | { type: "fault"; did: "set" | "removed"; detail: JsonObject }
    | { type: "clock"; advancedMs: number }
  );

/** `at` is simulated time. `seq` counts from 1 without gaps; `to` of a reply is the seq of what it answers. */
export type WireEntry = WireEvent & { readonly seq: number; readonly at: string };

export interface WireLog {
  add(event: WireEvent): number;
  of(callId: string): WireEntry[];
  after(seq: number): WireEntry[];
  listen(listener: (entry: WireEntry) => void): () => void;
  listeners(): number;
  clear(): void;
}

export function createWireLog(now: () => number): WireLog {
  let entries: WireEntry[] = [];
  let added = 0;
  const listeners = new Set<(entry: WireEntry) => void>();
  return {
    add(event) {
      const entry: WireEntry = { seq: ++added, at: new Date(now()).toISOString(), ...event };
      entries.push(entry);
      if (entries.length > limits.wireEntriesKept * 1.1) entries = entries.slice(-limits.wireEntriesKept);
      for (const listener of listeners) listener(entry);
      return entry.seq;
    },
    of(callId) {
      const own = entries.filter((entry) => entry.callId === callId);
      // A request that makes a call cannot name it yet; its reply does.
      const asked = new Set(own.flatMap((entry) => (entry.type === "reply" ? [entry.to] : [])));
      return entries.filter((entry) => entry.callId === callId || asked.has(entry.seq));
    },
    after: (seq) => entries.filter((entry) => entry.seq > seq),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    listeners: () => listeners.size,
    clear() {
      // The numbers go on: a listener that asks for "everything after 17" must not see 1 to 17 twice.
      entries = [];
    },
  };
}
