import { noticeKinds } from "../calls/notices.ts";
import { operationTable } from "../graph/operations.ts";
import { permissionTable } from "../graph/permissions.ts";
import type { FaultArea } from "./catalogue.ts";

const callsAt = "/communications/calls";

/** Operations as the wire log names them: those of a call, and those around it, which are called as their permissions. */
const operations = [
  "createCall",
  "getCall",
  ...Object.keys(operationTable),
  "getOperation",
  "listOperations",
  "listParticipants",
  "getParticipant",
  "listContentSharingSessions",
  ...Object.entries(permissionTable).flatMap(([name, { path }]) => (path.startsWith(callsAt) ? [] : [name])),
];

/** What the `on` of a switch may name, by where its fault acts; null: any text. */
export const occasions: Readonly<Record<FaultArea, readonly string[] | null>> = {
  notification: noticeKinds,
  body: noticeKinds,
  token: noticeKinds,
  request: operations,
  target: ["createCall", "invite", "transfer", "redirect"],
  recording: ["recordResponse", "record", "download"],
  dtmf: ["sendDtmfTones"],
  roster: ["invite", "added"],
  prompt: null,
  entra: ["token", "code", "refresh"],
  identity: ["code", "refresh"],
  consent: ["authorize", "code", "refresh"],
  keys: ["keys"],
};
