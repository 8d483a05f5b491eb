import type {
  Call,
  InvitationParticipantInfo,
  Modality,
  ParticipantInfo,
  ServiceHostedMediaConfig,
} from "@microsoft/microsoft-graph-types";
import { meetingMembers } from "./join.ts";
import { identityOf, type Typed, targetOf } from "./target.ts";
import { type Translation, unsendable } from "./translation.ts";

interface DialBody {
  readonly callbackUri: string;
  readonly source?: Typed<ParticipantInfo>;
  readonly targets: InvitationParticipantInfo[];
  readonly requestedModalities: Modality[];
  readonly mediaConfig: Typed<ServiceHostedMediaConfig>;
  readonly tenantId: string;
}

/**
 * Calls somebody, or into a meeting. A phone is called from the resource account that the call belongs to, because only that has a number; to
 * people in Teams the pages show no source. There is no member for how long it may ring.
 */
export const dial: Translation<"dial"> = ({ to }, { callbackUri, tenantId, from }) => {
  if (to.kind === "voicemail") return unsendable("nobody picks up in a voicemail box");
  if (tenantId === undefined) return unsendable("the tenant is not known that is called from");
  if (to.kind === "meeting") {
    const meeting = meetingMembers(to, tenantId);
    return "unsendable" in meeting ? meeting : { body: { ...common(callbackUri, tenantId), ...meeting } };
  }
  if (to.kind === "phone" && from === undefined)
    return unsendable("a phone is called from a resource account, and none was called");
  const source: Typed<ParticipantInfo> | undefined =
    to.kind === "phone" && from
      ? {
          "@odata.type": "#microsoft.graph.participantInfo",
          identity: identityOf({ kind: "account", ...from }),
        }
      : undefined;
  const body: Typed<Call> & DialBody = {
    ...common(callbackUri, tenantId),
    ...(source ? { source } : {}),
    targets: [targetOf(to)],
  };
  return { body };
};

/** What every call of ours says of itself. */
function common(callbackUri: string, tenantId: string): Typed<Omit<DialBody, "targets" | "source">> {
  return {
    "@odata.type": "#microsoft.graph.call",
    callbackUri,
    requestedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [] },
    tenantId,
  };
}
