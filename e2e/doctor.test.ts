// The doctor of a real server, between the simulator and an address of its own with TLS: what it says when all is well, and
// when one thing is not.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as forward } from "node:http";
import { createServer as createSecureServer, type Server as SecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { freePort } from "@dialtree/local-postgres";
import { buildServer, type Server, settingsFrom } from "@dialtree/server";
import {
  buildSimulator,
  exampleDirectory,
  generateKey,
  makeCertificate,
  type Simulator,
} from "@dialtree/simulator";
import { pino } from "pino";
import { Agent } from "undici";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const { bot, tenantId, numbers } = exampleDirectory;
const enough = [
  "Calls.Initiate.All",
  "Calls.AccessMedia.All",
  "Calls.JoinGroupCall.All",
  "Calls.InitiateGroupCall.All",
  "Presence.Read.All",
  "User.Read.All",
  "Application.Read.All",
];

interface Line {
  readonly status: "ok" | "warning" | "failed";
  readonly title: string;
  readonly seen: string;
  readonly remedies: readonly { readonly says: string; readonly command?: string; readonly where?: string }[];
}

const folder = mkdtempSync(join(tmpdir(), "dialtree-doctor-"));
const before = getCACertificates("default");
let simulator: Simulator;
let front: SecureServer;
let dispatcher: Agent;
let port: number;
/** What the proxy does with requests: hands them on, unless a test says otherwise. */
let proxy: "on" | "elsewhere" = "on";
let aheadMs = 0;
let server: Server;

beforeAll(async () => {
  const certificate = await makeCertificate();
  const key = generateKey();
  simulator = await buildSimulator({ certificate, makeKey: () => key });
  const { https } = await simulator.listen({ https: 0 });
  const graph = https.replace("127.0.0.1", "localhost");
  setDefaultCACertificates([...before, certificate.cert]);
  dispatcher = new Agent({ connect: { ca: certificate.cert } });
  port = await freePort();
  front = createSecureServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    if (proxy === "elsewhere") return void response.writeHead(200).end("somebody else's page");
    const { method, url, headers } = request;
    request.pipe(
      forward({ port, host: "127.0.0.1", method, path: url, headers }, (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
      }),
    );
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  server = await buildServer({
    settings: settingsFrom({
      DIALTREE_PORT: String(port),
      DIALTREE_DATA: folder,
      DIALTREE_PUBLIC_URL: `https://localhost:${(front.address() as AddressInfo).port}`,
      DIALTREE_APP_ID: bot.appId,
      DIALTREE_APP_SECRET: bot.secret,
      DIALTREE_TENANTS: tenantId,
      DIALTREE_CALLS_FROM: numbers[0]?.instanceId ?? "",
      DIALTREE_GRAPH_URL: `${graph}/v1.0`,
      DIALTREE_ENTRA_URL: graph,
      DIALTREE_KEYS_URL: `${graph}/v1/.well-known/OpenIdConfiguration`,
    }),
    log: pino({ level: "silent" }),
    wallClock: {
      now: () => Date.now() + aheadMs,
      after: (ms, run) => {
        const timeout = setTimeout(run, Math.min(ms, 2 ** 31 - 1));
        return () => clearTimeout(timeout);
      },
    },
    dispatcher,
  });
  await server.listen();
  const door = readFileSync(new URL("../flows/door/flow.json", import.meta.url), "utf8");
  await server.control.drafts.create(JSON.parse(door));
  for (const { number } of numbers) await server.control.numbers.assign(number, "door");
}, 60_000);
afterAll(async () => {
  await server?.close();
  await simulator?.close();
  front?.closeAllConnections();
  front?.close();
  await dispatcher?.close();
  setDefaultCACertificates(before);
  rmSync(folder, { recursive: true, force: true });
});

const well = { permissions: enough, credentials: [...bot.credentials] };
const change = (settings: object) =>
  simulator.plain.inject({
    method: "PATCH",
    url: "/control/bot",
    headers: { host: "localhost" },
    payload: settings,
  });
afterEach(async () => {
  proxy = "on";
  aheadMs = 0;
  simulator.world.faults.clear();
  await change(well);
});

async function examine() {
  const reply = await server.app.inject({ url: "/api/doctor", headers: { host: "localhost" } });
  const { status, checks } = reply.json() as { status: string; checks: { findings: Line[] }[] };
  return { status, lines: checks.flatMap(({ findings }) => findings) };
}

test("where all is well each line says so", async () => {
  await change(well);
  // The server fetches the keys of notifications as it starts.
  await expect.poll(async () => (await examine()).lines.filter(({ status }) => status !== "ok")).toEqual([]);
  const { status, lines } = await examine();
  expect(status).toBe("ok");
  expect(lines.map(({ title }) => title)).toEqual([
    `Token of the tenant ${tenantId}`,
    "Consent",
    ...enough.map((name) => `Permission ${name}`),
    "Permissions beyond need",
    "Expiry of the app's secret simulated",
    "Credentials that are left over",
    "Clock of this machine",
    "Keys of notifications",
    "Address of the webhook",
    "Name in DNS",
    "Certificate of the webhook (localhost)",
    "The public address leads here",
    "Resource accounts",
    ...numbers.map(({ number }) => `${number} → door`),
    `Calls out as ${numbers[0]?.instanceId}`,
    "What Graph does not tell",
  ]);
});

const without = (name: string) => enough.filter((one) => one !== name);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000).toISOString();
const secretUntil = (days: number) => [{ kind: "secret", name: "simulated", expires: inDays(days) }];

