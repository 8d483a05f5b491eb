// Everything that the API of calls answers, and what it tells the bot, collected by what it is.

import type { JsonObject } from "../src/json.ts";
import {
  aPhone,
  appHosted,
  aUser,
  type Kind,
  newCall,
  promptsBody,
  type Rig,
  serviceHosted,
  wav,
} from "./rig.ts";

export interface CallAnswers {
  readonly createdCall: readonly JsonObject[];
  readonly call: readonly JsonObject[];
  readonly participant: readonly JsonObject[];
  readonly participantList: readonly JsonObject[];
  readonly operationList: readonly JsonObject[];
  readonly notification: readonly JsonObject[];
  readonly notifiedCall: readonly JsonObject[];
  /** Of requests, of GET and of notifications, by the name of their type. */
  readonly operations: Readonly<Record<string, readonly JsonObject[]>>;
}

const kinds: readonly Kind[] = [
  "peer",
  "phone",
  "instanceToUser",
  "group",
  "nobody",
  "meeting",
  "token",
  "joinMeetingId",
  "noPasscode",
  "guest",
];

const ours = "#microsoft.graph.";
const typeOf = (value: JsonObject): string => String(value["@odata.type"] ?? "").replace(ours, "");

export async function callAnswers(rig: Rig): Promise<CallAnswers> {
  const calls = "/communications/calls";
  const createdCall: JsonObject[] = [];
  const call: JsonObject[] = [];
  const participant: JsonObject[] = [];
  const participantList: JsonObject[] = [];
  const operationList: JsonObject[] = [];
  const operations: Record<string, JsonObject[]> = {};
  const keep = (operation: JsonObject) => {
    operations[typeOf(operation)] = [...(operations[typeOf(operation)] ?? []), operation];
  };
  const got = async (path: string) => {
    const { status, body } = await rig.graph("GET", `${calls}/${path}`);
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return body;
  };
  const look = async (callId: string) => void call.push(await got(callId));
  const did = async (callId: string, action: string, body: JsonObject = {}) => {
    const { status, body: answer } = await rig.act(callId, action, body);
    if (status >= 300) throw new Error(`${action}: ${JSON.stringify(answer)}`);
    if (!typeOf(answer).endsWith("Operation")) return;
    keep(answer);
    keep(await got(`${callId}/operations/${answer.id}`));
  };
  const everybody = async (callId: string) => {
    const list = await got(`${callId}/participants`);
    participantList.push(list);
    for (const { id } of list.value as unknown as JsonObject[])
      participant.push(await got(`${callId}/participants/${id}`));
  };

  for (const kind of kinds) {
    const { body, callId } = await rig.create(
      newCall(rig.bot, kind, kind === "group" ? { mediaConfig: appHosted } : {}),
    );
    createdCall.push(body);
    await look(callId);
    await rig.advance(4_000);
    await look(callId);
    await everybody(callId);
    await rig.graph("DELETE", `${calls}/${callId}`);
    await look(callId);
    await rig.advance(1_000);
  }

  // A call that comes in, in each of its states.
  for (const from of [{ kind: "phone" }, { kind: "user" }, { kind: "guest" }]) {
    const callId = await rig.dial(from, from.kind === "guest" ? "bot" : undefined);
    await look(callId);
    await rig.act(callId, "answer", { callbackUri: `${rig.bot.url}/calls`, mediaConfig: serviceHosted });
    await look(callId);
    await rig.advance(600);
    await did(callId, "subscribeToTone", { clientContext: "keys" });
    await rig.press(callId, "1#");
    await did(callId, "playPrompt", promptsBody(rig.bot, ["a"], "prompt", "kept"));
    await did(callId, "cancelMediaProcessing");
    await look(callId);
    const target = from.kind === "phone" ? aPhone() : aUser();
    if (from.kind !== "guest") await did(callId, "transfer", { transferTarget: target });
    await look(callId);
    await rig.advance(700);
    await look(callId);
    if (from.kind === "guest") {
      await rig.graph("DELETE", `${calls}/${callId}`);
      await look(callId);
    } else await rig.control("POST", `/calls/${callId}/hangUp`);
    await rig.advance(40_000);
  }
  const redirected = await rig.dial();
  await rig.act(redirected, "redirect", { targets: [aUser()] });
  await look(redirected);
  await rig.advance(10_000);
  const rejected = await rig.dial();
  await rig.act(rejected, "reject", {});
  await rig.advance(1_000);

  // Of two and of more: media, and who is in it.
  rig.bot.prompts.set("hold", wav(1_000));
  rig.bot.prompts.set("a", wav(500));
  const callId = await rig.made(newCall(rig.bot, "group"));
  await did(callId, "playPrompt", promptsBody(rig.bot, ["a"], "done"));
  await rig.advance(2_000);
  await did(callId, "recordResponse", {
    maxRecordDurationInSeconds: 2,
    clientContext: "heard",
    playBeep: true,
  });
  await rig.speak(callId, wav(1_000, { voiced: [[0, 1_000]] }));
  await rig.advance(6_000);
  await did(callId, "recordResponse", { maxRecordDurationInSeconds: 2 });
  await rig.advance(10_000);
  await did(callId, "sendDtmfTones", { tones: ["tone1", "pound"], clientContext: "keys" });
  await rig.advance(2_000);
  await did(callId, "mute", { clientContext: "quiet" });
  await did(callId, "unmute");
  await did(callId, "updateRecordingStatus", { status: "recording", clientContext: "tape" });
  await did(callId, "participants/invite", { participants: [aUser("cafe0000-0000-4000-8000-000000000077")] });
  await everybody(callId);
  await rig.advance(5_000);
  await rig.fault({ fault: "targetBusy", on: ["invite"], times: 1 });
  await did(callId, "participants/invite", { participants: [aUser("cafe0000-0000-4000-8000-000000000078")] });
  await rig.advance(5_000);
  const [person] = (await got(`${callId}/participants`)).value as unknown as JsonObject[];
  const at = `participants/${person?.id}`;
  await did(callId, `${at}/mute`);
  const [customPrompt] = promptsBody(rig.bot, ["hold"]).prompts;
  await did(callId, `${at}/startHoldMusic`, {
    customPrompt: customPrompt as unknown as JsonObject,
    clientContext: "wait",
  });
  await rig.advance(1_000);
  await everybody(callId);
  await did(callId, `${at}/stopHoldMusic`);
  await rig.advance(1_000);
  const done = await got(`${callId}/operations`);
  operationList.push(done);
  for (const operation of done.value as unknown as JsonObject[]) keep(operation);
  await rig.graph("DELETE", `${calls}/${callId}`);
  await rig.advance(1_000);

  const notification = rig.bot.told.map(({ item }) => item);
  const notifiedCall: JsonObject[] = [];
  for (const { resourceData } of notification) {
    if (Array.isArray(resourceData)) participant.push(...(resourceData as JsonObject[]));
    else if (typeOf(resourceData as JsonObject) === "call") notifiedCall.push(resourceData as JsonObject);
    else keep(resourceData as JsonObject);
  }
  return {
    createdCall,
    call,
    participant,
    participantList,
    operationList,
    notification,
    notifiedCall,
    operations,
  };
}
