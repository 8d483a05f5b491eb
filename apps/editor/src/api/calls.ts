import { answer, client, done, type Schemas } from "./http.ts";

export type PhoneEvent = Schemas["PhoneEvent"];
export type OutgoingOrder = Schemas["OutgoingOrderInput"];

/** Calls what a flow answers, at the server's own phone. */
export function placeCall(flow: string): Promise<Schemas["PhoneCall"]> {
  return answer(client.POST("/api/phone/calls", { body: { flow } }));
}

/** Has a flow call somebody; the key of the call. @throws ApiError */
export async function placeOutgoingCall(order: OutgoingOrder): Promise<string> {
  return (await answer(client.POST("/api/outgoing-calls", { body: order }))).key;
}

export async function pressKeys(id: string, keys: string): Promise<void> {
  await done(client.POST("/api/phone/calls/{id}/keys", { params: { path: { id } }, body: { keys } }));
}

/** Milliseconds of something that a recording takes for a voice. */
export async function speakInto(id: string, milliseconds: number): Promise<void> {
  await done(
    client.POST("/api/phone/calls/{id}/speech", { params: { path: { id } }, body: { milliseconds } }),
  );
}

export async function hangUp(id: string): Promise<void> {
  await done(client.POST("/api/phone/calls/{id}/hangUp", { params: { path: { id } } }));
}
