import type { EndReason, Tone } from "@dialtree/flow";
import {
  detailOf,
  endReason,
  failureReason,
  isFailure,
  readResultInfo,
  whyUnanswered,
} from "../codes/index.ts";
import { at, member, nameOf, objectOf, oneOf, textOf, wholeOf } from "../values.ts";
import type { IgnoredReason, NotifiedEvent } from "./item.ts";
import type { News, NewsState } from "./news.ts";
import { readCalled, readCaller, readLanguage, tenantOf } from "./parties.ts";

/** What one fact in a notification means; `key` tells happenings of one call apart. */
export type Fact =
  | { readonly event: NotifiedEvent; readonly key?: string; readonly news?: News }
  | { readonly ignored: IgnoredReason; readonly news?: News };

const states = [
  "incoming",
  "establishing",
  "established",
  "hold",
  "transferring",
  "transferAccepted",
  "redirecting",
  "terminating",
  "terminated",
] as const;

const tones: Readonly<Record<string, Tone>> = {
  ...Object.fromEntries(Array.from("0123456789", (digit) => [`tone${digit}`, digit as Tone])),
  star: "*",
  pound: "#",
  a: "A",
  b: "B",
  c: "C",
  d: "D",
  flash: "flash",
};

/** Reads news of a call itself. One body can hold several facts: media that flows, a key, a transfer that failed. */
export function readCall(
  call: unknown,
  change: "created" | "updated" | "deleted" | undefined,
): readonly Fact[] {
  const state = oneOf(member(call, "state"), states);
  // A call that was turned away is deleted without a word about its state.
  if (change === "deleted" || state === "terminated") return [readEnd(call)];
  if (state === "other") return [{ ignored: "unknown state" }];
  if (state === "incoming") return [readIncoming(call)];
  if (state !== "established" && state !== undefined)
    return [{ ignored: "nothing to tell", news: readState(call, state) }];
  const facts: Fact[] = [];
  if (oneOf(at(call, "mediaState", "audio"), ["active"] as const) === "active") {
    facts.push({ event: { type: "connected" }, key: "connected" });
  }
  if (state === "established" && isGroup(call))
    facts.push({ event: { type: "grown" }, key: "grown", news: readState(call, state) });
  if (member(call, "toneInfo") != null) facts.push(readTone(member(call, "toneInfo")));
  if (state === "established") facts.push(...readTransferFailure(call));
  if (facts.length > 0) return facts;
  return [{ ignored: "nothing to tell", ...(state === undefined ? {} : { news: readState(call, state) }) }];
}

/** A state that changes nothing for a flow, but tells how a call of ours, a transfer or a meeting goes on. */
function readState(call: unknown, state: NewsState): News {
  const direction = oneOf(member(call, "direction"), ["incoming", "outgoing"] as const);
  const chat = nameOf(at(call, "chatInfo", "threadId"));
  return {
    type: "state",
    state,
    ...(direction === undefined || direction === "other" ? {} : { direction }),
    ...(chat === undefined ? {} : { chat }),
  };
}

function readIncoming(call: unknown): Fact {
  const tenant = tenantOf(member(call, "tenantId"));
  const language = readLanguage(call);
  return {
    event: {
      type: "incoming",
      caller: readCaller(call),
      called: readCalled(call, tenant),
      ...(language === undefined ? {} : { language }),
      ...(isGroup(call) ? { group: true } : {}),
    },
    key: "incoming",
  };
}

/** An invitation into a group call or a meeting says which one; a chat alone a call of two has as well. */
function isGroup(call: unknown): boolean {
  return objectOf(member(call, "meetingInfo")) !== undefined;
}

function readTone(toneInfo: unknown): Fact {
  const sequence = wholeOf(member(toneInfo, "sequenceId"));
  const name = textOf(member(toneInfo, "tone"))?.toLowerCase() ?? "";
  const tone = Object.hasOwn(tones, name) ? tones[name] : undefined;
  if (sequence === undefined || sequence < 0 || tone === undefined) return { ignored: "unreadable tone" };
  // The key must not tell which key was pressed: keys of events are kept, tones are not.
  return { event: { type: "tone", sequence, tone }, key: `tone ${sequence}` };
}

/**
 * A failed transfer gives the call back as `established` with an error, and names no operation. Every other
 * `established` is an ordinary repeat, so only an error is believed.
 */
function readTransferFailure(call: unknown): readonly Fact[] {
  const info = readResultInfo(call);
  const detail = detailOf(info);
  if (!isFailure(info)) return [];
  return [
    {
      event: {
        type: "result",
        command: { type: "transfer" },
        outcome: "failed",
        reason: failureReason(info),
        ...(detail === undefined ? {} : { detail }),
      },
    },
  ];
}

function readEnd(call: unknown): Fact {
  const info = readResultInfo(call);
  const word = textOf(member(call, "terminationReason"));
  const reason: EndReason | undefined =
    word?.toLowerCase() === "apptransferred" ? "transferred" : endReason(info);
  const failure = whyUnanswered(info);
  const detail = detailOf(info) ?? word?.replace(/[^A-Za-z0-9]/g, "").slice(0, 40);
  return {
    event: {
      type: "ended",
      ...(reason === undefined ? {} : { reason }),
      ...(failure === undefined ? {} : { failure }),
      ...(detail ? { detail } : {}),
    },
    key: "ended",
  };
}
