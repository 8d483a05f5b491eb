import {
  begin,
  type CompiledFlow,
  type FlowLibrary,
  type JournalEntry,
  type Session,
  type Signal,
  type Step,
  step,
  whyNotReached,
} from "@dialtree/engine";
import {
  type CallCommand,
  type CallEvent,
  callerLeg,
  type EventBody,
  type FailureReason,
  type LegName,
  type Party,
  shownCommand,
  type Tone,
  type VariableValue,
} from "@dialtree/flow";
import { type Act, acted, type Caller, intention, intervalOf, newCaller, observe } from "./caller/index.ts";
import { estimatedLength, type PromptLength } from "./lengths.ts";
import { takesKeys } from "./standing.ts";
import {
  type Answer,
  arrivals,
  type KeysTravel,
  keyed,
  newTelephone,
  obey,
  type Planned,
  pickedUp,
  spokenTo,
  type Telephone,
  wentOver,
} from "./telephone/index.ts";
import type { Awaited, Entry } from "./transcript/entry.ts";

/** Who calls whom, when, and how the telephone will behave. */
export interface Occasion {
  readonly library: FlowLibrary;
  readonly flow: CompiledFlow;
  readonly caller: Party;
  readonly called: Party;
  /** The caller brings the line into a group call or a meeting, where others are as well. */
  readonly group?: true;
  /** The call is one of ours: `caller` is whom the flow calls, and these are what its variables begin with. */
  readonly values?: Readonly<Record<string, VariableValue>>;
  /** When the call comes in: milliseconds since 1970, UTC. */
  readonly at: number;
  readonly language?: string;
  readonly seed?: number;
  readonly acts?: readonly Act[];
  readonly answers?: readonly Answer[];
  readonly keysTravel?: KeysTravel;
  readonly promptLength?: PromptLength;
}

/**
 * A call without a telephone, at a moment in time. Immutable: each function returns the next one, so that a player can
 * step back to any moment and go on from there.
 */
export interface Rehearsal {
  readonly occasion: Occasion;
  readonly now: number;
  readonly session: Session;
  readonly telephone: Telephone;
  readonly caller: Caller;
  readonly transcript: readonly Entry[];
  /** Outlets and nodes passed, as the engine journals them. */
  readonly journal: readonly JournalEntry[];
  readonly signals: readonly Signal[];
  readonly tonesSent: number;
}

/** Lets the call come in, or has the flow place it. */
export function rehearse(occasion: Occasion): Rehearsal {
  const { caller, called, at, flow, language, group, values } = occasion;
  const between = { at, leg: callerLeg, caller, called } as const;
  const event = values
    ? ({ ...between, type: "outgoing", values } as const)
    : ({ ...between, type: "incoming", ...(group ? { group } : {}) } as const);
  const first = begin(occasion.library, {
    key: "rehearsal",
    seed: occasion.seed ?? 1,
    flow,
    event,
    ...(language ? { language } : {}),
  });
  const call: Entry = {
    at: 0,
    kind: "call",
    caller,
    called,
    ...(group ? { group } : {}),
    flow: flow.id,
    language: first.session.language,
    began: at,
    ...(values ? { ours: true } : {}),
  };
  const silent: Rehearsal = {
    occasion,
    now: at,
    session: first.session,
    telephone: newTelephone(caller, called, occasion.answers ?? [], group ? "group" : "two"),
    caller: newCaller(occasion.acts ?? [], at, values !== undefined),
    transcript: [call],
    journal: [],
    signals: [],
    tonesSent: 0,
  };
  return follow(silent, first);
}

export function isOver(rehearsal: Rehearsal): boolean {
  return rehearsal.session.phase === "ended";
}

/** When something happens next by itself; undefined when the call is over. */
export function nextAt(rehearsal: Rehearsal): number | undefined {
  return whatIsNext(rehearsal)?.at;
}

/** What happens next by itself. */
export interface Next {
  readonly at: number;
  readonly by: "timer" | "telephone" | "caller";
  /** Of a timer: its id. */
  readonly timer?: string;
}

