import type { Destination, LegName } from "@dialtree/flow";
import type {
  CommunicationsIdentitySet,
  EndpointType,
  InvitationParticipantInfo,
} from "@microsoft/microsoft-graph-types";
import { callIdOf } from "../ids.ts";
import type { CallContext } from "./translation.ts";

/** The member that names the call which somebody leaves for this one; undefined if their leg has no call. */
export function replacing(
  leg: LegName | undefined,
  { callOfLeg }: Pick<CallContext, "callOfLeg">,
): { readonly replacesCallId?: string } | undefined {
  if (leg === undefined) return {};
  const replacesCallId = callIdOf(callOfLeg?.(leg));
  return replacesCallId === undefined ? undefined : { replacesCallId };
}

/** Members of Graph's open types, with the type name that makes them unambiguous. */
export type Typed<T> = T & { readonly "@odata.type": `#microsoft.graph.${string}` };

const identity = (id: string, name: string | undefined) => ({
  "@odata.type": "#microsoft.graph.identity",
  id,
  ...(name === undefined ? {} : { displayName: name }),
});

/**
 * Someone a call is sent to. A voicemail box is its owner with another kind of endpoint. A resource account is named as
 * the kind of identity it is when it is called; no page shows it as a target, and with `user` it was seen not to work.
 */
export function targetOf(
  to: Destination,
): Typed<InvitationParticipantInfo & { endpointType?: EndpointType }> {
  return {
    "@odata.type": "#microsoft.graph.invitationParticipantInfo",
    ...(to.kind === "voicemail" ? { endpointType: "voicemail" } : {}),
    identity: identityOf(to),
  };
}

/** Somebody as a set of identities, which holds one. */
export function identityOf(to: Destination): Typed<CommunicationsIdentitySet> {
  // Graph's own requests name the base type, whose open members hold phones as well.
  return { "@odata.type": "#microsoft.graph.identitySet", ...ownIdentity(to) };
}

function ownIdentity(to: Destination): CommunicationsIdentitySet {
  switch (to.kind) {
    case "phone":
      return { phone: identity(to.number, to.name) };
    case "account":
      return { applicationInstance: identity(to.id, to.name) };
    case "user":
    case "voicemail":
      return { user: identity(to.id, to.name) };
  }
}
