import { members, moment, oneOf, text, wholeNumber } from "./values.ts";

/** What could be seen of one call on the telephone's side. `at` is the telephone's time, which a transcript goes by. */
export type Seen = { readonly at: number } & (
  | { readonly type: "phone"; readonly did: PhoneDeed }
  | {
      readonly type: "audio";
      readonly did: "starts" | "ends" | "stopped";
      readonly operation: string;
      /** The play command that asked for it. */
      readonly play: string;
      /** Which of its prompts, from 0, and how many it has. */
      readonly index: number;
      readonly of: number;
      /** Milliseconds; told when it starts. */
      readonly length?: number;
    }
  /** The server asked for something. */
  | { readonly type: "request"; readonly operation: string }
);

type PhoneDeed = keyof typeof phone;

const phone = {
  called: true,
  answered: true,
  pressed: true,
  recordingBegins: true,
  recordingEnds: true,
  hungUp: true,
  ended: true,
} as const;
const audio = { starts: true, ends: true, stopped: true } as const;

/** Reads an entry of the simulator's wire log; undefined when it is of another call or of no interest here. */
export function readSeen(value: unknown, callId: string): Seen | undefined {
  const from = members(value);
  const at = moment(from?.at);
  if (!from || at === undefined || from.callId !== callId) return undefined;
  const operation = text(from.operationId) ?? text(from.operation);
  switch (from.type) {
    case "phone": {
      const did = oneOf(from.did, phone);
      return did && { at, type: "phone", did };
    }
    case "request":
      return operation === undefined ? undefined : { at, type: "request", operation };
    case "audio": {
      const did = oneOf(from.did, audio);
      const [index, of, length] = [from.index, from.of, from.durationMs].map(wholeNumber);
      if (!did || operation === undefined || index === undefined || of === undefined) return undefined;
      // Somebody else's prompt has no command; it is heard all the same.
      const play = text(from.clientContext) ?? operation;
      return {
        at,
        type: "audio",
        did,
        operation,
        play,
        index,
        of,
        ...(length === undefined ? {} : { length }),
      };
    }
    default:
      return undefined;
  }
}

/** A call's id as the server writes it: a GUID in small letters, with dashes. */
export function callKey(callId: string): string {
  const digits = callId.replaceAll("-", "").toLowerCase();
  return /^[0-9a-f]{32}$/.test(digits)
    ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
    : callId;
}
