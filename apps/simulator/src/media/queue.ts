// The media queue of one call. Prompts play one after another in the order in which Graph was asked; each operation
// ends exactly once. Pure: what has to be done comes out as data.

/** What to play: Graph fetches `uri`, and keeps the audio under `resourceId` when there is one. */
export interface Media {
  readonly uri: string;
  readonly resourceId?: string;
}

export interface PlayOperation {
  readonly id: string;
  readonly clientContext?: string;
  readonly prompts: readonly Media[];
}

export type Outcome = "completed" | "cancelled" | "downloadFailed" | "formatWrong";

/** What came of fetching one prompt. */
export type Fetched =
  | { readonly ok: true; readonly prompt: string; readonly durationMs: number }
  | { readonly ok: false; readonly outcome: "downloadFailed" | "formatWrong" };

export interface MediaQueue {
  /** The first one runs; `index` is its prompt that is being fetched or played. */
  readonly operations: readonly PlayOperation[];
  readonly index: number;
}

export type MediaEffect =
  | { readonly type: "fetch"; readonly operationId: string; readonly index: number; readonly media: Media }
  | {
      readonly type: "play";
      readonly operationId: string;
      readonly index: number;
      readonly prompt: string;
      readonly durationMs: number;
    }
  | { readonly type: "ended"; readonly operation: PlayOperation; readonly outcome: Outcome };

type Change = readonly [MediaQueue, readonly MediaEffect[]];

export const emptyQueue: MediaQueue = { operations: [], index: 0 };

export function enqueue(queue: MediaQueue, operation: PlayOperation): Change {
  const grown = { ...queue, operations: [...queue.operations, operation] };
  return queue.operations.length === 0 ? start({ ...grown, index: 0 }) : [grown, []];
}

/** A prompt has arrived, or has not. News about anything but the prompt that is waited for is ignored. */
export function fetched(queue: MediaQueue, operationId: string, index: number, result: Fetched): Change {
  if (!isAt(queue, operationId, index)) return [queue, []];
  if (!result.ok) return endFirst(queue, result.outcome);
  const { prompt, durationMs } = result;
  return [queue, [{ type: "play", operationId, index, prompt, durationMs }]];
}

export function playedToEnd(queue: MediaQueue, operationId: string, index: number): Change {
  const first = queue.operations[0];
  if (!first || !isAt(queue, operationId, index)) return [queue, []];
  return index + 1 < first.prompts.length
    ? start({ ...queue, index: index + 1 })
    : endFirst(queue, "completed");
}

/** Ends the running operation and all that wait behind it. */
export const cancelAll = (queue: MediaQueue): Change => [
  emptyQueue,
  queue.operations.map((operation) => ({ type: "ended", operation, outcome: "cancelled" })),
];

const isAt = (queue: MediaQueue, operationId: string, index: number): boolean =>
  queue.operations[0]?.id === operationId && queue.index === index;

function start(queue: MediaQueue): Change {
  const first = queue.operations[0];
  const media = first?.prompts[queue.index];
  if (!first || !media) return [queue, []];
  return [queue, [{ type: "fetch", operationId: first.id, index: queue.index, media }]];
}

function endFirst(queue: MediaQueue, outcome: Outcome): Change {
  const [operation, ...operations] = queue.operations;
  if (!operation) return [queue, []];
  const [next, effects] = start({ operations, index: 0 });
  return [next, [{ type: "ended", operation, outcome }, ...effects]];
}
