import { awaitedKey, type Moved, type Step, whyNotReached } from "@dialtree/engine";
import {
  type CallCommand,
  type CallEvent,
  callerLeg,
  type FailureReason,
  type LegName,
  shownCommand,
} from "@dialtree/flow";
import type { NewsBody } from "./news.ts";
import { rememberedIn } from "./recent.ts";
import type { CallState } from "./state.ts";
import { type PlayLength, watchesAfter } from "./watches.ts";

/** What one event makes of a call: everything that is committed together, and what is told and sent afterwards. */
export interface Change {
  readonly state: CallState;
  readonly journal: readonly string[];
  readonly news: readonly NewsBody[];
  readonly commands: readonly CallCommand[];
  /** Commands of another server, which may have sent them before it died. Milliseconds since 1970, UTC. */
  readonly takenOver?: readonly { readonly command: CallCommand; readonly maybeSentAt: number }[];
}

/** Where a change is made, and by whom. */
export interface Circumstances {
  readonly server: string;
  readonly dedupeKey: string | undefined;
  /** Whether a command is known to have been sent. */
  readonly isSent: (command: string) => boolean;
  /** Commands that nobody is there to send any more, by their ids. */
  readonly abandoned: ReadonlySet<string>;
  readonly playLength: PlayLength;
}

/** A call before an event; before its first one it has no session yet. */
export type Before = Omit<CallState, "session"> & { readonly session?: CallState["session"] };

/** The change that a step of the engine comes to. Pure. */
export function changeOf(
  before: Before,
  event: CallEvent,
  step: Step,
  { server, dedupeKey, isSent, abandoned, playLength }: Circumstances,
): Change {
  const { session, commands } = step;
  const settled = settledBy(event, before);
  const over = session.phase === "ended";
  const gone = legEndedBy(event, session);
  const waiting = before.unsent.filter(
    ({ command }) => !isSent(command.id) && command.id !== settled && command.leg !== gone,
  );
  const { unsent: left, takenOver } = takenOverBy(server, waiting, abandoned, event.at);
  return {
    state: {
      ...before,
      legs: legsAfter(step.moved ? renamed(before.legs, step.moved) : before.legs, event, session),
      session,
      unsent: over ? [] : [...left, ...commands.map((command) => ({ command, by: server, at: event.at }))],
      watches: over
        ? []
        : watchesAfter(before.watches, session.awaited, commands, event.at, playLength, settled),
      recent: rememberedIn(before.recent, dedupeKey),
    },
    journal: [
      eventLine(event, dedupeKey),
      ...step.journal.map((entry) => JSON.stringify(entry)),
      ...commands.map(({ id, type, leg }) => JSON.stringify({ kind: "command", id, type, leg })),
    ],
    news: newsOf(before, event, step),
    commands: over ? [] : commands,
    ...(over || takenOver.length === 0 ? {} : { takenOver }),
  };
}

/** A leg of our own that is over for the telephone: nothing reaches it any more, and whoever died with something to send left nothing. */
function legEndedBy({ type, leg }: CallEvent, session: CallState["session"]): LegName | undefined {
  return type === "ended" && leg !== callerLeg && !Object.hasOwn(session.legs, leg) ? leg : undefined;
}

/** What is over of legs of our own needs no name any more. */
function legsAfter(
  legs: CallState["legs"],
  { leg }: CallEvent,
  session: CallState["session"],
): CallState["legs"] {
  if (leg === callerLeg || Object.hasOwn(session.legs, leg)) return legs;
  const { [leg]: _over, ...others } = legs;
  return others;
}

/** What the telephone calls each leg, once the flow has gone over to another call. */
function renamed(before: CallState["legs"], { from, left }: Moved): CallState["legs"] {
  const { [from]: here, [callerLeg]: earlier, ...others } = before;
  return {
    ...others,
    ...(here === undefined ? {} : { [callerLeg]: here }),
    ...(earlier === undefined ? {} : { [left]: earlier }),
  };
}

