import type { NodeId } from "../document/index.ts";
import type { Path } from "../edit/path.ts";

/** What a caller of one language hears by: the voice that reads a text, or a sound in its place. */
export type Sound =
  | { readonly kind: "recording" | "prompt" | "voice"; readonly name: string }
  | { readonly kind: "usual voice" };

/** The step that a change is about, with the name by which people know it after the change (or before its removal). */
interface OfStep {
  readonly node: NodeId;
  readonly step: string;
}

/** Where in a step: its exit, where it has one of its own, and the item of a list (`"Sales"`, `Choices 2`). */
interface InStep extends OfStep {
  /** Inside the data of the step as it is after the change, or as it was where nothing is left of it. */
  readonly path: Path;
  readonly outlet?: string;
  readonly item?: string;
}

/** The flow itself in place of a step; `path` is inside the document. */
interface InFlow {
  readonly node?: undefined;
  readonly step?: undefined;
  readonly path: Path;
  readonly outlet?: undefined;
  readonly item?: undefined;
}

interface OfExit extends OfStep {
  readonly outlet: string;
  /** As the step calls it: `Press 2, Billing`. */
  readonly exit: string;
}

type Place = InStep | InFlow;

/**
 * One thing that is different between two versions of a flow. `before` and `after` hold what there was and what there is, as
 * the form shows it; one that is left out stands for nothing there.
 */
export type FlowChange =
  | (OfStep & { readonly kind: "step added" | "step removed"; readonly type: string; readonly says?: string })
  | (OfStep & {
      readonly kind: "step renamed" | "step replaced";
      readonly before: string;
      readonly after: string;
    })
  | (OfExit & { readonly kind: "exit wired"; readonly after: string })
  | (OfExit & { readonly kind: "exit unwired" | "exit removed"; readonly before: string })
  | (OfExit & { readonly kind: "exit rewired"; readonly before: string; readonly after: string })
  | (InStep & { readonly kind: "key changed"; readonly before: string; readonly after: string })
  | (InStep & {
      readonly kind: "item added" | "item removed";
      readonly list: string;
      readonly item: string;
      /** Where its exit leads, or led. */
      readonly to?: string;
    })
  | (InStep & { readonly kind: "items moved"; readonly list: string })
  | (Place & {
      readonly kind: "text changed";
      readonly label: string;
      readonly language: string;
      readonly before?: string;
      readonly after?: string;
    })
  | (Place & {
      readonly kind: "sound changed";
      readonly label: string;
      readonly language: string;
      readonly before: Sound;
      readonly after: Sound;
    })
  | (Place & {
      readonly kind: "field changed";
      readonly label: string;
      readonly before?: string;
      readonly after?: string;
    })
  | { readonly kind: "language added" | "language removed"; readonly path: Path; readonly language: string }
  | {
      readonly kind: "first language changed";
      readonly path: Path;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "languages moved"; readonly path: Path }
  | {
      readonly kind: "variable added" | "variable removed";
      readonly path: Path;
      readonly name: string;
      readonly begins: string;
    }
  | {
      readonly kind: "variable changed";
      readonly path: Path;
      readonly name: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: "directory added" | "directory removed" | "directory changed";
      readonly path: Path;
      readonly name: string;
    }
  | { readonly kind: "picture tidied" | "picture annotated"; readonly path: Path };

export type FlowChangeKind = FlowChange["kind"];

/** A change that callers notice. */
export type CallersChange = Exclude<FlowChange, { readonly kind: "picture tidied" | "picture annotated" }>;

/** Whether it is more than the picture: where boxes sit, notes and frames are nothing to callers. */
export function isForCallers(change: FlowChange): change is CallersChange {
  return change.kind !== "picture tidied" && change.kind !== "picture annotated";
}
