import type { Destination } from "@dialtree/flow";
import type {
  CommunicationsIdentitySet,
  EndpointType,
  InvitationParticipantInfo,
} from "@microsoft/microsoft-graph-types";

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
