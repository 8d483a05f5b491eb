// What a call does. step() is pure: the call as it was and what happens go in; the call as it is now, what has to be
// done about it, and what Graph answers come out.

import { timing } from "../limits.ts";
import type {
  Call,
  Callee,
  CallState,
  Effect,
  GraphInput,
  Input,
  Step,
  TargetOutcome,
  Timer,
} from "./call.ts";
import { end, endWith, isOver } from "./ending.ts";
import * as notices from "./notices.ts";
import type { Target } from "./parties.ts";
import * as people from "./people.ts";
import type { ResultName } from "./results.ts";
import * as sound from "./sound.ts";
import { atOnce, done, notify, refuse } from "./steps.ts";

export { isOver } from "./ending.ts";

const talking = ["established", "transferring", "transferAccepted"] as const;
const alive = ["incoming", "redirecting", "establishing", ...talking] as const;

/** In which states Graph takes a request. In any other it answers `wrongState`; after the end, `callNotFound`. */
const takenIn: Readonly<Record<GraphInput["type"], readonly CallState[]>> = {
  answer: ["incoming"],
  reject: ["incoming"],
  redirect: ["incoming"],
  transfer: ["established"],
  playPrompt: ["established"],
  recordResponse: ["established"],
  sendDtmfTones: ["established"],
  subscribeToTone: ["established"],
  cancelMediaProcessing: talking,
  mute: ["established"],
  unmute: ["established"],
  muteAll: ["established"],
  updateMetadata: ["established"],
  updateRecordingStatus: ["established"],
  changeScreenSharingRole: ["established"],
  invite: ["established"],
  removeParticipant: ["established"],
  startHoldMusic: ["established"],
  stopHoldMusic: ["established"],
  keepAlive: alive,
  delete: alive,
};

const armed: Effect = { type: "arm", timer: { name: "keepAlive" }, afterMs: timing.keepAliveWithin };

/** The beginning of every call to the bot: it is told, and has 15 seconds. */
export const begin = (call: Call): Step =>
  done(
    call,
    notify(notices.incoming(call)),
    { type: "arm", timer: { name: "answer" }, afterMs: timing.answerWithin },
    armed,
  );

/**
 * The beginning of every call of the bot's: phones ring. A meeting that it joins is there already; `lobby` is what those do who
 * are there: nobody lets it in, or somebody turns it away.
 */
export const beginOutgoing = (
  call: Call,
  callees: readonly Callee[],
  lobby: TargetOutcome = "answers",
): Step =>
  done(
    call,
    notify(notices.establishing(call)),
    armed,
    ...call.preFetchMedia.map((media): Effect => ({ type: "preFetch", media })),
    ...(callees.length === 0 ? letIn(lobby) : callees.flatMap((callee) => people.rings(call, callee))),
  );

function letIn(lobby: TargetOutcome): readonly Effect[] {
  switch (lobby) {
    case "answers":
    case "byHand":
      return [{ type: "arm", timer: { name: "established" }, afterMs: timing.established }];
    case "declines":
    case "busy":
      return [{ type: "arm", timer: { name: "lobby", end: "dropped" }, afterMs: timing.targetBusy }];
    case "noAnswer":
    case "offline":
      return [{ type: "arm", timer: { name: "lobby", end: "lobbyTimeout" }, afterMs: timing.lobby }];
    case "silent":
      return [];
  }
}