/** The command that an event ends. One that is named by its type only must not be sent once more either. */
function settledBy(event: CallEvent, { session }: Before): string | undefined {
  if (event.type !== "result") return undefined;
  if ("id" in event.command) return event.command.id;
  return session?.awaited[awaitedKey(event.leg, event.command.type)];
}

/** Claims commands for a server, where they stand. Milliseconds since 1970, UTC. */
export function takenOverBy(
  server: string,
  unsent: CallState["unsent"],
  abandoned: ReadonlySet<string>,
  at: number,
): { readonly unsent: CallState["unsent"]; readonly takenOver: NonNullable<Change["takenOver"]> } {
  return {
    unsent: unsent.map((item) => (abandoned.has(item.command.id) ? { ...item, by: server, at } : item)),
    // Whoever had them may have waited long for a command before them, and sent them just before it was missed.
    takenOver: unsent.flatMap(({ command }) =>
      abandoned.has(command.id) ? [{ command, maybeSentAt: at }] : [],
    ),
  };
}

// Neither tones nor numbers: the journal stays, and what callers keyed must not.
function eventLine(event: CallEvent, dedupeKey: string | undefined): string {
  const { type, leg } = event;
  const told =
    event.type === "result"
      ? {
          command: event.command,
          outcome: event.outcome,
          answer: event.answer,
          reason: event.reason,
          detail: event.detail,
        }
      : event.type === "timer"
        ? { timer: event.timer }
        : event.type === "ended"
          ? { reason: event.reason, detail: event.detail }
          : {};
  return JSON.stringify({ kind: "event", type, leg, ...told, key: dedupeKey });
}

function newsOf(
  { session: before, version }: Before,
  event: CallEvent,
  { session, journal, commands }: Step,
): NewsBody[] {
  const news: NewsBody[] = [];
  if ((event.type === "incoming" || event.type === "outgoing") && before === undefined) {
    const { caller, called } = event;
    const ours = event.type === "outgoing" ? ({ ours: true } as const) : {};
    news.push({ kind: "began", caller, called, version, language: session.language, ...ours });
  }
  news.push({ kind: "event", type: event.type, leg: event.leg });
  const failed = event.type === "result" ? failure(before, event) : notReached(before, event);
  if (failed) news.push(failed);
  for (const entry of journal) {
    if (entry.kind === "entered" || entry.kind === "left" || entry.kind === "kept")
      news.push({ kind: "path", step: entry });
    if (entry.kind === "fault") {
      const { code, flow, node } = entry;
      news.push({ kind: "fault", code, flow, ...(node === undefined ? {} : { node }) });
    }
  }
  for (const command of commands) news.push({ kind: "command", command: shownCommand(command) });
  if (session.phase === "ended" && before?.phase !== "ended" && session.ended)
    news.push({ kind: "ended", reason: session.ended.reason });
  return news;
}

/** Somebody who was called has not picked up. */
function notReached(before: CallState["session"] | undefined, event: CallEvent): NewsBody | undefined {
  const reason = before && whyNotReached(before, event);
  return reason === undefined ? undefined : { kind: "failed", command: "dial", outcome: "failed", reason };
}

const noFailures: readonly FailureReason[] = ["cancelled", "silence", "too-short"];

/** A command that ended badly, if anybody was still waiting for it; what was cut off on purpose is no failure, nor is silence. */
function failure(
  before: CallState["session"] | undefined,
  { command, outcome, reason, detail }: CallEvent & { readonly type: "result" },
): NewsBody | undefined {
  if (outcome === "done" || (reason !== undefined && noFailures.includes(reason))) return undefined;
  const found = Object.entries(before?.awaited ?? {}).find(([key, id]) =>
    "id" in command ? id === command.id : key.endsWith(` ${command.type}`),
  );
  if (!found) return undefined;
  const [key, id] = found;
  return {
    kind: "failed",
    command: key.split(" ")[1] as CallCommand["type"],
    id,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(detail === undefined ? {} : { detail }),
  };
}
