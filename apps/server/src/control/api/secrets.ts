import type { KeptSecret } from "../secrets/secrets.ts";
import { type Route, route } from "./route.ts";
import { keptSecret, keptSecrets, newSecret, nothing, secretParams } from "./schemas.ts";

export const secretRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/secrets",
    role: "view",
    name: "listSecrets",
    summary: "The hosts that flows may ask, and the secrets that are kept for them, without their values",
    pages: { items: "secrets", by: ({ name }) => [name] },
    answers: { 200: keptSecrets },
    handle: async ({ control }) => ({
      status: 200,
      body: { hosts: [...control.approvedHosts], secrets: (await control.secrets.list()).map(shown) },
    }),
  }),
  route({
    method: "PUT",
    path: "/secrets/:name",
    role: "administer",
    name: "putSecret",
    summary: "Keeps a secret for some hosts, in place of one of the same name; nobody can read it again",
    params: secretParams,
    body: newSecret,
    answers: { 200: keptSecret },
    handle: async ({ control, params: { name }, body: { value, hosts } }) => ({
      status: 200,
      body: shown(await control.secrets.put(name, value, hosts)),
    }),
  }),
  route({
    method: "DELETE",
    path: "/secrets/:name",
    role: "administer",
    name: "removeSecret",
    summary: "Forgets a secret that no flow names",
    params: secretParams,
    answers: { 204: nothing },
    handle: async ({ control, params: { name } }) => {
      await control.secrets.remove(name);
      return { status: 204 };
    },
  }),
];

function shown({ updatedAt, ...secret }: KeptSecret) {
  return { ...secret, updatedAt: new Date(updatedAt).toISOString() };
}