/** What happens next by itself, and when; undefined when the call is over. */
export function whatIsNext(rehearsal: Rehearsal): Next | undefined {
  const found = isOver(rehearsal) ? undefined : upcoming(rehearsal);
  if (!found) return undefined;
  const { at, by, timer } = found;
  return { at, by, ...(timer === undefined ? {} : { timer }) };
}

/** Goes on to the next thing that happens by itself: a timer, a word of the telephone, an act of the scripted caller. */
export function advance(rehearsal: Rehearsal): Rehearsal {
  const next = isOver(rehearsal) ? undefined : upcoming(rehearsal);
  return next ? next.happen({ ...rehearsal, now: next.at }) : rehearsal;
}

/** Goes on until the call has ended. It always does: a caller who hears nothing new hangs up. */
export function playOut(rehearsal: Rehearsal): Rehearsal {
  let current = rehearsal;
  while (!isOver(current)) current = advance(current);
  return current;
}

/** Goes on to a moment. */
export function advanceTo(rehearsal: Rehearsal, at: number): Rehearsal {
  let current = rehearsal;
  for (let next = nextAt(current); next !== undefined && next <= at; next = nextAt(current))
    current = advance(current);
  return { ...current, now: Math.max(current.now, at) };
}

/** Does what a caller at a keypad does, now: for players without a script. */
export function act(rehearsal: Rehearsal, what: Act): Rehearsal {
  const noted = log(rehearsal, { at: elapsed(rehearsal), kind: "acts", act: what });
  if (what.type === "leaves") return happen(noted, { type: "ended", reason: "remote" });
  if (what.type === "waits") return noted;
  if (what.type === "says")
    return { ...noted, telephone: spokenTo(noted.telephone, noted.now, what.milliseconds) };
  return press(noted, what.keys, intervalOf(what));
}

function press(rehearsal: Rehearsal, keys: readonly Tone[], intervalMs: number): Rehearsal {
  const travel = arrivals(keys.length, intervalMs, rehearsal.occasion.keysTravel);
  const tones = keys.flatMap((tone, index): readonly Planned[] =>
    (travel[index] ?? []).map((after) => ({
      at: rehearsal.now + after,
      event: { type: "tone", sequence: rehearsal.tonesSent + index + 1, tone },
    })),
  );
  const told = { ...rehearsal.telephone, planned: [...rehearsal.telephone.planned, ...tones] };
  // One that ends a recording is told as well, just before that end.
  const telephone = keys.reduce<Telephone>(
    (before, tone, index) => keyed(before, tone, rehearsal.now + index * intervalMs),
    told,
  );
  return { ...rehearsal, telephone, tonesSent: rehearsal.tonesSent + keys.length };
}

interface Upcoming extends Next {
  readonly happen: (rehearsal: Rehearsal) => Rehearsal;
}

// At one moment timers come first, then the telephone, then the caller: always the same order.
function upcoming(rehearsal: Rehearsal): Upcoming | undefined {
  const { session, telephone, caller } = rehearsal;
  // Of two that are due at once the flow's own goes first: it decided in time, before a limit decides for it.
  const timers = session.timers.toSorted(
    (a, b) => Number(a.id.startsWith("$")) - Number(b.id.startsWith("$")),
  );
  const timer = earliest(timers, ({ dueAt }) => dueAt);
  const told = earliest(telephone.planned, ({ at }) => at);
  // Whoever has left does nothing any more.
  const intended = session.phase === "closing" ? undefined : intention(caller);
  const candidates: Upcoming[] = [];
  if (timer) {
    const { id, generation } = timer;
    candidates.push({
      at: timer.dueAt,
      by: "timer",
      timer: id,
      happen: (now) => happen(inVain(now, id), { type: "timer", timer: id, generation }),
    });
  }
  if (told) candidates.push({ at: told.at, by: "telephone", happen: (now) => tell(now, told) });
  // Nothing is told of it, but from then on what the caller says is recorded: whoever tries the call has to come by here.
  const begins = telephone.recording?.begins;
  if (begins !== undefined && begins > rehearsal.now)
    candidates.push({ at: begins, by: "telephone", happen: (now) => now });
  if (intended) {
    candidates.push({
      at: intended.at,
      by: "caller",
      happen: (now) => {
        const [planned] = now.caller.acts;
        const next = { ...now, caller: acted(now.caller, intended, now.now) };
        if (intended.act.type === "wait begins") return planned ? act(next, planned) : next;
        // A wait was noted when it began; its end is nothing anybody notices.
        return intended.act.type === "waits" ? next : act(next, intended.act);
      },
    });
  }
  const first = earliest(candidates, ({ at }) => at);
  return first && { ...first, at: Math.max(first.at, rehearsal.now) };
}

