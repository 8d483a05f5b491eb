import type { FlowDocument } from "@dialtree/flow";
import { type Addition, type Edit, isRefusal, type Refusal } from "@dialtree/flow/edit";
import { ApiError, type Told } from "../api/errors.ts";
import {
  begin,
  type DraftEvent,
  type DraftState,
  drafted,
  entryOf,
  isSaved,
  type JournalEntry,
  parcelOf,
  resume,
  type Theirs,
} from "./draft.ts";

/** What the store needs of the world. */
export interface DraftPorts {
  /** @throws ApiError */
  readonly save: (document: FlowDocument, revision: number) => Promise<number>;
  /** The document of a conflict, read; undefined when nobody here can read it. */
  readonly readTheirs: (saved: NonNullable<ApiError["saved"]>) => Theirs | undefined;
  /** Runs something later; the answer calls it off. */
  readonly after: (ms: number, then: () => void) => () => void;
  /** Milliseconds. */
  readonly now: () => number;
  readonly journal: Journal;
  /** False for whoever may look only: nothing changes then. True unless told. */
  readonly mayEdit?: boolean;
  /** For failures that are none of the server's. */
  readonly unexpected: Told;
}

/** Where steps are kept that the server does not have yet. May forget: it is a net, not the store. */
export interface Journal {
  read(): JournalEntry | undefined;
  /** Undefined: everything is saved. */
  keep(entry: JournalEntry | undefined): void;
}

export interface DraftStore {
  readonly state: () => DraftState;
  /** Hears of every change; the answer ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Does what an operation says; the answer says why it did not, or which ids came in. */
  readonly edit: (operation: (document: FlowDocument) => Edit | Addition | Refusal) => Done;
  readonly dispatch: (event: DraftEvent) => void;
  /** Sends what is unsaved now. Resolves when the server has everything, or when that has to wait. */
  readonly saveNow: () => Promise<boolean>;
  /** Ends its timers; what is unsaved stays in the journal. */
  readonly close: () => void;
}

export type Done = { readonly refusal: Refusal } | { readonly added: readonly string[] };

/** Typing is sent in parcels, not by the letter. */
const saveAfterMs = 800;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

export function createDraftStore(opened: Theirs, ports: DraftPorts): DraftStore {
  const { save, readTheirs, after, now, journal, mayEdit = true, unexpected } = ports;
  const kept = journal.read();
  let state = kept ? resume(opened, kept) : begin(opened);
  const listeners = new Set<() => void>();
  let timer: { readonly due: "save" | "retry"; readonly cancel: () => void } | undefined;
  let underWay: Promise<void> | undefined;
  let closed = false;

  function dispatch(event: DraftEvent): void {
    const before = state;
    state = drafted(state, event);
    if (state === before) return;
    journal.keep(entryOf(state));
    plan();
    for (const listener of listeners) listener();
  }

  function plan(): void {
    const { saving } = state;
    const due = saving.kind === "waiting" ? "retry" : parcelOf(state) ? "save" : undefined;
    if (timer?.due === due) return;
    timer?.cancel();
    timer = undefined;
    if (!due || closed) return;
    const wait = saving.kind === "waiting" ? retryAfter(saving.attempt) : saveAfterMs;
    timer = { due, cancel: after(wait, () => void send()) };
  }

  function send(): Promise<void> {
    timer?.cancel();
    timer = undefined;
    if (underWay) return underWay;
    const parcel = parcelOf(state);
    if (!parcel) return Promise.resolve();
    dispatch({ type: "sent" });
    underWay = save(parcel.document, state.base.revision)
      .then(
        (revision): DraftEvent => ({ type: "stored", revision }),
        (error: unknown): DraftEvent => failure(error),
      )
      .then((event) => {
        underWay = undefined;
        dispatch(event);
      });
    return underWay;
  }

  function failure(error: unknown): DraftEvent {
    if (!(error instanceof ApiError)) return { type: "failed", told: unexpected, passing: true };
    const theirs = error.saved && readTheirs(error.saved);
    if (theirs) return { type: "overtaken", theirs };
    return { type: "failed", told: error.told, passing: error.passing };
  }

  async function saveNow(): Promise<boolean> {
    // Each round takes what was typed during the one before.
    while (parcelOf(state) || underWay) {
      await send();
      if (state.saving.kind !== "idle") break;
    }
    return isSaved(state);
  }

  // What was left behind may have arrived after all.
  journal.keep(entryOf(state));
  plan();
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(operation) {
      if (!mayEdit) return { added: [] };
      const result = operation(state.document);
      if (isRefusal(result)) return { refusal: result };
      dispatch({ type: "edited", edit: result, at: now() });
      return { added: "added" in result ? result.added : [] };
    },
    dispatch,
    saveNow,
    close() {
      closed = true;
      timer?.cancel();
    },
  };
}

function retryAfter(attempt: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** (attempt - 1));
}
