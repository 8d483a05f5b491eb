// What is heard in a call: prompts, recordings, keys in both directions, and what people say. Pure, like step().

import type { JsonObject } from "../json.ts";
import { timing } from "../limits.ts";
import * as media from "../media/queue.ts";
import type { Call, Effect, Input, Step, Timer } from "./call.ts";
import * as notices from "./notices.ts";
import { answering, done, notify, operationOf, refuse, withOperation } from "./steps.ts";

type Change = ReturnType<typeof media.enqueue>;
type Of<Type extends Input["type"]> = Extract<Input, { type: Type }>;

/** Puts one more operation into the queue, and answers that it runs. */
function enqueued(call: Call, name: string, operation: media.QueuedOperation, fields: JsonObject = {}): Step {
  if (call.hosted === "app") return refuse(call, "appHosted");
  if (call.audio !== "active") return refuse(call, "mediaInactive");
  const answer = operationOf(name, "running", operation, fields);
  const [after, effects] = applyMedia(withOperation(call, answer), media.enqueue(call.queue, operation));
  return { call: after, effects, reply: { type: "operation", operation: answer } };
}

export const playPrompt = (call: Call, { type: _, ...operation }: Of<"playPrompt">): Step =>
  enqueued(call, "playPromptOperation", operation);

export const recordResponse = (call: Call, { type: _, ...operation }: Of<"recordResponse">): Step =>
  enqueued(call, "recordOperation", operation, { resultInfo: null, recordingLocation: null });

export const sendDtmfTones = (call: Call, { type: _, ...operation }: Of<"sendDtmfTones">): Step =>
  enqueued(call, "sendDtmfTonesOperation", { ...operation, prompts: [] });

export function subscribeToTone(call: Call, input: Of<"subscribeToTone">): Step {
  if (call.hosted === "app") return refuse(call, "appHosted");
  const operation = operationOf("subscribeToToneOperation", "completed", input);
  return answering({ ...call, tones: { ...call.tones, subscribed: true } }, operation);
}

export function cancelMediaProcessing(call: Call, input: Of<"cancelMediaProcessing">): Step {
  if (call.hosted === "app") return refuse(call, "appHosted");
  const [cancelled, effects] = silenced(call);
  return answering(cancelled, operationOf("cancelMediaProcessingOperation", "completed", input), ...effects);
}

/** Ends everything that plays, records, sends or waits to. */
export const silenced = (call: Call): [Call, readonly Effect[]] =>
  applyMedia(call, media.cancelAll(call.queue));

export const fetched = (call: Call, { operationId, index, result }: Of<"fetched">): Step =>
  mediaStep(call, media.fetched(call.queue, operationId, index, result));

const keys: Readonly<Record<string, string>> = { star: "*", pound: "#", a: "A", b: "B", c: "C", d: "D" };
const keyOf = (tone: string): string => keys[tone] ?? tone.replace("tone", "");

/** Every key counts, heard or not: a capture shows a first tone with number 6. */
export function tone(call: Call, key: string): Step {
  if (!["established", "transferring", "transferAccepted"].includes(call.state)) return done(call);
  const pressed = call.tones.pressed + 1;
  const next: Call = { ...call, tones: { ...call.tones, pressed } };
  const heard = call.tones.subscribed && call.state === "established";
  const told = heard ? [notify(notices.tone(next, pressed, key))] : [];
  const running = call.queue.operations[0];
  if (!call.recording || !running || !media.isRecording(running)) return done(next, ...told);
  if (!running.record.stopTones.includes(keyOf(key))) return done(next, ...told);
  const stopped = mediaStep(next, media.finish(next.queue, running.id, "stopTone"));
  return { ...stopped, effects: [...told, ...stopped.effects] };
}

/** Somebody begins to speak. Who is muted or on hold is not heard; who speaks next cuts the one before short. */
export function speaks(call: Call, { clip, voiced, person }: Of<"speaks">): Step {
  const speaker = call.people.find(({ id }) => id === (person ?? call.participants.caller)) ?? call.people[0];
  if (call.audio !== "active" || !speaker || speaker.at !== "here" || speaker.muted || speaker.onHold)
    return done(call);
  const [first] = voiced;
  const hushed: Call = { ...call, talk: { by: speaker.id, clip, voiced, voice: false } };
  return done(
    hushed,
    { type: "speech", clip },
    { type: "disarm", name: "voice" },
    ...(call.talk?.voice && call.recording ? [waitsForVoice(call)] : []),
    ...(first ? [voiceTimer(clip, 0, "starts", first.from)] : []),
  );
}

const voiceTimer = (clip: string, segment: number, did: "starts" | "ends", afterMs: number): Effect => ({
  type: "arm",
  timer: { name: "voice", clip, segment, did },
  afterMs,
});

function voice(call: Call, { segment, did }: Extract<Timer, { name: "voice" }>): Step {
  const { talk, recording } = call;
  const part = talk?.voiced[segment];
  if (!talk || !part) return done(call);
  if (did === "starts")
    return done(
      {
        ...call,
        talk: { ...talk, voice: true },
        ...(recording ? { recording: { ...recording, heard: true } } : {}),
      },
      { type: "disarm", name: "silence" },
      voiceTimer(talk.clip, segment, "ends", part.to - part.from),
    );
  const next = talk.voiced[segment + 1];
  const { talk: _, ...quiet } = call;
  return done(
    next ? { ...call, talk: { ...talk, voice: false } } : quiet,
    ...(recording ? [waitsForVoice(call)] : []),
    ...(next ? [voiceTimer(talk.clip, segment + 1, "starts", next.from - part.to)] : []),
  );
}

