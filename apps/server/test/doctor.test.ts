// What the doctor makes of what it sees, where the simulator cannot show it: other people's networks and certificates.

import { readFileSync } from "node:fs";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { checks, examine } from "../src/doctor/doctor.ts";
import { grantCommand, neededPermissions } from "../src/doctor/permissions.ts";
import type { Check, Got, Probes } from "../src/doctor/probes.ts";

const now = Date.UTC(2026, 10, 22);
const inDays = (days: number) => now + days * 86_400_000;
const answer = (more: Partial<Got>): Got => ({
  status: 200,
  headers: {},
  body: undefined,
  text: "",
  ...more,
});

const usual: Probes = {
  settings: {
    appId: "an-app",
    appSecret: "a-secret",
    tenants: ["a-tenant"],
    graphUrl: "https://graph.microsoft.com/v1.0",
    entraUrl: "https://login.microsoftonline.com",
    keysUrl: "https://keys.example/document",
    publicUrl: "https://ivr.fabrikam.example",
    callsFrom: [],
  },
  now: () => now,
  token: async () => ({ token: "a-token", roles: neededPermissions.map(({ name }) => name) }),
  get: async (url) => answer({ text: url.endsWith("/challenge") ? "it is us" : "" }),
  addressesOf: async () => ["8.8.8.8"],
  certificateOf: async () => ({ distrusted: undefined, subject: "ivr.fabrikam.example", until: inDays(60) }),
  keys: () => ({ usable: true, failingSince: undefined }),
  numbers: async () => [],
  challenge: () => ({ path: "/challenge", answer: "it is us" }),
};
const settings = (change: Partial<Probes["settings"]>) => ({ settings: { ...usual.settings, ...change } });

async function linesOf(id: string, change: Partial<Probes>) {
  const wanted = checks.filter((check) => check.id === id);
  const [examined] = await examine({ ...usual, ...change }, AbortSignal.timeout(5_000), 1_000, wanted);
  return examined?.findings ?? [];
}

test("a webhook with a public name, a certificate and an answer is fine", async () => {
  expect((await linesOf("webhook", {})).map(({ status }) => status)).toEqual(["ok", "ok", "ok", "ok"]);
});

test.each<[string, Partial<Probes>, string, "warning" | "failed", string]>([
  [
    "no TLS",
    settings({ publicUrl: "http://ivr.fabrikam.example" }),
    "Address",
    "failed",
    "Calling › Webhook",
  ],
  ["no address", { addressesOf: async () => ({ failure: "ENOTFOUND" }) }, "Name", "failed", "DNS"],
  ["an inner address", { addressesOf: async () => ["10.1.2.3"] }, "Name", "failed", "DIALTREE_PUBLIC_URL"],
  ["an inner address of IPv6", { addressesOf: async () => ["fd00::1"] }, "Name", "failed", "certificate"],
  [
    "one inner address of two",
    { addressesOf: async () => ["10.1.2.3", "8.8.8.8"] },
    "Name",
    "warning",
    "public DNS",
  ],
  [
    "this machine, without a simulator",
    { addressesOf: async () => ["127.0.0.1"] },
    "Name",
    "failed",
    "calling webhook",
  ],
  [
    "no listener",
    { certificateOf: async () => ({ failure: "ECONNREFUSED" }) },
    "Certificate",
    "failed",
    "port",
  ],
  [
    "a certificate that nobody trusts",
    {
      certificateOf: async () => ({
        distrusted: "DEPTH_ZERO_SELF_SIGNED_CERT",
        subject: "x",
        until: inDays(60),
      }),
    },
    "Certificate",
    "failed",
    "public authority",
  ],
  [
    "a certificate that ends in four weeks",
    { certificateOf: async () => ({ distrusted: undefined, subject: "x", until: inDays(28) }) },
    "Certificate",
    "warning",
    "renewed",
  ],
  [
    "a certificate that ends tomorrow",
    { certificateOf: async () => ({ distrusted: undefined, subject: "x", until: inDays(1) }) },
    "Certificate",
    "failed",
    "renewed",
  ],
  ["no answer", { get: async () => ({ failure: "ETIMEDOUT" }) }, "The public", "failed", "/api/calls"],
  [
    "another's answer",
    { get: async () => answer({ text: "hello" }) },
    "The public",
    "failed",
    "reverse proxy",
  ],
])("a webhook with %s: its line says what mends it", async (_, change, title, status, mends) => {
  const line = (await linesOf("webhook", change)).find((one) => one.title.startsWith(title));
  expect(line?.status).toBe(status);
  expect(JSON.stringify(line?.remedies)).toContain(mends);
});