/** Breaks one thing; the line that then says so, and a piece of what mends it. */
const breaking: readonly [
  what: string,
  breaks: () => unknown,
  status: Line["status"],
  title: string,
  seen: string,
  mends: string,
][] = [
  [
    "a permission that every line needs is missing",
    () => change({ permissions: without("Calls.AccessMedia.All") }),
    "failed",
    "Permission Calls.AccessMedia.All",
    "no line works without",
    `az ad app permission add --id ${bot.appId} --api 00000003-0000-0000-c000-000000000000 --api-permissions a7a681dc-756e-4909-b988-f160edc6655f=Role`,
  ],
  [
    "a permission of some steps is missing",
    () => change({ permissions: without("Presence.Read.All") }),
    "warning",
    "Permission Presence.Read.All",
    "The steps presence need it",
    "a70e0c2d-e793-494c-94c4-118fa0a67f42=Role",
  ],
  [
    "nobody has consented",
    () => change({ permissions: [] }),
    "failed",
    "Consent",
    "no permission at all",
    `az ad app permission admin-consent --id ${bot.appId}`,
  ],
  [
    "a permission is superfluous",
    () => change({ permissions: [...enough, "CallRecords.Read.All"] }),
    "warning",
    "Permissions beyond need",
    "CallRecords.Read.All",
    "Remove permission",
  ],
  [
    "the secret ends in three weeks",
    () => change({ credentials: secretUntil(20) }),
    "warning",
    "Expiry of the app's secret simulated",
    "in 20 days",
    `az ad app credential reset --id ${bot.appId} --append`,
  ],
  [
    "the secret ends in five days",
    () => change({ credentials: secretUntil(5) }),
    "failed",
    "Expiry of the app's secret simulated",
    "in 5 days",
    "DIALTREE_APP_SECRET",
  ],
  [
    "the secret has ended",
    () => change({ credentials: secretUntil(-3) }),
    "failed",
    "Expiry of the app's secret simulated",
    "It ended on",
    "az ad app credential reset",
  ],
  [
    "another secret is left over, and ended",
    () =>
      change({
        credentials: [...bot.credentials, { kind: "secret", name: "old", expires: inDays(-9), hint: "old" }],
      }),
    "warning",
    "Credentials that are left over",
    "1 of the registration",
    "Remove them",
  ],
  [
    "the registration cannot be read",
    () => change({ permissions: without("Application.Read.All") }),
    "warning",
    "Expiry of the app's secret",
    "Application.Read.All is missing",
    "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30=Role",
  ],
  [
    "accounts cannot be read",
    () => change({ permissions: without("User.Read.All") }),
    "warning",
    "Resource accounts",
    "User.Read.All is missing",
    "Get-CsOnlineApplicationInstance",
  ],
  [
    "the token endpoint is down",
    () => simulator.world.switchOn({ fault: "tokenDown" }),
    "failed",
    `Token of the tenant ${tenantId}`,
    "Entra ID gives none",
    "DIALTREE_ENTRA_URL",
  ],
  [
    "the keys are down",
    () => simulator.world.switchOn({ fault: "keysDown" }),
    "warning",
    "Keys of notifications",
    "the answer was 503",
    "DIALTREE_KEYS_URL",
  ],
  [
    "the clock is a minute ahead",
    () => {
      aheadMs = 60_000;
    },
    "warning",
    "Clock of this machine",
    "ahead of Microsoft's",
    "timedatectl set-ntp true",
  ],
  [
    "the clock is ten minutes behind",
    () => {
      aheadMs = -600_000;
    },
    "failed",
    "Clock of this machine",
    "600 s behind Microsoft's",
    "timedatectl set-ntp true",
  ],
  [
    "somebody else answers at the public address",
    () => {
      proxy = "elsewhere";
    },
    "failed",
    "The public address leads here",
    "Something else answers",
    "reverse proxy",
  ],
];

test.each(breaking)(
  "%s: its line says so, and what mends it",
  async (_, breaks, status, title, seen, mends) => {
    await breaks();
    const { lines } = await examine();
    const line = lines.find((one) => one.title === title);
    expect(line).toMatchObject({ status, seen: expect.stringContaining(seen) });
    expect(JSON.stringify(line?.remedies)).toContain(mends);
  },
);

test("a number that no account shows, and an account that is not there", async () => {
  const ghost = "1e5a7000-0000-4000-8000-000000000999";
  for (const called of ["+15550199", ghost]) await server.control.numbers.assign(called, "door");
  const { lines } = await examine();
  for (const called of ["+15550199", ghost]) await server.control.numbers.release(called);
  const [number, account] = ["+15550199", ghost].map((called) =>
    lines.find(({ title }) => title === `${called} → door`),
  );
  expect(number).toMatchObject({ status: "warning" });
  expect(JSON.stringify(number)).toContain("Get-CsPhoneNumberAssignment -TelephoneNumber +15550199");
  expect(account).toMatchObject({ status: "failed" });
  expect(JSON.stringify(account)).toContain("Sync-CsOnlineApplicationInstance");
});

test("an account that leads nowhere is named", async () => {
  await server.control.numbers.release(String(numbers[1]?.number));
  const { lines } = await examine();
  await server.control.numbers.assign(String(numbers[1]?.number), "door");
  expect(lines.find(({ title }) => title === "Accounts that lead nowhere")?.seen).toContain("Support");
});

test("no line shows the secret or a token", async () => {
  simulator.world.switchOn({ fault: "tokenDown" });
  expect(JSON.stringify(await examine())).not.toContain(bot.secret);
  simulator.world.faults.clear();
  const { lines } = await examine();
  expect(JSON.stringify(lines)).not.toMatch(/eyJ[\w-]{20}/);
});
