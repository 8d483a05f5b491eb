// What a call does. step() is pure: the call as it was and what happens go in; the call as it is now, what has to be
// done about it, and what Graph answers come out.

import { type JsonObject, typed } from "../json.ts";
import { timing } from "../limits.ts";
import * as media from "../media/queue.ts";
import type { Call, CallState, Effect, GraphInput, Input, Refusal, Step, Timer } from "./call.ts";
import * as notices from "./notices.ts";
import type { Target } from "./parties.ts";
import { reach, type Verb } from "./reach.ts";
import { hangUpOf, type ResultName, resultInfo } from "./results.ts";

/** In which states Graph takes a request. In any other it answers `wrongState`; after the end, `callNotFound`. */
const takenIn: Readonly<Record<GraphInput["type"], readonly CallState[]>> = {
  answer: ["incoming"],
  reject: ["incoming"],
  redirect: ["incoming"],
  transfer: ["established"],
  playPrompt: ["established"],
  subscribeToTone: ["established"],
  cancelMediaProcessing: ["established", "transferring", "transferAccepted"],
  keepAlive: ["incoming", "redirecting", "establishing", "established", "transferring", "transferAccepted"],
  delete: ["incoming", "redirecting", "establishing", "established", "transferring", "transferAccepted"],
};

export const isOver = (call: Call): boolean => call.state === "terminating" || call.state === "terminated";

/** The beginning of every call: the bot is told, and has 15 seconds. */
export function begin(call: Call): Step {
  return {
    call,
    effects: [
      { type: "notify", notice: notices.incoming(call) },
      { type: "arm", timer: { name: "answer" }, afterMs: timing.answerWithin },
      { type: "arm", timer: { name: "keepAlive" }, afterMs: timing.keepAliveWithin },
    ],
    reply: { type: "done" },
  };
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
      return playPrompt(call, input);
    case "subscribeToTone":
      return atOnce({ ...call, tones: { ...call.tones, subscribed: true } }, "subscribeToTone", input);
    case "cancelMediaProcessing": {
      const [cancelled, effects] = applyMedia(call, media.cancelAll(call.queue));
      const { call: after, reply } = atOnce(cancelled, "cancelMediaProcessing", input);
      return { call: after, effects, reply };
    }
    case "keepAlive":
      return done(call, { type: "arm", timer: { name: "keepAlive" }, afterMs: timing.keepAliveWithin });
    case "delete": {
      const ending: Call = { ...call, state: "terminating" };
      const [quiet, effects] = applyMedia(ending, media.cancelAll(ending.queue));
      return done(quiet, ...effects, notify(notices.terminating(quiet)), {
        type: "arm",
        timer: { name: "terminated" },
        afterMs: timing.terminated,
      });
    }
    case "tone":
      return tone(call, input.tone);
    case "hangUp":
      return endWith(call, hangUpOf(call.caller));
    case "unreachable":
      return call.state === "incoming" ? endWith(call, "notAnswered") : done(call);
    case "replaced":
      return endWith(call, "replaced");
    case "fetched":
      return mediaStep(call, media.fetched(call.queue, input.operationId, input.index, input.result));
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
      return done(established, notify(notices.established(established)), {
        type: "arm",
        timer: { name: "mediaActive" },
        afterMs: timing.mediaActive,
      });
    }
    case "mediaActive": {
      const active: Call = { ...call, audio: "active" };
      return done(active, { type: "answered" }, notify(notices.mediaActive(active)));
    }
    case "prompt": {
      const { operationId, index } = timer;
      const ended: Effect = { type: "audio", did: "ends", ...soundOf(call, operationId, index) };
      const { effects, ...rest } = mediaStep(call, media.playedToEnd(call.queue, operationId, index));
      // A timer of a prompt that is no longer the one in turn says nothing.
      return { ...rest, effects: effects.length > 0 ? [ended, ...effects] : [] };
    }
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
  const { preFetchMedia } = input;
  const answered: Call = {
    ...withCallback(call, input.callbackUri),
    state: "establishing",
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
  const { targets, outcome } = input;
  const timeoutMs = input.timeoutMs ?? (targets.length === 1 ? timing.redirectToOne : timing.redirectToMany);
  // Of several targets, one that can be reached is enough: the first to pick up gets the call.
  const reachable = targets.some((target) => canReach("redirect", call, target.kind));
  const redirecting: Call = { ...withCallback(call, input.callbackUri), state: "redirecting" };
  return done(redirecting, { type: "disarm", name: "answer" }, ...redirectEnds());

  function redirectEnds(): readonly Effect[] {
    if (!reachable) return [armRedirect(timing.targetBusy, "redirectNoRoute")];
    switch (outcome) {
      case "answers":
        return [armRedirect(timing.targetPicksUp)];
      case "busy":
        return [armRedirect(timing.targetBusy, "redirectRefused")];
      case "noAnswer":
        return [armRedirect(timeoutMs, "redirectNotAnswered")];
      case "silent":
        return [];
    }
  }
}

