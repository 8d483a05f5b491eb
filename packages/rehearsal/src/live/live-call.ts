import type { Party, Tone } from "@dialtree/flow";
import {
  type Act,
  acted,
  type Caller,
  type Heard,
  type Intention,
  intention,
  intervalOf,
  newCaller,
  observe,
} from "../caller/index.ts";
import { estimatedLength, type PromptLength } from "../lengths.ts";
import type { LiveNews } from "./news.ts";
import type { Seen } from "./seen.ts";

/** Who calls whom on a real line, and what the caller is going to do. */
export interface LiveOccasion {
  readonly caller: Party;
  readonly called: Party;
  /** The line is brought into a group call. */
  readonly group?: true;
  /** The call is one of ours: `caller` is whom the flow calls. */
  readonly ours?: true;
  readonly flow: string;
  readonly language: string;
  readonly acts: readonly Act[];
  readonly promptLength?: PromptLength;
  /** When the call was placed: milliseconds since 1970, in the telephone's time. */
  readonly at: number;
}

/** A prompt that really began to sound. */
export interface Sound {
  readonly operation: string;
  readonly play: string;
  readonly index: number;
  readonly of: number;
  readonly at: number;
  readonly length: number;
  readonly endedAt?: number;
  readonly interrupted: boolean;
}

/**
 * A live call as it is followed from outside: what the telephone saw, what the server says, what the scripted caller
 * did. Immutable, like a rehearsal; the transcript is made from it by `liveTranscript`, at any moment.
 */
export interface LiveCall {
  readonly occasion: LiveOccasion;
  readonly caller: Caller;
  readonly sounds: readonly Sound[];
  /** In the order of their numbers. */
  readonly news: readonly LiveNews[];
  readonly acts: readonly { readonly at: number; readonly act: Act }[];
  /** When keys went out. */
  readonly pressed: readonly number[];
  /** When each kind of request first came in. */
  readonly firstRequests: Readonly<Record<string, number>>;
  /** When the caller's phone said that the call is over. */
  readonly overAt?: number;
}

/** What the caller's phone has to do, and when. */
export type Deed = { readonly at: number } & (
  | { readonly key: Tone }
  /** Milliseconds. */
  | { readonly speaks: number }
  | { readonly hangsUp: true }
);

const shortestPromptMs = 400;

export function newLiveCall(occasion: LiveOccasion): LiveCall {
  return {
    occasion,
    caller: newCaller(occasion.acts, occasion.at, occasion.ours),
    sounds: [],
    news: [],
    acts: [],
    pressed: [],
    firstRequests: {},
  };
}

/** Takes in one thing that was seen on the telephone's side, or that the server says. */
export function follow(call: LiveCall, input: Seen | LiveNews): LiveCall {
  return "seq" in input ? hearNews(call, input) : see(call, input);
}

/** The call is over on both sides: nothing more will come. One that a flow was to place may never have rung anywhere. */
export function isComplete({ occasion, overAt, news }: LiveCall): boolean {
  return (overAt !== undefined || occasion.ours === true) && news.at(-1)?.kind === "ended";
}

/** Whether the server has said so far what each prompt that was heard says. */
export function knowsWords({ sounds, news }: LiveCall): boolean {
  const told = new Set(news.flatMap((item) => (item.kind === "command" ? [item.command.id] : [])));
  return sounds.every(({ play }) => told.has(play));
}

/** What the scripted caller does next and when, if nothing else is heard before; undefined once the call is over. */
export function nextAct({ caller, overAt }: LiveCall): Intention | undefined {
  const intended = overAt === undefined ? intention(caller) : undefined;
  // The telephone counts whole milliseconds; between two of them the order would be lost.
  return intended && { ...intended, at: Math.ceil(intended.at) };
}

/** The scripted caller acts. `deeds` are what that is on the phone; a wait is none. */
export function carryOut(
  call: LiveCall,
  intended: Intention,
  at: number,
): { readonly call: LiveCall; readonly deeds: readonly Deed[] } {
  const [planned] = call.caller.acts;
  // A wait lasts from when it was due, however late it is noted.
  const begins = intended.act.type === "wait begins";
  const caller = acted(call.caller, intended, begins ? intended.at : at);
  // The end of a wait is nothing anybody notices.
  const act = begins ? planned : intended.act.type === "waits" ? undefined : (intended.act as Act);
  const next = { ...call, caller, acts: act ? [...call.acts, { at, act }] : call.acts };
  if (act?.type === "leaves") return { call: next, deeds: [{ at, hangsUp: true }] };
  if (act?.type === "says") return { call: next, deeds: [{ at, speaks: act.milliseconds }] };
  if (act?.type !== "presses" && act?.type !== "interrupts") return { call: next, deeds: [] };
  const interval = intervalOf(act);
  return { call: next, deeds: act.keys.map((key, index) => ({ at: at + index * interval, key })) };
}

