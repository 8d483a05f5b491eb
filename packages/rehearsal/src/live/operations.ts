import type { PhoneCommandType } from "@dialtree/flow";

/** What each command is called on the wire: the simulator's faults and its log go by these names. */
export const operationOf: Readonly<Record<PhoneCommandType, string>> = {
  answer: "answer",
  reject: "reject",
  redirect: "redirect",
  listen: "subscribeToTone",
  play: "playPrompt",
  stop: "cancelMediaProcessing",
  transfer: "transfer",
  keepAlive: "keepAlive",
  hangUp: "delete",
};
