import { type FlowDocument, write } from "@dialtree/flow";
import {
  apply,
  type Edit,
  inverseOf,
  isRefusal,
  merge,
  type Operation,
  type Step,
} from "@dialtree/flow/edit";
import type { Told } from "../api/errors.ts";
import { nodeTypes } from "../words/node-types.ts";

/** A document of the server, and the revision it has there. */
export interface Saved {
  readonly revision: number;
  readonly document: FlowDocument;
}

/** What somebody else saved, with who it was and when, as far as known. */
export interface Theirs extends Saved {
  readonly by?: string | null | undefined;
  /** ISO 8601, UTC. */
  readonly at?: string | undefined;
}

/** How far the server is behind. Only `idle` without anything unsaved may be shown as saved. */
export type Saving =
  | { readonly kind: "idle" }
  | ({ readonly kind: "sending"; readonly attempt: number } & Parcel)
  /** Nobody knows whether it arrived: the same is sent again, and what came later after it. */
  | ({ readonly kind: "waiting"; readonly attempt: number; readonly told: Told } & Parcel)
  /** The server does not take it, and would not take it again. The next change is another try. */
  | { readonly kind: "refused"; readonly told: Told }
  /** Somebody else saved in between. Both documents are kept until a person decides. */
  | { readonly kind: "conflict"; readonly theirs: Theirs };

/** What one request carries: the document as it is after the first `count` of the unsaved operations. */
interface Parcel {
  readonly document: FlowDocument;
  readonly count: number;
}

/**
 * A flow while somebody works on it: the document, how to go back and forth, and what the server does not have yet.
 * Pure data; the store beside this file performs what it asks for.
 */
export interface DraftState {
  readonly document: FlowDocument;
  /** The newest last. */
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
  /** The revision that the next save says it is based on, and the document that `unsaved` begins with. */
  readonly base: Saved;
  /** The base document is not what the server has: one's own was kept in a conflict. */
  readonly ahead: boolean;
  /** Operations since the base, in order. */
  readonly unsaved: readonly Operation[];
  readonly saving: Saving;
  /** When the last stroke was typed, so that a pause ends the word. */
  readonly typedAt: number | undefined;
}

export type DraftEvent =
  | { readonly type: "edited"; readonly edit: Edit; readonly at: number }
  /** The server has made the draft of a version, which `edit` leads to; all of before was saved. */
  | { readonly type: "restored"; readonly edit: Edit; readonly revision: number }
  | { readonly type: "undone" }
  | { readonly type: "redone" }
  /** Something else got the focus: the next stroke begins a step of its own. */
  | { readonly type: "paused" }
  | { readonly type: "sent" }
  | { readonly type: "stored"; readonly revision: number }
  | { readonly type: "failed"; readonly told: Told; readonly passing: boolean }
  | { readonly type: "overtaken"; readonly theirs: Theirs }
  /** Somebody else has saved while nothing was unsaved here. */
  | { readonly type: "arrived"; readonly theirs: Saved }
  | { readonly type: "kept mine" }
  /** Of a conflict: `edit` leads from theirs to what was made of both. */
  | { readonly type: "joined"; readonly edit: Edit }
  | { readonly type: "took theirs" };

/** What survives the end of a tab. */
export interface JournalEntry {
  readonly base: Saved;
  readonly ahead: boolean;
  readonly operations: readonly Operation[];
}

const idle: Saving = { kind: "idle" };
/** Strokes that follow each other within this time are one step. */
const wordPauseMs = 2_000;

export function begin(opened: Saved): DraftState {
  return {
    document: opened.document,
    undo: [],
    redo: [],
    base: opened,
    ahead: false,
    unsaved: [],
    saving: idle,
    typedAt: undefined,
  };
}

/** Goes on where a tab ended that could not save everything. */
export function resume(opened: Theirs, entry: JournalEntry): DraftState {
  const steps = replay(entry);
  const ours = steps.at(-1)?.document ?? entry.base.document;
  const there = textOf(opened.document);
  const start: DraftState = {
    ...begin(opened),
    document: ours,
    undo: steps.map(({ step }) => step),
  };
  // The last request had arrived, only its answer had not.
  const arrived = steps.findLastIndex(({ document }) => textOf(document) === there);
  const known = arrived >= 0 || textOf(entry.base.document) === there;
  if (known) return { ...start, unsaved: steps.slice(arrived + 1).map(({ step }) => step.operation) };
  const unsaved = steps.map(({ step }) => step.operation);
  const mine = { ...start, base: entry.base, ahead: entry.ahead, unsaved };
  if (entry.base.revision === opened.revision) return mine;
  return { ...mine, saving: { kind: "conflict", theirs: opened } };
}

/** What has to be written down for a state, or undefined when the server has everything. */
export function entryOf(state: DraftState): JournalEntry | undefined {
  return isSaved(state) ? undefined : { base: state.base, ahead: state.ahead, operations: state.unsaved };
}

/** Whether the server is known to have exactly this document. */
export function isSaved({ ahead, unsaved, saving }: DraftState): boolean {
  return saving.kind === "idle" && !ahead && unsaved.length === 0;
}

