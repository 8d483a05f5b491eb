// What Graph tells a server of a call, in the shape it has on the wire.

const graph = "#microsoft.graph";

function envelope(changeType: string, resource: string, resourceData: object): string {
  return JSON.stringify({
    "@odata.type": `${graph}.commsNotifications`,
    value: [
      {
        "@odata.type": `${graph}.commsNotification`,
        changeType,
        resource: `/app/${resource}`,
        resourceUrl: `/communications/${resource}`,
        resourceData,
      },
    ],
  });
}

/** Somebody calls the number. */
export function callComesIn(call: string, tenant: string, number: string): string {
  return envelope("created", `calls/${call}`, {
    "@odata.type": `${graph}.call`,
    state: "incoming",
    direction: "incoming",
    source: {
      "@odata.type": `${graph}.participantInfo`,
      identity: {
        "@odata.type": `${graph}.identitySet`,
        phone: { "@odata.type": `${graph}.identity`, id: "+15550170" },
      },
    },
    targets: [
      {
        "@odata.type": `${graph}.invitationParticipantInfo`,
        identity: {
          "@odata.type": `${graph}.identitySet`,
          phone: { "@odata.type": `${graph}.identity`, id: number },
        },
      },
    ],
    tenantId: tenant,
    id: call,
  });
}

/** The call is answered, and sound flows. */
export function callIsConnected(call: string): string {
  return envelope("updated", `calls/${call}`, {
    "@odata.type": `${graph}.call`,
    state: "established",
    mediaState: { "@odata.type": `${graph}.callMediaState`, audio: "active" },
    id: call,
  });
}

/** What was asked for under that clientContext has been heard to its end. */
export function promptHasEnded(call: string, clientContext: string): string {
  return envelope("deleted", `calls/${call}/operations/${operationOf(clientContext)}`, {
    "@odata.type": `${graph}.playPromptOperation`,
    id: operationOf(clientContext),
    status: "completed",
    completionReason: "completedSuccessfully",
    resultInfo: { "@odata.type": `${graph}.resultInfo`, code: 200, subcode: 0, message: "Action completed." },
    clientContext,
  });
}

/** The id under which Graph runs what was asked for with that clientContext. */
export function operationOf(clientContext: string): string {
  return `0fe0623f-d628-42ed-b4bd-${clientContext.replace(/\D/g, "").padStart(12, "0")}`;
}
