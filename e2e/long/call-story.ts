// What became of one call, as its caller and Graph saw it: folded from the simulator's wire, line by line. Pure.

import type { Wire } from "../simulator-control.ts";

/** A line of the wire, with what the stories look at. */
export interface WireLine extends Wire {
  readonly attempt?: number;
  readonly clientContext?: string;
  readonly prompt?: string;
  readonly detail?: { readonly code?: number; readonly subcode?: number };
}

/** Times are milliseconds since 1970, by the simulator's clock. */
export interface CallStory {
  calledAt?: number;
  answeredAt?: number;
  endedAt?: number;
  result?: { readonly code: number; readonly subcode: number };
  /** Transfers that Graph has carried out. */
  transfers: number;
  /** Redirects that Graph has taken on. */
  redirects: number;
  /** Somebody has taken the news of the call in. */
  taken: boolean;
  /** The server has acknowledged the end of the call. */
  toldOfEnd: boolean;
  /** The longest time in which an answered caller heard nothing, in milliseconds: neither a prompt nor ringing. */
  silenceMs: number;
  /** Notifications answered with 401. */
  unauthorized: number;
  /** Notifications answered with 503, and those that nobody answered. */
  notWritten: number;
  unreached: number;
  /** Prompts in the order in which they began to sound, each command once. */
  readonly heard: { readonly command: string; readonly prompt: string }[];
  /** What replies and answers belong to, by its seq. */
  readonly open: Map<number, string>;
  quietSince: number | undefined;
  sounding: number;
}

export const newStory = (): CallStory => ({
  transfers: 0,
  redirects: 0,
  taken: false,
  toldOfEnd: false,
  silenceMs: 0,
  unauthorized: 0,
  notWritten: 0,
  unreached: 0,
  heard: [],
  open: new Map(),
  quietSince: undefined,
  sounding: 0,
});

/** Adds a line to a story. */
export function tell(story: CallStory, line: WireLine): void {
  const at = Date.parse(line.at);
  if (line.type === "phone") toldByPhone(story, line, at);
  else if (line.type === "audio") toldByEar(story, line, at);
  else if (line.type === "request") story.open.set(line.seq, line.operation ?? "");
  else if (line.type === "notification") {
    story.open.set(line.seq, line.kind ?? "");
    // From here on the caller hears ringing.
    if (line.kind === "transferring" && (line.attempt ?? 1) === 1) {
      story.transfers += 1;
      endOfSilence(story, at);
    }
  } else if (line.type === "reply" && line.to !== undefined) {
    if (story.open.get(line.to) === "redirect" && isGood(line.status)) story.redirects += 1;
    story.open.delete(line.to);
  } else if (line.type === "answer" && line.to !== undefined) answered(story, line);
}

const isGood = (status: Wire["status"]) => typeof status === "number" && status >= 200 && status < 300;

function answered(story: CallStory, { to = 0, status }: WireLine): void {
  const kind = story.open.get(to);
  story.open.delete(to);
  if (isGood(status)) {
    if (kind === "incoming") story.taken = true;
    if (kind === "terminated") story.toldOfEnd = true;
  } else if (status === 401) story.unauthorized += 1;
  else if (status === 503) story.notWritten += 1;
  else story.unreached += 1;
}

function toldByPhone(story: CallStory, { did, detail }: WireLine, at: number): void {
  if (did === "called") story.calledAt = at;
  if (did === "answered") {
    story.answeredAt = at;
    story.quietSince = at;
  }
  if (did === "ended") {
    story.endedAt = at;
    story.result = { code: detail?.code ?? 0, subcode: detail?.subcode ?? 0 };
    endOfSilence(story, at);
  }
}

function toldByEar(story: CallStory, { did, clientContext = "", prompt = "" }: WireLine, at: number): void {
  if (did === "starts") {
    endOfSilence(story, at);
    story.sounding += 1;
    if (!story.heard.some(({ command }) => command === clientContext))
      story.heard.push({ command: clientContext, prompt });
  } else {
    story.sounding = Math.max(0, story.sounding - 1);
    // Ringing goes on whatever else stops.
    if (story.sounding === 0 && story.transfers === 0) story.quietSince = at;
  }
}

function endOfSilence(story: CallStory, at: number): void {
  if (story.quietSince !== undefined) story.silenceMs = Math.max(story.silenceMs, at - story.quietSince);
  story.quietSince = undefined;
}
