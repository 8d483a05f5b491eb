import {
  type CallCommand,
  type CommandBody,
  type CommandType,
  commandTraits,
  type Destination,
  type DialKey,
  destinationSchema,
  dialKeys,
  lookupSchema,
  type Meeting,
  type Prompt,
  type Recorded,
  type RejectReason,
  type Task,
  type TaskName,
  taskTraits,
} from "@dialtree/flow";
import { type Members, members, oneOf, text, wholeNumber } from "./values.ts";

type Body<T extends CommandType> = CommandBody & { readonly type: T };

const rejectReasons: Readonly<Record<RejectReason, true>> = { busy: true, declined: true };

const bodies: { readonly [T in CommandType]: (from: Members) => Body<T> | undefined } = {
  answer: () => ({ type: "answer" }),
  listen: () => ({ type: "listen" }),
  stop: () => ({ type: "stop" }),
  mute: () => ({ type: "mute" }),
  unmute: () => ({ type: "unmute" }),
  hold(from) {
    if (from.music === undefined) return { type: "hold" };
    const music = prompt(from.music);
    return music && { type: "hold", music };
  },
  takeBack: () => ({ type: "takeBack" }),
  keepAlive: () => ({ type: "keepAlive" }),
  hangUp: () => ({ type: "hangUp" }),
  dial(from) {
    const meeting = meetingIn(from.to);
    if (meeting && typeof from.ringSeconds === "number")
      return { type: "dial", to: meeting, ringSeconds: from.ringSeconds };
    const [to, ringSeconds] = [destination(from.to), from.ringSeconds];
    return to && typeof ringSeconds === "number" ? { type: "dial", to, ringSeconds } : undefined;
  },
  reject(from) {
    const reason = oneOf(from.reason, rejectReasons);
    return reason && { type: "reject", reason };
  },
  redirect(from) {
    const to = listOf(from.to, destination);
    return to && typeof from.ringSeconds === "number"
      ? { type: "redirect", to, ringSeconds: from.ringSeconds }
      : undefined;
  },
  play(from) {
    const prompts = listOf(from.prompts, prompt);
    return prompts && { type: "play", prompts };
  },
  record(from) {
    const { shortest, longest, untilFirstWord, untilNextWord } = from;
    const times = [shortest, longest, untilFirstWord, untilNextWord];
    const [mailbox, flow] = [text(from.mailbox), text(from.flow)];
    const endKeys = listOf(from.endKeys, dialKey);
    const ifCallEnds = oneOf(from.ifCallEnds, { deliver: true, discard: true });
    if (!times.every((time) => typeof time === "number")) return undefined;
    const seconds = { shortest, longest, untilFirstWord, untilNextWord } as Readonly<
      Record<"shortest" | "longest" | "untilFirstWord" | "untilNextWord", number>
    >;
    return mailbox !== undefined && flow !== undefined && endKeys && ifCallEnds
      ? { type: "record", mailbox, flow, ...seconds, endKeys, ifCallEnds }
      : undefined;
  },
  sendTones(from) {
    const [keys, pauseMs] = [listOf(from.keys, dialKey), wholeNumber(from.pauseMs)];
    return keys && pauseMs !== undefined ? { type: "sendTones", keys, pauseMs } : undefined;
  },
  deliver(from) {
    const [recording, mailbox] = [text(from.recording), text(from.mailbox)];
    return recording !== undefined && mailbox !== undefined
      ? { type: "deliver", recording, mailbox }
      : undefined;
  },
  transfer(from) {
    const to = sentTo(from);
    return to && { type: "transfer", ...to };
  },
  invite(from) {
    const to = sentTo(from);
    return to && { type: "invite", ...to };
  },
  task(from) {
    const task = oneOf(from.task, taskTraits);
    const told = task && typeof from.seconds === "number" ? settingsOf[task](from.settings) : undefined;
    // What it was given of the caller is told to nobody.
    return told && { type: "task", seconds: from.seconds as number, ...told, given: {} };
  },
};

type Told<T extends Task> = T extends Task ? Omit<T, "given"> : never;

const settingsOf: Readonly<Record<TaskName, (settings: unknown) => Told<Task> | undefined>> = {
  "check-pin"(settings) {
    const list = text(members(settings)?.list);
    return list === undefined ? undefined : { task: "check-pin", settings: { list } };
  },
  "http-lookup"(told) {
    const settings = lookupSchema.safeParse(told).data;
    return settings && { task: "http-lookup", settings };
  },
  presence(settings) {
    const user = text(members(settings)?.user);
    return user === undefined ? undefined : { task: "presence", settings: { user } };
  },
};

/** A command as the server tells it. */
export function readCommand(value: unknown): CallCommand | undefined {
  const from = members(value);
  const type = oneOf(from?.type, commandTraits);
  const [id, leg] = [text(from?.id), text(from?.leg)];
  const body = from && type && bodies[type](from);
  return body && id !== undefined && leg !== undefined ? { id, leg, ...body } : undefined;
}

function sentTo(from: Members): { readonly to: Destination; readonly replaces?: string } | undefined {
  const to = destination(from.to);
  const replaces = text(from.replaces);
  return to && { to, ...(replaces === undefined ? {} : { replaces }) };
}

function meetingIn(value: unknown): Meeting | undefined {
  const from = members(value);
  const [link, number] = [text(from?.link), text(from?.number)];
  if (from?.kind !== "meeting") return undefined;
  // Its number is told to nobody.
  if (link !== undefined) return { kind: "meeting", link };
  const people = listOf(from.people, destination);
  if (people) return { kind: "meeting", people };
  return number === undefined ? undefined : { kind: "meeting", number };
}

function dialKey(value: unknown): DialKey | undefined {
  return dialKeys.find((known) => known === value);
}

function destination(value: unknown): Destination | undefined {
  return destinationSchema.safeParse(value).data;
}

function prompt(value: unknown): Prompt | undefined {
  const from = members(value);
  const [said, language] = [text(from?.text), text(from?.language)];
  if (said === undefined || language === undefined) return undefined;
  const more = ["recording", "prompt", "voice", "flow"].flatMap((name) => {
    const given = text(from?.[name]);
    return given === undefined ? [] : [[name, given] as const];
  });
  const marks = ["fragment", "concealed"].flatMap((name) =>
    from?.[name] === true ? [[name, true] as const] : [],
  );
  const recorded = recordedIn(from?.recorded);
  return {
    text: said,
    language,
    ...Object.fromEntries(more),
    ...Object.fromEntries(marks),
    ...(recorded ? { recorded } : {}),
  };
}

function recordedIn(value: unknown): Recorded | undefined {
  const from = members(value);
  const [command, milliseconds] = [text(from?.command), wholeNumber(from?.milliseconds)];
  return command !== undefined && milliseconds !== undefined ? { command, milliseconds } : undefined;
}

function listOf<T>(value: unknown, read: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}
