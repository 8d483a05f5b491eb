import type { FlowDocument } from "@dialtree/flow";
import { ApiError } from "../../src/api/errors.ts";
import { type JournalEntry, type Saved, textOf } from "../../src/store/draft.ts";
import { createDraftStore, type DraftStore, type Journal } from "../../src/store/draft-store.ts";

/** What may happen to a request. */
export type Fate = "arrives" | "is lost" | "answer is lost" | "fails" | "is refused";

const told = (code: string) => ({ code, message: code, remedy: "" });

/** A server that keeps one flow like the real one, and a way to it that loses things. */
export class FakeServer {
  saved: Saved;
  readonly history: string[];
  fates: Fate[] = [];

  constructor(document: FlowDocument, revision = 1) {
    this.saved = { revision, document };
    this.history = [textOf(document)];
  }

  save = async (document: FlowDocument, basedOn: number): Promise<number> => {
    const fate = this.fates.shift() ?? "arrives";
    if (fate === "is lost") throw new ApiError(told("unreachable"));
    if (fate === "fails") throw new ApiError(told("database_unavailable"), 503);
    if (fate === "is refused") throw new ApiError(told("document_unreadable"), 400);
    const revision = this.take(document, basedOn);
    if (fate === "answer is lost") throw new ApiError(told("unreachable"));
    return revision;
  };

  private take(document: FlowDocument, basedOn: number): number {
    const text = textOf(document);
    if (text === textOf(this.saved.document)) return this.saved.revision;
    if (basedOn !== this.saved.revision) throw new ApiError(told("draft_conflict"), 409, this.saved);
    this.saved = { revision: basedOn + 1, document };
    this.history.push(text);
    return this.saved.revision;
  }
}

/** A journal that survives its tab, as text like the real one. */
export function memoryJournal(): Journal & { readonly text: () => string | undefined } {
  let kept: string | undefined;
  return {
    read: () => (kept === undefined ? undefined : (JSON.parse(kept) as JournalEntry)),
    keep: (entry) => {
      kept = entry && JSON.stringify(entry);
    },
    text: () => kept,
  };
}

export interface Rig {
  readonly store: DraftStore;
  readonly server: FakeServer;
  /** Lets what is due happen, once. */
  readonly due: () => Promise<void>;
  /** Lets so many milliseconds go by, with everything that falls due in them. */
  readonly pass: (ms: number) => Promise<void>;
  readonly timers: () => number;
  /** The time that strokes are typed at. */
  now: number;
}

export function openRig(server: FakeServer, journal: Journal = memoryJournal()): Rig {
  // Each with the time that it is due at.
  const timers = new Map<() => void, number>();
  const rig = {
    server,
    now: 0,
    timers: () => timers.size,
    due: async () => {
      for (const timer of [...timers.keys()]) {
        timers.delete(timer);
        timer();
      }
      await settled();
    },
    pass: async (ms: number) => {
      const until = rig.now + ms;
      const first = () => [...timers].sort(([, one], [, other]) => one - other).at(0);
      for (let next = first(); next && next[1] <= until; next = first()) {
        const [timer, at] = next;
        timers.delete(timer);
        rig.now = at;
        timer();
        await settled();
      }
      rig.now = until;
    },
  };
  const store = createDraftStore(server.saved, {
    save: server.save,
    readTheirs: ({ revision, document }) => ({ revision, document: document as FlowDocument }),
    after: (ms, then) => {
      timers.set(then, rig.now + ms);
      return () => timers.delete(then);
    },
    now: () => rig.now,
    journal,
    unexpected: told("unexpected"),
  });
  return Object.assign(rig, { store });
}

/** Everything that waits for nothing but its turn has had it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