function tell(rehearsal: Rehearsal, told: Planned): Rehearsal {
  const planned = rehearsal.telephone.planned.filter((item) => item !== told);
  const dequeued = { ...rehearsal, telephone: { ...rehearsal.telephone, planned } };
  const cancelled = told.event.type === "result" && told.event.reason === "cancelled";
  // A prompt that was cut off has been quiet since then; by now the next one may be playing.
  if (told.leg !== undefined) return happen(dequeued, told.event, told.leg);
  if (told.record !== undefined) return happen(unrecorded(dequeued, told.record), told.event);
  return happen(told.play === undefined || cancelled ? dequeued : quiet(dequeued, "prompt ends"), told.event);
}

/** A recording has ended; by now another one may have begun. */
function unrecorded(rehearsal: Rehearsal, command: string): Rehearsal {
  const { recording, ...telephone } = rehearsal.telephone;
  if (recording?.command !== command) return rehearsal;
  const caller = observe(rehearsal.caller, { type: "recording ends" }, rehearsal.now);
  return { ...rehearsal, caller, telephone };
}

function happen(rehearsal: Rehearsal, body: EventBody, leg: LegName = callerLeg): Rehearsal {
  const event: CallEvent = { at: rehearsal.now, leg, ...body };
  // Every pause in a real call goes through a database. A session that would not survive that must fail here.
  const stored = JSON.parse(JSON.stringify(rehearsal.session)) as Session;
  const made = step(rehearsal.occasion.library, stored, event);
  if (leg === callerLeg) return follow(failed(rehearsal, body), made, body);
  const noted = body.type === "ended" ? unanswered(rehearsal, event) : failed(rehearsal, body);
  if (body.type !== "connected") return follow(noted, made);
  return follow(log(noted, { at: elapsed(noted), kind: "picks up", leg }), made);
}

/** Notes what a timer has been waiting for, where that is something that somebody could have done. */
function inVain(rehearsal: Rehearsal, timer: string): Rehearsal {
  const [name, leg] = timer.split(" ");
  const noted = (of: Awaited) =>
    log(rehearsal, {
      at: elapsed(rehearsal),
      kind: "waits in vain",
      of,
      ...(leg === undefined ? {} : { leg }),
    });
  if (name === "$key") return noted("key");
  if (name === "$task") return noted("answer");
  if (timer.startsWith("$") || !takesKeys(rehearsal)) return rehearsal;
  return noted(rehearsal.session.entry.length > 0 ? "further key" : "key");
}

function failed(rehearsal: Rehearsal, body: EventBody): Rehearsal {
  if (body.type === "result" && body.reason === "silence")
    return log(rehearsal, { at: elapsed(rehearsal), kind: "waits in vain", of: "words" });
  if (body.type !== "result" || body.outcome === "done" || isNoFailure(body.reason)) return rehearsal;
  const { command, outcome, reason } = body;
  const name = "type" in command ? command.type : commandOf(rehearsal, command.id);
  return log(rehearsal, {
    at: elapsed(rehearsal),
    kind: "fails",
    command: name,
    outcome,
    ...(reason ? { reason } : {}),
  });
}

/** Whoever is called and does not pick up has not been reached. */
function unanswered(rehearsal: Rehearsal, event: CallEvent): Rehearsal {
  const reason = whyNotReached(rehearsal.session, event);
  if (reason === undefined) return rehearsal;
  return log(rehearsal, {
    at: elapsed(rehearsal),
    kind: "fails",
    command: "dial",
    outcome: "failed",
    reason,
  });
}

// What was cut off on purpose has not failed, nor has anything because nobody spoke.
function isNoFailure(reason: FailureReason | undefined): boolean {
  return reason === "cancelled" || reason === "silence" || reason === "too-short";
}

