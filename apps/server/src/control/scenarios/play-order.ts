import type { Fault, FlowDocument } from "@dialtree/flow";
import type { Calendars } from "@dialtree/flow/hours";
import type { DiffLine } from "@dialtree/rehearsal";

/** What a thread is told to play: flows as they would be published together, and scenarios of some of them. */
export interface PlayOrder {
  readonly flows: readonly {
    readonly document: FlowDocument;
    /** Milliseconds, by file name. */
    readonly recordings: ReadonlyMap<string, number>;
  }[];
  /** As they are, without the emergencies of today. */
  readonly calendars: Calendars;
  readonly scenarios: readonly ScenarioText[];
}

export interface ScenarioText {
  readonly flow: string;
  readonly name: string;
  /** Null of one that was sealed with another secret than this server has. */
  readonly text: string | null;
}

/** What has become of a scenario. */
export interface PlayedScenario {
  readonly flow: string;
  readonly name: string;
  /** `unplayed`: time was up before its turn. */
  readonly outcome: "ok" | "failed" | "unplayed";
  /** Why it failed, or was not played. */
  readonly fault?: string;
  readonly because?: Fault;
  /** Of its text, counted from 1. */
  readonly line?: number;
  /** Where it goes otherwise than expected: `-` expected, `+` what came. */
  readonly lines?: readonly DiffLine[];
}