test.each([
  [7_000_215, "not its id"],
  [7_000_222, "has expired"],
  [700_016, "DIALTREE_APP_ID"],
  [7_000_229, "az ad sp create --id an-app"],
  [90_002, "DIALTREE_TENANTS"],
  [53_003, "login.microsoftonline.com/error"],
  [undefined, "this machine reaches Entra ID"],
])("a token that is refused with %s leads to what mends it", async (number, mends) => {
  const token = async () => ({ refused: "Entra ID gives none", number });
  const [line] = await linesOf("token", { token });
  expect(line?.status).toBe("failed");
  expect(JSON.stringify(line?.remedies)).toContain(mends);
  // What cannot be known without it is no failure of its own.
  const others = [...(await linesOf("permissions", { token })), ...(await linesOf("accounts", { token }))];
  expect(others.map(({ status }) => status)).toEqual(["warning", "warning"]);
});

test("without keys nobody is answered", async () => {
  const [line] = await linesOf("keys", {
    keys: () => ({ usable: false, failingSince: now }),
    get: async () => ({ failure: "ENOTFOUND" }),
  });
  expect(line).toMatchObject({ status: "failed", seen: expect.stringContaining("ENOTFOUND") });
});

test("the document of keys leads to no other origin", async () => {
  const asked: string[] = [];
  const [line] = await linesOf("keys", {
    get: async (url) => {
      asked.push(url);
      return answer({ body: { jwks_uri: "https://elsewhere.example/keys", keys: [{}] } });
    },
  });
  expect([line?.status, asked]).toEqual(["warning", [usual.settings.keysUrl]]);
});

test("a check that hangs, and one that breaks, are lines of their own and hold up none of the others", async () => {
  const check = (id: string, look: Check["look"]): Check => ({ id, title: id, look });
  const found = await examine(usual, AbortSignal.timeout(5_000), 20, [
    check("hangs", () => new Promise(() => {})),
    check("breaks", () => Promise.reject(new Error("it broke"))),
    check("works", async () => []),
  ]);
  expect(found.map(({ findings }) => findings.map(({ status, seen }) => [status, seen]))).toEqual([
    [["failed", "This could not be looked at: nothing was heard within 0.02 s."]],
    [["failed", "This could not be looked at: it broke."]],
    [],
  ]);
});

test("several permissions are asked for by one command", () => {
  expect(grantCommand("an-app", neededPermissions.slice(0, 2))).toBe(
    "az ad app permission add --id an-app --api 00000003-0000-0000-c000-000000000000 --api-permissions 284383ee-7f6e-4e40-a2a8-e85dcb029101=Role a7a681dc-756e-4909-b988-f160edc6655f=Role && az ad app permission admin-consent --id an-app",
  );
});

test("the guide shows the table of permissions as it is", () => {
  const guide = readFileSync(new URL("../../../docs/connecting.md", import.meta.url), "utf8");
  const rows = neededPermissions.map(
    ({ name, why, steps }) => `| \`${name}\` | ${why} | ${steps.join(", ")} |`,
  );
  expect(guide.split("\n").filter((line) => /^\| `\w+\.\w+/.test(line))).toEqual(rows);
});

test("each step that a permission is for exists", () => {
  const steps = neededPermissions.flatMap((permission) => permission.steps);
  expect(steps.filter((step) => !nodeTypes.has(step))).toEqual([]);
});
