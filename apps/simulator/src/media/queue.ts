// The media queue of one call. Prompts, recordings and keys that are sent run one after another in the order in which
// Graph was asked; each operation ends exactly once. Pure: what has to be done comes out as data.

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

/** Plays at most one prompt, and a beep; then records what is said. Times in milliseconds. */
export interface RecordOperation extends PlayOperation {
  readonly record: {
    /** Ends whatever runs and waits, in place of waiting behind it. */
    readonly bargeIn: boolean;
    readonly beep: boolean;
    readonly initialSilenceMs: number;
    readonly maxSilenceMs: number;
    readonly maxDurationMs: number;
    /** Keys as they stand on the phone: 1, *, #. */
    readonly stopTones: readonly string[];
    /** Under what name it is kept, at which address, and with which token it can be had. */
    readonly place: string;
    readonly location: string;
    readonly token: string;
    readonly fails?: RecordFailure;
  };
}

export type RecordFailure = "promptFailed" | "beepFailed" | "mediaTimeout" | "unspecified";

/** Sends keys into the call, each followed by a pause. */
export interface SendOperation extends PlayOperation {
  readonly send: {
    readonly tones: readonly string[];
    readonly delayMs: number;
    readonly fails?: true;
  };
}

export type QueuedOperation = PlayOperation | RecordOperation | SendOperation;

export type Outcome =
  | "completed"
  | "cancelled"
  | "downloadFailed"
  | "formatWrong"
  | "stopTone"
  | "maxDuration"
  | "initialSilence"
  | "maxSilence"
  | "unknown"
  | RecordFailure;

/** What came of fetching one prompt. */
export type Fetched =
  | { readonly ok: true; readonly prompt: string; readonly durationMs: number }
  | { readonly ok: false; readonly outcome: "downloadFailed" | "formatWrong" };

export interface MediaQueue {
  /** The first one runs; `index` is its prompt that is being fetched or played, or their number once all have been. */
  readonly operations: readonly QueuedOperation[];
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
  | { readonly type: "beep"; readonly operationId: string }
  | { readonly type: "record"; readonly operation: RecordOperation }
  | { readonly type: "send"; readonly operation: SendOperation }
  | { readonly type: "ended"; readonly operation: QueuedOperation; readonly outcome: Outcome };

type Change = readonly [MediaQueue, readonly MediaEffect[]];

export const emptyQueue: MediaQueue = { operations: [], index: 0 };

export const isRecording = (operation: QueuedOperation): operation is RecordOperation =>
  "record" in operation;
export const isSending = (operation: QueuedOperation): operation is SendOperation => "send" in operation;

export function enqueue(queue: MediaQueue, operation: QueuedOperation): Change {
  if (isRecording(operation) && operation.record.bargeIn) {
    const [, cancelled] = cancelAll(queue);
    const [next, effects] = start({ operations: [operation], index: 0 });
    return [next, [...cancelled, ...effects]];
  }
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
  return index + 1 < first.prompts.length || isRecording(first)
    ? start({ ...queue, index: index + 1 })
    : endFirst(queue, "completed");
}

/** The beep before a recording has been heard. */
export function beeped(queue: MediaQueue, operationId: string): Change {
  const first = queue.operations[0];
  if (!first || !isAt(queue, operationId, first.prompts.length) || !isRecording(first)) return [queue, []];
  return [queue, [{ type: "record", operation: first }]];
}

/** Ends an operation if it is the one that runs. */
export const finish = (queue: MediaQueue, operationId: string, outcome: Outcome): Change =>
  queue.operations[0]?.id === operationId ? endFirst(queue, outcome) : [queue, []];

/** Ends the running operation and all that wait behind it. */
export const cancelAll = (queue: MediaQueue): Change => [
  emptyQueue,
  queue.operations.map((operation) => ({ type: "ended", operation, outcome: "cancelled" })),
];

const isAt = (queue: MediaQueue, operationId: string, index: number): boolean =>
  queue.operations[0]?.id === operationId && queue.index === index;

function start(queue: MediaQueue): Change {
  const first = queue.operations[0];
  if (!first) return [queue, []];
  if (isRecording(first) && first.record.fails === "promptFailed") return endFirst(queue, "promptFailed");
  const media = first.prompts[queue.index];
  if (media) return [queue, [{ type: "fetch", operationId: first.id, index: queue.index, media }]];
  if (isSending(first)) return [queue, [{ type: "send", operation: first }]];
  if (!isRecording(first)) return [queue, []];
  if (!first.record.beep) return [queue, [{ type: "record", operation: first }]];
  return first.record.fails === "beepFailed"
    ? endFirst(queue, "beepFailed")
    : [queue, [{ type: "beep", operationId: first.id }]];
}

function endFirst(queue: MediaQueue, outcome: Outcome): Change {
  const [operation, ...operations] = queue.operations;
  if (!operation) return [queue, []];
  const [next, effects] = start({ operations, index: 0 });
  return [next, [{ type: "ended", operation, outcome }, ...effects]];
}