/** From now on the recording waits for a voice: for the first one so long, for another one so long. */
function waitsForVoice({ queue, recording }: Call): Effect {
  const running = queue.operations[0];
  if (!running || !media.isRecording(running)) return { type: "disarm", name: "silence" };
  const { initialSilenceMs, maxSilenceMs } = running.record;
  return {
    type: "arm",
    timer: { name: "silence", operationId: running.id },
    afterMs: recording?.heard ? maxSilenceMs : initialSilenceMs,
  };
}

type SoundTimer = Extract<
  Timer,
  { name: "prompt" | "beep" | "sent" | "silence" | "recorded" | "recordingBreaks" | "voice" }
>;

/** A timer of the queue or of a voice. One that belongs to an operation that is over says nothing. */
export function onSoundTimer(call: Call, timer: SoundTimer): Step {
  const { queue } = call;
  const running = queue.operations[0];
  switch (timer.name) {
    case "voice":
      return voice(call, timer);
    case "prompt": {
      const { operationId, index } = timer;
      const ended: Effect = { type: "audio", did: "ends", ...soundOf(call, operationId, index) };
      const { effects, ...rest } = mediaStep(call, media.playedToEnd(queue, operationId, index));
      return { ...rest, effects: effects.length > 0 ? [ended, ...effects] : [] };
    }
    case "beep":
      return mediaStep(call, media.beeped(queue, timer.operationId));
    case "sent":
      return mediaStep(
        call,
        media.finish(
          queue,
          timer.operationId,
          running && media.isSending(running) && running.send.fails ? "unknown" : "completed",
        ),
      );
    case "silence":
      return mediaStep(
        call,
        media.finish(queue, timer.operationId, call.recording?.heard ? "maxSilence" : "initialSilence"),
      );
    case "recorded":
      return mediaStep(call, media.finish(queue, timer.operationId, "maxDuration"));
    case "recordingBreaks":
      return mediaStep(
        call,
        media.finish(
          queue,
          timer.operationId,
          (running && media.isRecording(running) && running.record.fails) || "unspecified",
        ),
      );
  }
}

function mediaStep(call: Call, change: Change): Step {
  const [next, effects] = applyMedia(call, change);
  return done(next, ...effects);
}

/** Puts a change of the queue into the call, and into notifications, timers and sounds. */
function applyMedia(call: Call, [queue, changes]: Change): [Call, readonly Effect[]] {
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
      case "beep":
        effects.push({
          type: "arm",
          timer: { name: "beep", operationId: change.operationId },
          afterMs: timing.beep,
        });
        break;
      case "record": {
        const [recording, begun] = beginsToRecord(next, change.operation);
        next = recording;
        effects.push(...begun);
        break;
      }
      case "send": {
        const { id, send } = change.operation;
        effects.push(
          { type: "keys", tones: send.tones },
          {
            type: "arm",
            timer: { name: "sent", operationId: id },
            afterMs: send.tones.length * (timing.tone + send.delayMs),
          },
        );
        break;
      }
      case "ended": {
        const { operation, outcome } = change;
        const ended = notices.endedOperation(operation, outcome);
        next = withOperation(next, ended);
        if (operation.id === call.queue.operations[0]?.id) {
          effects.push(...stops(call, operation, outcome));
          const { recording: _, ...rest } = next;
          next = rest;
        }
        effects.push(notify(notices.operationEnded(call, ended)));
        break;
      }
    }
  }
  return [next, effects];
}

function beginsToRecord(call: Call, operation: media.RecordOperation): [Call, readonly Effect[]] {
  const { id: operationId, record } = operation;
  const heard = call.talk?.voice ?? false;
  const next: Call = { ...call, recording: { operationId, heard } };
  const breaks = record.fails === "mediaTimeout" || record.fails === "unspecified";
  return [
    next,
    [
      { type: "recorder", did: "starts", place: record.place, token: record.token },
      // By default both times are the same; that nobody has spoken says more than that the time is over.
      ...(heard ? [] : [waitsForVoice(next)]),
      { type: "arm", timer: { name: "recorded", operationId }, afterMs: record.maxDurationMs },
      ...(breaks
        ? [
            {
              type: "arm",
              timer: { name: "recordingBreaks", operationId },
              afterMs: timing.recordingBreaks,
            } as const,
          ]
        : []),
    ],
  ];
}

/** What has to stop when the operation that runs ends. */
function stops(call: Call, operation: media.QueuedOperation, outcome: media.Outcome): readonly Effect[] {
  const { index } = call.queue;
  if (index < operation.prompts.length)
    return outcome === "cancelled"
      ? [
          { type: "disarm", name: "prompt" },
          { type: "audio", did: "stopped", ...soundOf(call, operation.id, index) },
        ]
      : [];
  if (media.isSending(operation)) return [{ type: "disarm", name: "sent" }];
  if (!media.isRecording(operation)) return [];
  const { place } = operation.record;
  const keep = notices.endedOperation(operation, outcome).status === "completed";
  return [
    { type: "disarm", name: "beep" },
    { type: "disarm", name: "silence" },
    { type: "disarm", name: "recorded" },
    { type: "disarm", name: "recordingBreaks" },
    ...(call.recording ? [{ type: "recorder", did: "ends", place, keep } as const] : []),
  ];
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

/** Somebody is not heard any more, and if they speak they are cut short. */
export function fallsSilent(call: Call, person: string): [Call, readonly Effect[]] {
  const { talk, ...quiet } = call;
  if (talk?.by !== person) return [call, []];
  return [
    quiet,
    [
      { type: "disarm", name: "voice" },
      { type: "speech" },
      ...(talk.voice && quiet.recording ? [waitsForVoice(quiet)] : []),
    ],
  ];
}