function see(call: LiveCall, seen: Seen): LiveCall {
  const { at } = seen;
  switch (seen.type) {
    case "audio":
      return hear(call, seen);
    case "request":
      return seen.operation in call.firstRequests
        ? call
        : { ...call, firstRequests: { ...call.firstRequests, [seen.operation]: at } };
    case "phone":
      if (seen.did === "answered") return noticed(call, { type: "answered" }, at);
      if (seen.did === "recordingBegins") return noticed(call, { type: "recording begins" }, at);
      if (seen.did === "recordingEnds") return noticed(call, { type: "recording ends" }, at);
      if (seen.did === "pressed") return { ...call, pressed: [...call.pressed, at] };
      return seen.did === "ended" ? { ...call, overAt: at } : call;
  }
}

function hear(call: LiveCall, seen: Seen & { readonly type: "audio" }): LiveCall {
  const { at, operation, play, index, of, did, length = 0 } = seen;
  if (did === "starts") {
    const goesOn = isHearing(call) && call.sounds.at(-1)?.operation === operation;
    const sound: Sound = { operation, play, index, of, at, length, interrupted: false };
    const sounding = { ...call, sounds: [...call.sounds, sound] };
    return goesOn ? sounding : noticed(sounding, { type: "prompt begins", ...lengthOfPlay(sounding) }, at);
  }
  const last = call.sounds.at(-1);
  // An operation can be stopped before anything of it was heard.
  if (!last || last.operation !== operation) return call;
  const ended: Sound =
    last.endedAt === undefined
      ? { ...last, endedAt: at, interrupted: did === "stopped" && at - last.at < last.length }
      : last;
  const quieter = { ...call, sounds: [...call.sounds.slice(0, -1), ended] };
  if (!isHearing(call)) return quieter;
  if (did === "stopped") return noticed(quieter, { type: "prompt cut off" }, at);
  return index + 1 === of ? noticed(quieter, { type: "prompt ends" }, at) : quieter;
}

function hearNews(call: LiveCall, news: LiveNews): LiveCall {
  // A stream that was taken up again repeats itself.
  if (call.news.some(({ seq }) => seq === news.seq)) return call;
  const next = { ...call, news: [...call.news, news].toSorted((a, b) => a.seq - b.seq) };
  const last = next.sounds.at(-1);
  const { hearing } = next.caller;
  if (!last || !hearing) return next;
  // Now it is known how long all of it will take.
  if (news.kind === "command" && news.command.id === last.play)
    return noticed(next, { type: "prompt begins", ...lengthOfPlay(next) }, hearing.since);
  // One of several prompts could not be played: what follows is silence.
  if (news.kind === "failed" && news.id === last.play && last.endedAt !== undefined)
    return noticed(next, { type: "prompt cut off" }, last.endedAt);
  return next;
}

/** How long the play that is being heard takes in all; prompts still to come are estimated. */
function lengthOfPlay({ sounds, news, occasion }: LiveCall): { readonly length: number } {
  const { promptLength = estimatedLength } = occasion;
  const { operation, play, of } = sounds.at(-1) ?? { of: 0 };
  const heard = sounds.filter((sound) => sound.operation === operation);
  const told = news.find((item) => item.kind === "command" && item.command.id === play);
  const prompts = told?.kind === "command" && told.command.type === "play" ? told.command.prompts : [];
  const lengths = Array.from({ length: of }, (_, index) => {
    const prompt = prompts[index];
    const known = heard.find((sound) => sound.index === index)?.length;
    return known ?? (prompt ? promptLength(prompt) : shortestPromptMs);
  });
  return { length: lengths.reduce((sum, length) => sum + length, 0) };
}

function isHearing({ caller }: LiveCall): boolean {
  return caller.hearing !== undefined;
}

function noticed(call: LiveCall, heard: Heard, at: number): LiveCall {
  return { ...call, caller: observe(call.caller, heard, at) };
}
