import type { Fault } from "@dialtree/flow";
import type { DiffLine } from "@dialtree/rehearsal";
import type { ToldProblem } from "../publishing/told-problem.ts";

/** What is looked at before a flow is published, in the order in which people read it. */
export const sectionTitles = {
  problems: "Problems of the flow",
  scenarios: "Scenarios",
  references: "What it refers to",
  audio: "What callers hear",
  fallback: "Fallback and numbers",
  changes: "What changes for callers",
} as const;
export type SectionId = keyof typeof sectionTitles;

/** `failed` keeps it from being published; `unchecked` says why nobody could look. */
export const states = ["failed", "warning", "unchecked", "ok"] as const;
export type State = (typeof states)[number];

/** One thing that was looked at. */
export interface Item {
  readonly state: State;
  /** For programs; never changes. */
  readonly code: string;
  readonly flow: string;
  readonly node?: string;
  /** What people call the node. */
  readonly name?: string;
  /** JSON pointer into the flow's document. */
  readonly at?: string;
  readonly scenario?: string;
  readonly sentence: string;
  /** What to do about it; empty where there is nothing to do. */
  readonly remedy: string;
  /** Of a scenario that fails: `-` expected, `+` what came. */
  readonly lines?: readonly DiffLine[];
  readonly because?: readonly Fault[];
}

export type Counts = Readonly<Record<State, number>>;

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly counts: Counts;
  readonly items: readonly Item[];
}

/** What was found before publishing. The page, the dialog, the command line and publishing itself read this one. */
export interface Report {
  readonly flow: string;
  /** Of the draft that it is about. */
  readonly revision: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly counts: Counts;
  readonly sections: readonly Section[];
}

/** What is kept of a report with the version that was published. */
export interface Summary {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly sections: readonly Pick<Section, "id" | "title" | "counts">[];
  /** Scenarios that failed, by name. */
  readonly failing: readonly string[];
  /** Why it was published although scenarios failed. */
  readonly despite?: string;
}

export function reportOf(
  about: Pick<Report, "flow" | "revision" | "at">,
  found: Readonly<Record<SectionId, readonly Item[]>>,
): Report {
  const sections = (Object.keys(sectionTitles) as SectionId[]).map((id): Section => {
    // What somebody has to do something about comes first.
    const items = states.flatMap((state) => found[id].filter((item) => item.state === state));
    return { id, title: sectionTitles[id], counts: countsOf(items), items };
  });
  return { ...about, counts: countsOf(sections.flatMap(({ items }) => items)), sections };
}

/** @param at When it went live. */
export function summaryOf({ sections }: Report, at: number, despite: string | undefined): Summary {
  const failing = sections.flatMap(({ items }) =>
    items.flatMap(({ state, scenario }) => (state === "failed" && scenario !== undefined ? [scenario] : [])),
  );
  return {
    at,
    sections: sections.map(({ id, title, counts }) => ({ id, title, counts })),
    failing,
    ...(despite === undefined ? {} : { despite }),
  };
}

function countsOf(items: readonly Item[]): Counts {
  const of = (state: State) => items.filter((item) => item.state === state).length;
  return { failed: of("failed"), warning: of("warning"), unchecked: of("unchecked"), ok: of("ok") };
}

/** What the check says of a flow, as an item. */
export function itemOf({ severity, outlet: _, ...problem }: ToldProblem): Item {
  return { state: severity === "error" ? "failed" : "warning", ...problem };
}

/** Something that was looked at and is in order. */
export function inOrderItem(code: string, flow: string, sentence: string): Item {
  return { state: "ok", code, flow, sentence, remedy: "" };
}
