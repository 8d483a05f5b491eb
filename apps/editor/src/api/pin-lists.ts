import type { PinEntry } from "@dialtree/flow/texts";
import type { PinList, ResourceUses } from "./client.ts";
import { answer, client, done, everyPage, type Schemas } from "./http.ts";

export type PinListChange = Schemas["PinListChange"];

/** What accounts in place of all that a list has would change. @throws ApiError */
export function comparePinList(name: string, accounts: readonly string[]): Promise<PinListChange> {
  const params = { path: { name } };
  return answer(
    client.POST("/api/pin-lists/{name}/comparison", { params, body: { accounts: [...accounts] } }),
  );
}

/** Takes in entries in place of all that a list has. @throws ApiError */
export function putPinList(
  name: string,
  entries: readonly PinEntry[],
  policy: Pick<PinList, "guesses" | "windowMinutes" | "lockoutMinutes">,
): Promise<PinList> {
  const params = { path: { name } };
  return answer(client.PUT("/api/pin-lists/{name}", { params, body: { ...policy, entries: [...entries] } }));
}

/** @throws ApiError */
export async function removePinList(name: string): Promise<void> {
  await done(client.DELETE("/api/pin-lists/{name}", { params: { path: { name } } }));
}

/** Lets somebody try again at once. @throws ApiError */
export async function unlockPin(
  name: string,
  whom: { readonly account: string } | { readonly caller: string } | { readonly everybody: true },
): Promise<void> {
  await done(client.POST("/api/pin-lists/{name}/unlock", { params: { path: { name } }, body: { ...whom } }));
}

export function pinListUses(name: string): Promise<ResourceUses> {
  return everyPage("uses", client.GET("/api/pin-lists/{name}/uses", { params: { path: { name } } }));
}