export function step(call: Call, input: Input): Step {
  if (input.type === "timer") return onTimer(call, input.timer);
  if (input.type in takenIn) {
    const asked = input as GraphInput;
    if (isOver(call)) return refuse(call, "callNotFound");
    if (!takenIn[asked.type].includes(call.state)) return refuse(call, "wrongState");
  } else if (isOver(call)) return done(call);

  switch (input.type) {
    case "answer":
      return answer(call, input);
    case "reject": {
      const rejected = withCallback(call, input.callbackUri);
      return end(rejected, notices.rejected(rejected));
    }
    case "redirect":
      return redirect(call, input);
    case "transfer":
      return transfer(call, input);
    case "playPrompt":
      return sound.playPrompt(call, input);
    case "recordResponse":
      return sound.recordResponse(call, input);
    case "sendDtmfTones":
      return sound.sendDtmfTones(call, input);
    case "subscribeToTone":
      return sound.subscribeToTone(call, input);
    case "cancelMediaProcessing":
      return sound.cancelMediaProcessing(call, input);
    case "mute":
      return people.mute(call, input);
    case "unmute":
      return people.unmute(call, input);
    case "muteAll":
      return people.muteAll(call, input);
    case "updateMetadata":
      return atOnce(call, "updateMetadata", input);
    case "updateRecordingStatus":
      return atOnce({ ...call, recordingStatus: input.status }, "updateRecordingStatus", input);
    case "changeScreenSharingRole": {
      if (!call.group) return refuse(call, "groupOnly");
      if (call.hosted !== "app") return refuse(call, "serviceHosted");
      const shown: Call = { ...call, screen: input.role };
      return done(shown, ...people.rosterNews(shown));
    }
    case "invite":
      return people.invite(call, input);
    case "removeParticipant":
      return people.remove(call, input.person);
    case "startHoldMusic":
      return people.startHoldMusic(call, input);
    case "stopHoldMusic":
      return people.stopHoldMusic(call, input);
    case "keepAlive":
      return done(call, armed);
    case "delete": {
      const ending: Call = { ...call, state: "terminating" };
      const [quiet, effects] = sound.silenced(ending);
      return done(quiet, ...effects, notify(notices.terminating(quiet)), {
        type: "arm",
        timer: { name: "terminated" },
        afterMs: timing.terminated,
      });
    }
    case "tone":
      return sound.tone(call, input.tone);
    case "hangUp":
      return people.leaves(call, input.person);
    case "ringEnds":
      return people.ringEnded(call, input.person, input.end);
    case "added":
      return people.added(call, input);
    case "speaks":
      return sound.speaks(call, input);
    case "unreachable":
      return call.state === "incoming" ? endWith(call, "notAnswered") : done(call);
    case "replaced":
      return endWith(call, "replaced");
    case "fetched":
      return call.queue.operations.some(({ id }) => id === input.operationId)
        ? sound.fetched(call, input)
        : people.holdMusicStarts(call, input.operationId, input.result.ok);
  }
}

function onTimer(call: Call, timer: Timer): Step {
  // A call that is over has no timers left but the one that ends it.
  if (call.state === "terminated" || (isOver(call) && timer.name !== "terminated")) return done(call);
  switch (timer.name) {
    case "answer":
      return endWith(call, "notAnswered");
    case "keepAlive":
      return endWith(call, "notKeptAlive");
    case "terminated":
      return endWith(call, "endedByBot");
    case "established": {
      const established: Call = { ...call, state: "established" };
      return done(established, notify(notices.established(established)), ...people.rosterNews(established), {
        type: "arm",
        timer: { name: "mediaActive" },
        afterMs: timing.mediaActive,
      });
    }
    case "mediaActive": {
      const active: Call = { ...call, audio: "active" };
      return done(active, { type: "answered" }, notify(notices.mediaActive(active)));
    }
    case "lobby":
      return endWith(call, timer.end);
    case "rings":
      return people.ringEnded(call, timer.person, timer.end);
    case "hold":
      return people.holdMusicStarts(call, timer.operationId, true);
    case "prompt":
    case "beep":
    case "sent":
    case "silence":
    case "recorded":
    case "recordingBreaks":
    case "voice":
      return sound.onSoundTimer(call, timer);
    case "redirect":
      return timer.result ? endWith(call, timer.result) : end(call, notices.redirected(call));
    case "transferAccepted":
      return transferIsAccepted(call);
    case "transferFails":
      return transferFails(call);
    case "transferPickedUp": {
      const gone: Call = { ...call, audio: "inactive" };
      return done(gone, notify(notices.mediaInactive(gone)), {
        type: "arm",
        timer: { name: "transferCompleted" },
        afterMs: timing.mediaInactive,
      });
    }
    case "transferCompleted": {
      const replaces = call.transfer?.replacesCallId;
      if (!replaces) return endWith(call, "transferCompleted");
      const ended = end(call, notices.consultativelyTransferred(call));
      return { ...ended, effects: [...ended.effects, { type: "replace", callId: replaces }] };
    }
  }
}

function answer(call: Call, input: Extract<Input, { type: "answer" }>): Step {
  const { preFetchMedia, hosted } = input;
  const answered: Call = {
    ...withCallback(call, input.callbackUri),
    state: "establishing",
    hosted,
    preFetchMedia,
  };
  return done(
    answered,
    { type: "disarm", name: "answer" },
    notify(notices.establishing(answered)),
    { type: "arm", timer: { name: "established" }, afterMs: timing.established },
    ...preFetchMedia.map((item): Effect => ({ type: "preFetch", media: item })),
  );
}

