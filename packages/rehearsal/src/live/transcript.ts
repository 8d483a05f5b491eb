import { callerLeg, type EventType, type Prompt } from "@dialtree/flow";
import type { Act } from "../caller/index.ts";
import type { Entry } from "../transcript/index.ts";
import type { LiveCall, Sound } from "./live-call.ts";
import type { LiveNews } from "./news.ts";
import { operationOf } from "./operations.ts";

/** An entry, and the number of the news that it was told by or that asked for it. */
type Numbered = Entry & { readonly seq: number };

const nameless: Prompt = { text: "(a prompt that the server did not name)", language: "und" };

/**
 * The transcript of a live call, as a rehearsal would have made it: what was heard goes by the telephone, its words and
 * all that the flow did by the server, and at equal times what an act caused comes behind it and all else before.
 */
export function liveTranscript(call: LiveCall): readonly Entry[] {
  const { caller, called, group, flow, language, at: began, ours } = call.occasion;
  const told = call.news.find(({ kind }) => kind === "began");
  const ahead = serverAhead(call);
  const since = (serverAt: number) => Math.max(0, Math.round(serverAt - ahead - began));
  const log = call.news
    .flatMap((news): readonly Numbered[] => {
      const entry = entryOf(news, since(news.at));
      if (!entry) return [];
      return [entry, ...heardOf(call, entry)].map((one) => ({ ...one, seq: news.seq }));
    })
    .toSorted((a, b) => a.at - b.at);
  const transcript: (Entry & { readonly seq?: number })[] = [...log];
  for (const { at, act } of call.acts) {
    const elapsed = Math.round(at - began);
    const caused = firstCaused(call.news, act, (serverAt) => since(serverAt) >= elapsed);
    const place = transcript.findIndex(
      (entry) =>
        entry.at > elapsed ||
        (entry.at === elapsed && entry.seq !== undefined && caused !== undefined && entry.seq >= caused),
    );
    transcript.splice(place < 0 ? transcript.length : place, 0, { at: elapsed, kind: "acts", act });
  }
  return [
    {
      at: 0,
      kind: "call",
      caller,
      called,
      ...(group ? { group } : {}),
      flow,
      language: told?.kind === "began" ? told.language : language,
      began,
      ...(ours ? { ours } : {}),
    },
    ...transcript.map(({ seq: _, ...entry }) => entry as Entry),
    ...unnamed(call),
  ];
}

/** What a transcript has of one thing that a server tells; undefined for what nobody notices. */
export function entryOf(news: LiveNews, at: number): Entry | undefined {
  switch (news.kind) {
    case "command":
      return { at, kind: "command", command: news.command };
    case "path":
      return { at, kind: "path", step: news.step };
    case "failed": {
      const { command, outcome, reason } = news;
      // What was cut off on purpose has not failed, nor has anything because nobody spoke.
      if (reason === "cancelled" || reason === "silence" || reason === "too-short") return undefined;
      return { at, kind: "fails", command, outcome, ...(reason ? { reason } : {}) };
    }
    case "ended":
      return { at, kind: "ends", reason: news.reason };
    case "event":
      return news.type === "connected" && news.leg !== callerLeg
        ? { at, kind: "picks up", leg: news.leg }
        : undefined;
    case "began":
      return undefined;
  }
}

/** What was heard because of a command, in order. */
function heardOf(call: LiveCall, entry: Entry): readonly Entry[] {
  if (entry.kind !== "command" || entry.command.type !== "play") return [];
  const { id, prompts } = entry.command;
  return call.sounds
    .filter(({ play }) => play === id)
    .map((sound) => hears(call, sound, prompts[sound.index] ?? nameless));
}

function unnamed(call: LiveCall): readonly Entry[] {
  const told = new Set(call.news.flatMap((item) => (item.kind === "command" ? [item.command.id] : [])));
  return call.sounds.filter(({ play }) => !told.has(play)).map((sound) => hears(call, sound, nameless));
}

function hears({ occasion }: LiveCall, sound: Sound, prompt: Prompt): Entry {
  const { at, length, interrupted, play } = sound;
  return { at: Math.round(at - occasion.at), kind: "hears", prompt, length, interrupted, play };
}

/** The number of the first news that an act brought about; a wait brings about nothing. */
function firstCaused(
  news: readonly LiveNews[],
  act: Act,
  isLate: (serverAt: number) => boolean,
): number | undefined {
  if (act.type === "waits" || act.type === "says") return undefined;
  const type: EventType = act.type === "leaves" ? "ended" : "tone";
  return news.find(
    (item) => item.kind === "event" && item.leg === callerLeg && item.type === type && isLate(item.at),
  )?.seq;
}

// Clocks that are this close are taken for one.
const sameClockMs = 5_000;

/**
 * How many milliseconds the server's clock is ahead of the telephone's. Two programs on clocks that run fast agree on
 * the speed, not on the time. Nothing is told before it has happened, and nothing asked for before it was decided:
 * that leaves little room, and if the clocks may be equal they are.
 */
function serverAhead(call: LiveCall): number {
  const { news, pressed, sounds, firstRequests, overAt, occasion } = call;
  const tones = news.filter(
    (item) => item.kind === "event" && item.type === "tone" && item.leg === callerLeg,
  );
  const atMost = [
    ...news.flatMap((item) => (item.kind === "began" ? [item.at - occasion.at] : [])),
    ...news.flatMap((item) => (item.kind === "ended" && overAt !== undefined ? [item.at - overAt] : [])),
    ...tones.flatMap((item, index) => {
      const key = pressed[index];
      return key === undefined ? [] : [item.at - key];
    }),
  ];
  const asked = new Set<string>();
  const atLeast = news.flatMap((item) => {
    if (item.kind !== "command") return [];
    const { id, type } = item.command;
    if (type === "task") return [];
    const operation = operationOf[type];
    const requested = operation === undefined || asked.has(operation) ? undefined : firstRequests[operation];
    if (operation !== undefined) asked.add(operation);
    const heard = sounds.find(({ play }) => play === id)?.at;
    return [requested, heard].flatMap((at) => (at === undefined ? [] : [item.at - at]));
  });
  const most = Math.min(...atMost);
  const least = Math.max(...atLeast);
  if (most === Number.POSITIVE_INFINITY) return 0;
  if (least === Number.NEGATIVE_INFINITY) return most >= 0 && most <= sameClockMs ? 0 : most;
  return least <= 0 && most >= 0 ? 0 : (least + most) / 2;
}