const armRedirect = (afterMs: number, result?: ResultName): Effect => ({
  type: "arm",
  timer: { name: "redirect", ...(result ? { result } : {}) },
  afterMs,
});

function transfer(call: Call, input: Extract<Input, { type: "transfer" }>): Step {
  const { target, replacesCallId, replacesLive } = input;
  const possible =
    canReach("transfer", call, target.kind) && (replacesCallId === undefined || replacesLive === true);
  const outcome = possible ? input.outcome : "busy";
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

const canReach = (verb: Verb, call: Call, to: Target["kind"]): boolean =>
  reach(verb, call.caller.kind, call.dialled.kind, to).verdict !== "unsupported";

function playPrompt(call: Call, input: Extract<Input, { type: "playPrompt" }>): Step {
  if (call.audio !== "active") return refuse(call, "mediaInactive");
  const { id, clientContext, prompts } = input;
  const operation = typed("playPromptOperation", { id, status: "running", clientContext });
  const { call: after, effects } = mediaStep(
    { ...call, operations: { ...call.operations, [id]: operation } },
    media.enqueue(call.queue, { id, prompts, ...(clientContext === undefined ? {} : { clientContext }) }),
  );
  return { call: after, effects, reply: { type: "operation", operation } };
}

/** An operation that is over when it is answered: no notification follows. */
function atOnce(
  call: Call,
  name: string,
  { id, clientContext }: { id: string; clientContext?: string },
): Step {
  const operation: JsonObject = typed(`${name}Operation`, { id, status: "completed", clientContext });
  return {
    call: { ...call, operations: { ...call.operations, [id]: operation } },
    effects: [],
    reply: { type: "operation", operation },
  };
}

// Every key counts, heard or not: a capture shows a first tone with number 6.
function tone(call: Call, key: string): Step {
  if (!["established", "transferring", "transferAccepted"].includes(call.state)) return done(call);
  const pressed = call.tones.pressed + 1;
  const next: Call = { ...call, tones: { ...call.tones, pressed } };
  const heard = call.tones.subscribed && call.state === "established";
  return done(next, ...(heard ? [notify(notices.tone(next, pressed, key))] : []));
}

function mediaStep(call: Call, change: ReturnType<typeof media.enqueue>): Step {
  const [next, effects] = applyMedia(call, change);
  return done(next, ...effects);
}

/** Puts a change of the queue into the call, and into notifications, timers and sounds. */
function applyMedia(
  call: Call,
  [queue, changes]: ReturnType<typeof media.enqueue>,
): [Call, readonly Effect[]] {
  let next: Call = { ...call, queue };
  const effects: Effect[] = [];
  for (const change of changes) {
    switch (change.type) {
      case "fetch":
        effects.push(change);
        break;
      case "play": {
        const { operationId, index, prompt, durationMs } = change;
        effects.push(
          { type: "audio", did: "starts", ...soundOf(next, operationId, index), prompt, durationMs },
          { type: "arm", timer: { name: "prompt", operationId, index }, afterMs: durationMs },
        );
        break;
      }
      case "ended": {
        const { operation, outcome } = change;
        const ended = notices.endedOperation(operation, outcome);
        next = { ...next, operations: { ...next.operations, [operation.id]: ended } };
        if (outcome === "cancelled" && operation.id === call.queue.operations[0]?.id)
          effects.push(
            { type: "disarm", name: "prompt" },
            { type: "audio", did: "stopped", ...soundOf(call, operation.id, call.queue.index) },
          );
        effects.push(notify(notices.operationEnded(call, operation, outcome)));
        break;
      }
    }
  }
  return [next, effects];
}

/** Which prompt of which operation is heard. */
function soundOf({ queue }: Call, operationId: string, index: number) {
  const operation = queue.operations.find(({ id }) => id === operationId);
  const { clientContext } = operation ?? {};
  return {
    operationId,
    ...(clientContext === undefined ? {} : { clientContext }),
    index,
    of: operation?.prompts.length ?? 0,
  };
}

const endWith = (call: Call, result: ResultName): Step =>
  end({ ...call, result: resultInfo(result) }, notices.terminated(call, result));

/** The last notification of a call. Prompts that still run or wait end first, so that each of them ends. */
function end(call: Call, last: ReturnType<typeof notices.terminated>): Step {
  const [quiet, effects] = applyMedia(call, media.cancelAll(call.queue));
  const { transfer: _, ...over } = quiet;
  return done({ ...over, state: "terminated", audio: "inactive" }, ...effects, notify(last), {
    type: "over",
  });
}

/** A new callbackUri counts for the notifications that follow. */
const withCallback = (call: Call, callbackUri: string | undefined): Call =>
  callbackUri === undefined ? call : { ...call, callbackUri };

const notify = (notice: ReturnType<typeof notices.terminated>): Effect => ({ type: "notify", notice });
const done = (call: Call, ...effects: readonly Effect[]): Step => ({
  call,
  effects,
  reply: { type: "done" },
});
const refuse = (call: Call, refusal: Refusal): Step => ({
  call,
  effects: [],
  reply: { type: "refused", refusal },
});
