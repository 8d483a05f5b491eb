import { oneOfWords, optional, parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, clientContext } from "../parts.ts";

export const updateRecordingStatus = operation(
  {
    ids: { call },
    body: parameters({
      status: oneOfWords(["notRecording", "recording", "failed"]),
      clientContext: optional(clientContext),
    }),
  },
  {
    area: "calls",
    says: "Shows everybody in a call whether the bot records it, for recording by policy.",
    method: "POST",
    path: "/communications/calls/{call}/updateRecordingStatus",
    permissions: {
      anyOf: [{ of: ["Calls.AccessMedia.All", "Calls.JoinGroupCall.All"] }],
      checked: "each request",
    },
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" },
      body: { status: "recording", clientContext: "c1" },
    },
    notes: ["nothing may be recorded before this has succeeded"],
    source: "call-updaterecordingstatus page",
  },
);
