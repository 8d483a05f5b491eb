import type { ProblemEntry } from "@dialtree/flow";

/** Of an estate there is more to tell than what is wrong: `note` is worth knowing, and often meant so. */
export type EstateSeverity = "error" | "warning" | "note";

type Entry = Omit<ProblemEntry, "severity"> & {
  readonly severity: EstateSeverity;
  /** Callers or things are left with nothing there: what `--strict` is about. */
  readonly deadEnd?: true;
};

/** Everything that can be said of an estate. Codes are stable; their sentences may be improved at any time. */
export const estateFindings = {
  number_unanswered: {
    severity: "error",
    deadEnd: true,
    // `environment`: where it is not published, though it is elsewhere.
    say: ({ number, flow, environment }) =>
      environment === undefined
        ? `${number} leads to ${flow}, which has never been published: its callers get no answer.`
        : `${number} leads to ${flow}, which is not published in “${environment}”, where the number belongs: its callers get no answer.`,
    remedy: ({ flow, environment }) =>
      environment === undefined
        ? `Publish ${flow}, or let the number lead to another flow.`
        : `Publish ${flow} there, or let the number belong to another environment.`,
  },
  number_unassigned: {
    severity: "warning",
    deadEnd: true,
    say: ({ number, count }) =>
      `Callers dialled ${number}, which leads to no flow: ${count === 1 ? "one call" : `${count} calls`} got no answer since this server started.`,
    remedy: () => "Let the number lead to a flow, or take it away from this line in Teams.",
  },
  flow_missing: {
    severity: "error",
    deadEnd: true,
    say: ({ step, flow, title }) =>
      `${step} of ${flow} goes on with the flow “${title}”, and there is no such flow.`,
    remedy: () => "Choose a flow that exists, or create it.",
  },
  thing_missing: {
    severity: "error",
    deadEnd: true,
    say: ({ step, flow, what, title }) =>
      `${step} of ${flow} needs the ${what} “${title}”, and there is none of that name.`,
    remedy: () => "Choose one that exists, or make one of that name.",
  },
  destination_gone: {
    severity: "error",
    deadEnd: true,
    say: ({ title, flow, step }) =>
      `${title} is no longer in your organisation's directory; ${step} of ${flow} sends callers there.`,
    remedy: () => "Choose somebody else in that step.",
  },
  way_open: {
    severity: "error",
    deadEnd: true,
    say: ({ exit, step, flow }) => `“${exit}” at ${step} of ${flow} leads nowhere.`,
    remedy: () => "Connect it to the step that should come next.",
  },
  step_ends_nowhere: {
    severity: "error",
    deadEnd: true,
    say: ({ step, flow }) => `${step} of ${flow} is not told where to go on.`,
    remedy: () => "Choose the step or the flow that comes next.",
  },
  trouble_unanswered: {
    severity: "error",
    deadEnd: true,
    say: ({ exits, flow, step }) =>
      `${exits === 1 ? "One exit" : `${exits} exits`} of ${flow}, the first at ${step}, would hand callers to whoever takes calls when something goes wrong, and the flow names nobody.`,
    remedy: () => "Name somebody as the flow's fallback.",
  },
  flow_unreached: {
    severity: "warning",
    say: ({ flow }) => `No caller gets to ${flow}: no number leads there, and no flow that callers get to.`,
    remedy: () => "Give it a number, or lead to it from another flow.",
  },
  flow_part_older: {
    severity: "warning",
    say: ({ flow, part }) =>
      `Callers of ${flow} who come to ${part} get it as it was when ${flow} was published; ${part} has changed since.`,
    remedy: ({ flow }) => `Publish ${flow} again to give its callers the newer one.`,
  },
  flows_in_circle: {
    severity: "note",
    say: ({ path }) => `These lead into each other: ${path}.`,
    remedy: () => "It may be meant so, as with a way back to a main menu. Then leave it.",
  },
  thing_unused: {
    severity: "note",
    say: ({ what, title }) => `No flow uses the ${what} “${title}”.`,
    remedy: () => "Remove it if nobody is going to need it.",
  },
  draft_uses_others: {
    severity: "note",
    say: ({ flow, added, gone }) =>
      `What is published of ${flow} and its draft use different things.${added ? ` New in the draft: ${added}.` : ""}${gone ? ` Only published: ${gone}.` : ""}`,
    remedy: () => "Callers get what the draft uses as soon as it is published.",
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type EstateCode = keyof typeof estateFindings;