function redirect(call: Call, input: Extract<Input, { type: "redirect" }>): Step {
  const { targets, outcomes } = input;
  const timeoutMs = input.timeoutMs ?? (targets.length === 1 ? timing.redirectToOne : timing.redirectToMany);
  const redirecting: Call = { ...withCallback(call, input.callbackUri), state: "redirecting" };
  // Of several targets, one that can be reached is enough: the first to pick up gets the call.
  const ends = targets
    .map((target, i) =>
      canReach("redirect", call, target) ? reaction(outcomes[i] ?? "answers") : ("noRoute" as const),
    )
    .toSorted((a, b) => rank.indexOf(a) - rank.indexOf(b));
  const redirected = redirectEnds(ends[0] ?? "noRoute", timeoutMs, targets.some(isVoicemail));
  return done(redirecting, { type: "disarm", name: "answer" }, ...redirected);
}

/** What decides when several phones ring: who picks up, else who still rings, else who refuses. */
const rank = ["answers", "silent", "noAnswer", "busy", "noRoute"] as const;

function redirectEnds(
  outcome: (typeof rank)[number],
  timeoutMs: number,
  voicemail: boolean,
): readonly Effect[] {
  switch (outcome) {
    case "answers":
      return [armRedirect(voicemail ? timing.voicemailAnswers : timing.targetPicksUp)];
    case "busy":
      return [armRedirect(timing.targetBusy, "redirectRefused")];
    case "noAnswer":
      return [armRedirect(timeoutMs, "redirectNotAnswered")];
    case "noRoute":
      return [armRedirect(timing.targetBusy, "redirectNoRoute")];
    case "silent":
      return [];
  }
}

const isVoicemail = (target: Target): boolean => target.kind === "user" && target.voicemail === true;

/**
 * What a target does, as far as redirects and transfers tell it apart. Whoever is at the phone page answers: only the bot's
 * own calls ring there. A voicemail box answers unless a fault says otherwise: boxes can be switched off.
 */
function reaction(outcome: TargetOutcome): "answers" | "busy" | "noAnswer" | "silent" {
  if (outcome === "byHand") return "answers";
  return outcome === "declines" || outcome === "offline" ? "busy" : outcome;
}

const armRedirect = (afterMs: number, result?: ResultName): Effect => ({
  type: "arm",
  timer: { name: "redirect", ...(result ? { result } : {}) },
  afterMs,
});

function transfer(call: Call, input: Extract<Input, { type: "transfer" }>): Step {
  const { target, replacesCallId, replacesLive, transferee } = input;
  const who = transferee === undefined ? undefined : call.people.find(({ id }) => id === transferee);
  if (transferee !== undefined && who?.at !== "here") return refuse(call, "participantNotFound");
  // Of several people Graph cannot guess whom to transfer.
  if (call.group && !who) return refuse(call, "transfereeMissing");
  const possible =
    people.mayGo(call, "transfer", who?.who ?? call.caller, target.kind) &&
    (replacesCallId === undefined || replacesLive === true);
  const outcome = possible ? reaction(input.outcome) : "busy";
  const transferring: Call = {
    ...call,
    state: "transferring",
    transfer: { target, outcome, ...(replacesCallId === undefined ? {} : { replacesCallId }) },
  };
  const told = notify(notices.transferring(transferring));
  if (outcome === "silent") return done(transferring, told);
  return done(
    transferring,
    told,
    outcome === "busy"
      ? { type: "arm", timer: { name: "transferFails" }, afterMs: timing.targetBusy }
      : { type: "arm", timer: { name: "transferAccepted" }, afterMs: timing.transferAccepted },
  );
}

function transferIsAccepted(call: Call): Step {
  const accepted: Call = { ...call, state: "transferAccepted" };
  const next: Effect =
    call.transfer?.outcome === "noAnswer"
      ? { type: "arm", timer: { name: "transferFails" }, afterMs: timing.transferRings }
      : { type: "arm", timer: { name: "transferPickedUp" }, afterMs: timing.targetPicksUp };
  return done(accepted, notify(notices.transferAccepted(accepted)), next);
}

function transferFails(call: Call): Step {
  const { transfer: failed, ...rest } = call;
  const back: Call = { ...rest, state: "established" };
  const result: ResultName = failed?.replacesCallId ? "consultativeFailed" : "transferFailed";
  return done(back, notify(notices.transferFailed(back, result)));
}

const canReach = (verb: "redirect" | "transfer", call: Call, to: Target): boolean =>
  people.mayGo(call, verb, call.caller, to.kind);

/** A new callbackUri counts for the notifications that follow. */
const withCallback = (call: Call, callbackUri: string | undefined): Call =>
  callbackUri === undefined ? call : { ...call, callbackUri };