/** What a request would carry now; undefined when there is nothing to send or a person has to decide first. */
export function parcelOf(state: DraftState): Parcel | undefined {
  const { saving, unsaved, document } = state;
  if (saving.kind === "waiting") return saving;
  return saving.kind === "idle" && !isSaved(state) ? { document, count: unsaved.length } : undefined;
}

export function drafted(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case "edited":
      return edited(state, event.edit, event.at);
    case "restored":
      return restored(state, event.edit, event.revision);
    case "undone":
      return undone(state);
    case "redone":
      return redone(state);
    case "paused":
      return state.typedAt === undefined ? state : { ...state, typedAt: undefined };
    case "sent": {
      const parcel = parcelOf(state);
      const attempt = state.saving.kind === "waiting" ? state.saving.attempt : 0;
      return parcel
        ? { ...state, saving: { kind: "sending", attempt, document: parcel.document, count: parcel.count } }
        : state;
    }
    case "stored":
      return stored(state, event.revision);
    case "failed": {
      const { saving } = state;
      if (saving.kind !== "sending") return state;
      const { told, passing } = event;
      const { document, count, attempt } = saving;
      return passing
        ? { ...state, saving: { kind: "waiting", attempt: attempt + 1, told, document, count } }
        : { ...state, saving: { kind: "refused", told } };
    }
    case "overtaken":
      return { ...state, saving: { kind: "conflict", theirs: event.theirs } };
    case "arrived":
      return arrived(state, event.theirs);
    case "kept mine": {
      if (state.saving.kind !== "conflict") return state;
      const { revision } = state.saving.theirs;
      return {
        ...state,
        base: { revision, document: state.document },
        ahead: true,
        unsaved: [],
        saving: idle,
      };
    }
    case "joined":
      return state.saving.kind === "conflict"
        ? edited(begin(state.saving.theirs), event.edit, Number.NEGATIVE_INFINITY)
        : state;
    case "took theirs":
      return state.saving.kind === "conflict" ? begin(state.saving.theirs) : state;
  }
}

function edited(state: DraftState, edit: Edit, at: number): DraftState {
  // An operation that changed nothing is no step.
  if (edit.doc === state.document) return state;
  const step: Step = { title: edit.title, operation: edit.operation, inverse: edit.inverse };
  const last = state.undo.at(-1);
  const goesOn = last && state.typedAt !== undefined && at - state.typedAt < wordPauseMs;
  const joined = goesOn ? merge(last, step) : undefined;
  return {
    ...changed(state, edit.doc, edit.operation),
    undo: joined ? state.undo.with(-1, joined) : [...state.undo, step],
    redo: [],
    typedAt: edit.operation.typed ? at : undefined,
  };
}

function restored(state: DraftState, edit: Edit, revision: number): DraftState {
  const { title, operation, inverse, doc: document } = edit;
  const step: Step = { title, operation, inverse };
  return {
    ...state,
    document,
    undo: document === state.document ? state.undo : [...state.undo, step],
    redo: document === state.document ? state.redo : [],
    base: { revision, document },
    typedAt: undefined,
  };
}

function arrived(state: DraftState, { revision, document }: Saved): DraftState {
  // Whoever has changed something since decides when that is saved; and what comes late is known already.
  if (!isSaved(state) || revision <= state.base.revision) return state;
  if (textOf(document) === textOf(state.document)) return { ...state, base: { ...state.base, revision } };
  // The steps of before would undo what somebody else has made, or not fit: the list begins anew.
  return begin({ revision, document });
}

function undone(state: DraftState): DraftState {
  const step = state.undo.at(-1);
  const result = step && apply(state.document, step.inverse);
  if (!result || isRefusal(result)) return state;
  return {
    ...changed(state, result.doc, step.inverse),
    undo: state.undo.slice(0, -1),
    redo: [...state.redo, step],
    typedAt: undefined,
  };
}

function redone(state: DraftState): DraftState {
  const step = state.redo.at(-1);
  const result = step && apply(state.document, step.operation);
  if (!result || isRefusal(result)) return state;
  return {
    ...changed(state, result.doc, step.operation),
    undo: [...state.undo, step],
    redo: state.redo.slice(0, -1),
    typedAt: undefined,
  };
}

function changed(state: DraftState, document: FlowDocument, operation: Operation): DraftState {
  // What was refused may be accepted now that it is another document.
  const saving = state.saving.kind === "refused" ? idle : state.saving;
  return { ...state, document, saving, unsaved: [...state.unsaved, operation] };
}

function stored(state: DraftState, revision: number): DraftState {
  const { saving } = state;
  if (saving.kind !== "sending") return state;
  return {
    ...state,
    base: { revision, document: saving.document },
    ahead: false,
    unsaved: state.unsaved.slice(saving.count),
    saving: idle,
  };
}

// What does not fit any more ends the replay: the steps before it are still what the author did.
function replay({ base, operations }: JournalEntry): { step: Step; document: FlowDocument }[] {
  const steps: { step: Step; document: FlowDocument }[] = [];
  let document = base.document;
  for (const operation of operations) {
    const result = apply(document, operation);
    if (isRefusal(result)) break;
    document = result.doc;
    steps.push({ step: { title: operation.title, operation, inverse: inverseOf(operation) }, document });
  }
  return steps;
}

/** The text that the server keeps: two documents are the same when their files are. */
export function textOf(document: FlowDocument): string {
  return write(document, nodeTypes);
}
