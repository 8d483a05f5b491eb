// The table of permissions: against the README, against what the simulator does, and against Microsoft's own list where
// an environment variable says where that is.

import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type PermissionName, permissionTable } from "../src/graph/permissions.ts";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, type Method, operator, sales, startAroundRig } from "./around-rig.ts";
import { type Answer, botEntry, tenantId } from "./rig.ts";

let rig: AroundRig;
beforeAll(async () => {
  rig = await startAroundRig();
});
afterAll(() => rig.close());
afterEach(() => rig.control("POST", "/reset"));

const rows = Object.entries(permissionTable) as [PermissionName, (typeof permissionTable)[PermissionName]][];

test("the README shows the table as it is", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const wanted = rows.map(([name, { method, path, anyOf, checked, when }]) => {
    const needs = anyOf.length === 0 ? "none" : anyOf.map((permission) => `\`${permission}\``).join(", ");
    return `| \`${name}\` | \`${method} ${path}\`${when === undefined ? "" : `: ${when}`} | ${needs} | ${checked} |`;
  });
  const found = readme.split("\n").filter((line) => /^\| `\w+` \| `(GET|POST|PATCH|DELETE) \//.test(line));
  expect(found).toEqual(wanted);
});

const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
const target = ({ id }: { id: string }) => ({ identity: { user: { id } } });
const meeting = {
  chatInfo: { threadId: "19:meeting_x@thread.v2", messageId: "0" },
  meetingInfo: {
    "@odata.type": "#microsoft.graph.organizerMeetingInfo",
    organizer: { user: { id: operator.id, tenantId } },
  },
};
const newCall = (change: JsonObject) => ({
  callbackUri: "https://bot.test/",
  requestedModalities: ["audio"],
  mediaConfig,
  tenantId,
  ...change,
});

/** What a request has to hold so that it is clear what it asks for. */
const bodies: { readonly [name in PermissionName]?: JsonObject } = {
  createPeerCall: newCall({ targets: [target(operator)] }),
  createGroupCall: newCall({ targets: [target(operator), target(sales)] }),
  joinMeeting: newCall(meeting),
  joinMeetingAsGuest: newCall({
    ...meeting,
    source: { identity: { guest: { id: "guest", displayName: "Guest" } } },
  }),
};
const filters: { readonly [name in PermissionName]?: string } = {
  findMeeting: "?$filter=joinWebUrl%20eq%20'x'",
  findMeetingByConference: "?$filter=videoTeleconferenceId%20eq%20'x'",
};

// Of the parts of a call that other bots use, some answer 501 before anything is looked at. A group call that comes in
// has tests of its own.
const asked = rows.filter(
  ([name, { path }]) =>
    name !== "answerGroupCall" && !/audioRouting|LargeGallery|DeviceQuality|Sessions\/\{id\}/.test(path),
);

const denied = (answer: Answer) => {
  const code = (answer.body.error as { code?: string } | undefined)?.code ?? "";
  return answer.status === 403 && ["7504", "Forbidden", "Authorization_RequestDenied"].includes(code);
};

async function ask(name: PermissionName): Promise<Answer> {
  const { method, path } = permissionTable[name];
  const callId = path.includes("/calls/") ? await rig.connected() : "";
  const first = path.startsWith("/users/") ? operator.id : path.includes("/calls/") ? callId : tenantId;
  const address = path.replace("{id}", first).replaceAll("{id}", tenantId);
  const body = method === "GET" || method === "DELETE" ? undefined : (bodies[name] ?? {});
  return rig.ask(method as Method, `${address}${filters[name] ?? ""}`, body);
}

test.each(asked)("%s", async (name, { anyOf, checked, path }) => {
  const simulated = path.includes("getPstnCalls")
    ? `${path}(fromDateTime=2026-01-01,toDateTime=2026-01-02)`
    : "";
  const request = () => (simulated ? rig.ask("GET", simulated) : ask(name));
  await rig.permit(...botEntry.permissions.filter((permission) => !anyOf.includes(permission)));
  const without = denied(await request());
  const withOne: boolean[] = [];
  for (const permission of anyOf) {
    await rig.permit(permission);
    withOne.push(denied(await request()));
  }
  await rig.permit(...botEntry.permissions);
  expect([without, withOne]).toEqual([checked === "each time", anyOf.map(() => false)]);
});

test.each([
  ["POST", "/communications/calls/{call}/subscribeToTone", "7504"],
  ["GET", `/communications/presences/${operator.id}`, "Forbidden"],
  ["GET", `/communications/callRecords/${tenantId}`, "Forbidden"],
  ["POST", `/users/${operator.id}/onlineMeetings`, "Forbidden"],
  ["POST", "/subscriptions", "Forbidden"],
  ["GET", "/users", "Authorization_RequestDenied"],
] as const)("%s %s without permission says %s", async (method, path, code) => {
  const callId = await rig.connected();
  await rig.permit();
  const answer = await rig.ask(method, path.replace("{call}", callId), method === "GET" ? undefined : {});
  await rig.permit(...botEntry.permissions);
  expect(answer).toMatchObject({ status: 403, body: { error: { code } } });
});

test("consent is each tenant's own, and a token keeps the roles that it was given", async () => {
  const elsewhere = "c0ffee00-1111-4222-8333-444455556666";
  await rig.control("PATCH", "/bot", { permissionsElsewhere: { [elsewhere]: ["User.Read.All"] } });
  const [home, other] = [await rig.token(), await rig.token(elsewhere)];
  const roles = (token: string) =>
    JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).roles;
  expect([roles(home), roles(other)]).toEqual([[...botEntry.permissions], ["User.Read.All"]]);
  const presence = (token: string) =>
    rig.ask("GET", `/users/${operator.id}/presence`, undefined, { authorization: `Bearer ${token}` });
  expect([(await presence(home)).status, (await presence(other)).status]).toEqual([200, 403]);
  await rig.permit();
  expect((await presence(home)).status).toBe(200);
  await rig.permit(...botEntry.permissions);
});

test("only known permissions can be consented to", async () => {
  const answers = [
    await rig.control("PATCH", "/bot", { permissions: ["Calls.Everything.All"] }),
    await rig.control("PATCH", "/bot", { permissionsElsewhere: { [tenantId]: ["Calls.Everything.All"] } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400]);
});

interface Listed {
  readonly path: string;
  readonly method: string;
  readonly Application?: readonly { readonly permission: string; readonly leastPrivileged: boolean }[];
}

/** Not in the list: what is free, what belongs to the directory or to subscriptions, and a spelling that it lacks. */
const unlisted: readonly PermissionName[] = [
  "getOperation",
  "reject",
  "getPresenceById",
  "listUsers",
  "getUser",
  "getApplication",
  "createSubscription",
  "listSubscriptions",
  "getSubscription",
  "renewSubscription",
  "deleteSubscription",
];

const file = process.env.DIALTREE_GRAPH_PERMISSIONS;
test("the table is Microsoft's", ({ skip }) => {
  skip(!file, "DIALTREE_GRAPH_PERMISSIONS names no list of permissions");
  const { operations } = JSON.parse(readFileSync(String(file), "utf8")) as { operations: Listed[] };
  const key = (method: string, path: string) => `${method} ${path.toLowerCase()}`;
  const listed = new Map(operations.map((row) => [key(row.method, row.path), row.Application ?? []]));
  // Two spellings of one permission; consent to a single chat, which is no role of a token.
  const nameOf = (permission: string) => permission.replace("CallasGuest", "CallAsGuest");
  const notRoles = ["Calls.JoinGroupCalls.Chat"];
  const ours = Map.groupBy(rows, ([, { method, path }]) => key(method, path));
  const missing: PermissionName[] = [];
  for (const [address, named] of ours) {
    const theirs = listed.get(address);
    if (!theirs) {
      missing.push(...named.map(([name]) => name));
      continue;
    }
    const wanted = theirs.filter(({ permission }) => !notRoles.includes(permission));
    const permissions = [...new Set(named.flatMap(([, { anyOf }]) => anyOf))];
    expect([address, permissions.toSorted()]).toEqual([
      address,
      wanted.map(({ permission }) => nameOf(permission)).toSorted(),
    ]);
    const least = wanted
      .filter(({ leastPrivileged }) => leastPrivileged)
      .map(({ permission }) => nameOf(permission));
    if (least.length > 0)
      expect([address, least]).toEqual([address, expect.arrayContaining([permissions[0]])]);
  }
  expect(missing.toSorted()).toEqual(unlisted.toSorted());
});
