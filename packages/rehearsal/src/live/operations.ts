import type { PhoneCommandType } from "@dialtree/flow";

/** What each command is called on the wire: the simulator's faults and its log go by these names. Some never get there. */
export const operationOf: Readonly<Record<PhoneCommandType, string | undefined>> = {
  answer: "answer",
  reject: "reject",
  redirect: "redirect",
  listen: "subscribeToTone",
  play: "playPrompt",
  record: "recordResponse",
  sendTones: "sendDtmfTones",
  deliver: undefined,
  stop: "cancelMediaProcessing",
  transfer: "transfer",
  dial: "createCall",
  invite: "invite",
  mute: "mute",
  unmute: "unmute",
  hold: "startHoldMusic",
  takeBack: "stopHoldMusic",
  keepAlive: "keepAlive",
  hangUp: "delete",
};
