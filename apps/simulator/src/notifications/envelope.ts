// The bodies and headers of notifications, as they go over the wire.

import type { Call, Notice } from "../calls/call.ts";
import { languageOf, sourceOf } from "../calls/parties.ts";
import { type JsonObject, typed } from "../json.ts";

/** One notification to a body. Every capture holds exactly one; `resource` is the older name and is still sent. */
export const envelope = (call: Call, { change, path, data }: Notice): JsonObject =>
  typed("commsNotifications", {
    value: [
      typed("commsNotification", {
        changeType: change,
        resource: `/app/calls/${call.id}${path}`,
        resourceUrl: `/communications/calls/${call.id}${path}`,
        resourceData: data,
      }),
    ],
  });

/** How an incoming call was told before Graph. A bot that answers 204 is told again, in Graph's way. */
export function legacyBody(call: Call): JsonObject {
  const { identity } = sourceOf(call.caller, call.participants.caller, call.opaqueCaller);
  return {
    id: call.id,
    participants: [
      {
        identity,
        participantId: call.participants.caller,
        languageId: languageOf(call.caller),
        tenantId: call.tenantId,
        region: "emea",
        originator: true,
      },
    ],
    isMultiparty: false,
    presentedModalityTypes: ["audio"],
    callState: "incoming",
    tenantId: call.tenantId,
  };
}

export const headersOf = (call: Call, messageId: string): Record<string, string> => ({
  accept: "application/json",
  "content-type": "application/json",
  "user-agent": "Microsoft-Skype/3.0,(Calling/1.0)",
  "scenario-id": call.chainId,
  "x-microsoft-skype-chain-id": call.chainId,
  "x-microsoft-skype-message-id": messageId,
});