function commandOf(rehearsal: Rehearsal, id: string): string {
  const made = rehearsal.transcript.find((entry) => entry.kind === "command" && entry.command.id === id);
  return made?.kind === "command" ? made.command.type : id;
}

function follow(
  rehearsal: Rehearsal,
  { session, commands, journal, signals, moved }: Step,
  cause?: EventBody,
): Rehearsal {
  let next: Rehearsal = {
    ...rehearsal,
    session,
    ...(moved ? { telephone: wentOver(rehearsal.telephone, moved) } : {}),
    journal: [...rehearsal.journal, ...journal],
    signals: [...rehearsal.signals, ...signals],
  };
  if (cause?.type === "connected") {
    const caller = observe(next.caller, { type: "answered" }, next.now);
    next = { ...next, caller, telephone: pickedUp(next.telephone) };
  }
  for (const entry of journal) {
    if (entry.kind === "ended" && session.ended) {
      next = log(cutOff(next), { at: elapsed(next), kind: "ends", reason: session.ended.reason });
    } else if (entry.kind !== "ignored" && entry.kind !== "ended") {
      next = log(next, { at: elapsed(next), kind: "path", step: entry });
    }
  }
  for (const command of commands) next = send(next, command);
  return next;
}

function send(rehearsal: Rehearsal, command: CallCommand): Rehearsal {
  const promptLength = rehearsal.occasion.promptLength ?? estimatedLength;
  const shown = shownCommand(command);
  const noted = log(rehearsal, { at: elapsed(rehearsal), kind: "command", command: shown });
  const telephone = obey(rehearsal.telephone, command, rehearsal.now, promptLength);
  const sent = { ...noted, telephone };
  if (command.leg !== callerLeg) return sent;
  if (command.type === "stop") return quiet(cutOff(unheard(sent)), "prompt cut off");
  if (command.type === "record" && telephone.recording?.command === command.id) {
    const begins = { type: "recording begins" } as const;
    return { ...sent, caller: observe(sent.caller, begins, telephone.recording.begins) };
  }
  const ends = telephone.planned.find(({ play }) => play === command.id);
  const plays =
    shown.type === "play" &&
    command.type === "play" &&
    ends?.event.type === "result" &&
    ends.event.outcome === "done";
  if (!plays || !ends) return sent;
  const lengths = command.prompts.map(promptLength);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let begins = ends.at - total;
  let heard = { ...sent, caller: observe(sent.caller, { type: "prompt begins", length: total }, begins) };
  for (const [index, prompt] of shown.prompts.entries()) {
    const length = lengths[index] ?? 0;
    heard = log(heard, {
      at: begins - rehearsal.occasion.at,
      kind: "hears",
      prompt,
      length,
      interrupted: false,
      play: command.id,
    });
    begins += length;
  }
  return heard;
}

function unheard(rehearsal: Rehearsal): Rehearsal {
  if (rehearsal.caller.recordedSince === undefined) return rehearsal;
  return { ...rehearsal, caller: observe(rehearsal.caller, { type: "recording ends" }, rehearsal.now) };
}

function quiet(rehearsal: Rehearsal, type: "prompt ends" | "prompt cut off"): Rehearsal {
  if (!rehearsal.caller.hearing) return rehearsal;
  return { ...rehearsal, caller: observe(rehearsal.caller, { type }, rehearsal.now) };
}

// What was noted as heard but will not be: begun prompts are marked, later ones taken back.
function cutOff(rehearsal: Rehearsal): Rehearsal {
  const now = elapsed(rehearsal);
  const transcript = rehearsal.transcript.flatMap((entry): Entry[] => {
    if (entry.kind !== "hears" || entry.at + entry.length <= now) return [entry];
    return entry.at >= now ? [] : [{ ...entry, interrupted: true }];
  });
  return { ...rehearsal, transcript };
}

function log(rehearsal: Rehearsal, entry: Entry): Rehearsal {
  return { ...rehearsal, transcript: [...rehearsal.transcript, entry] };
}

function elapsed({ now, occasion }: Rehearsal): number {
  return now - occasion.at;
}

function earliest<T>(items: readonly T[], at: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (first, item) => (first === undefined || at(item) < at(first) ? item : first),
    undefined,
  );
}
