// Answers against schemas: our own short ones, and Microsoft's OpenAPI description of Graph where an environment variable
// says where that is.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, operator, sales, startAroundRig } from "./around-rig.ts";
import { schemas } from "./around-schemas.ts";
import { botEntry, newCall } from "./rig.ts";

let rig: AroundRig;
const echo = createServer((request, response) => {
  const token = new URL(request.url ?? "", "http://echo.test").searchParams.get("validationToken");
  response.writeHead(200, { "content-type": "text/plain" }).end(token);
});
/** One of each, as the simulator shows them. */
const shown = {} as Record<keyof typeof schemas | "error", readonly JsonObject[]>;

beforeAll(async () => {
  rig = await startAroundRig();
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  const meetings = `/users/${operator.id}/onlineMeetings`;
  const attendees = [{ upn: sales.address, identity: { user: { id: sales.id } } }];
  const meeting = (await rig.ask("POST", meetings, { subject: "Round", participants: { attendees } })).body;
  const open = { joinMeetingIdSettings: { isPasscodeRequired: false }, allowedPresenters: "organizer" };
  const at = `${meetings}/${encodeURIComponent(String(meeting.id))}`;
  const asPage = `${meetings}?$filter=${encodeURIComponent(`JoinWebUrl eq '${meeting.joinWebUrl}'`)}`;

  const chains: unknown[] = [];
  for (const make of [
    () => rig.connected({ kind: "phone" }),
    () => rig.connected({ kind: "withheld" }),
    () => rig.connected({ kind: "guest" }, "bot"),
    () => rig.dial({ kind: "user", id: operator.id, name: "Operator" }),
    () => rig.made(newCall(rig.bot, "group")),
    () => rig.made(newCall(rig.bot, "phone")),
  ]) {
    const callId = await make();
    chains.push((await rig.control("GET", `/calls/${callId}`)).body.callChainId);
    await rig.control("POST", `/calls/${callId}/hangUp`);
    await rig.ask("DELETE", `/communications/calls/${callId}`);
  }
  await rig.advance(16 * 60_000);
  const records: JsonObject[] = [];
  for (const chain of chains) {
    for (const query of ["", "?$expand=sessions", "?$expand=sessions($expand=segments)"])
      records.push((await rig.ask("GET", `/communications/callRecords/${chain}${query}`)).body);
  }
  const { port } = echo.address() as AddressInfo;
  const subscription = {
    changeType: "created,updated",
    notificationUrl: `http://127.0.0.1:${port}/`,
    resource: "communications/callRecords",
    expirationDateTime: new Date(rig.simulator.world.clock.now() + 3_600_000).toISOString(),
  };

  Object.assign(shown, {
    user: [...(await rig.list("/users")), (await rig.ask("GET", `/users/${operator.id}`)).body],
    onlineMeeting: [meeting, (await rig.ask("PATCH", at, open)).body, ...(await rig.list(asPage))],
    presence: [
      (await rig.ask("GET", `/users/${operator.id}/presence`)).body,
      ...((await rig.ask("POST", "/communications/getPresencesByUserId", { ids: [sales.id] })).body
        .value as unknown as JsonObject[]),
    ],
    session: await rig.list(`/communications/callRecords/${chains[0]}/sessions?$expand=segments`),
    callRecord: records,
    pstnCallLogRow: await rig.list(
      "/communications/callRecords/getPstnCalls(fromDateTime=2026-01-01,toDateTime=2026-02-01)",
    ),
    subscription: [
      (await rig.ask("POST", "/subscriptions", { ...subscription, clientState: "ours" })).body,
      (await rig.ask("POST", "/subscriptions", subscription)).body,
      ...(await rig.list("/subscriptions")),
    ],
    error: [
      (await rig.ask("GET", `/users/${botEntry.appId}`)).body,
      (await rig.ask("GET", "/subscriptions/x")).body,
      (await rig.ask("GET", "/users", undefined, { authorization: "" })).body,
    ],
  });
});
afterAll(async () => {
  echo.close();
  await rig.close();
});

function ajv(): Ajv {
  const made = new Ajv({ strict: false, allErrors: true });
  formats.default(made);
  return made;
}

/** What is wrong with the first of these that does not fit. */
function problemIn(validate: ValidateFunction, values: readonly JsonObject[]): unknown {
  const wrong = values.find((value) => !validate(value));
  if (!wrong) return undefined;
  validate(wrong);
  return { wrong, errors: validate.errors };
}

const counts: Readonly<Record<keyof typeof schemas, number>> = {
  user: 7,
  onlineMeeting: 3,
  presence: 2,
  session: 1,
  callRecord: 18,
  pstnCallLogRow: 3,
  subscription: 4,
};

test.each(Object.entries(schemas))("%s looks as it has to", (name, schema) => {
  const values = shown[name as keyof typeof schemas];
  expect(values).toHaveLength(counts[name as keyof typeof schemas]);
  expect(problemIn(ajv().compile(schema), values)).toBe(undefined);
});

test.each(Object.entries(schemas))(
  "the schema of %s notices what is missing and what is strange",
  (name, schema) => {
    const [value = {}] = shown[name as keyof typeof schemas];
    const validate = ajv().compile(schema);
    for (const property of schema.required as readonly string[])
      expect([property, validate({ ...value, [property]: undefined })]).toEqual([property, false]);
    expect(validate({ ...value, surprise: 1 })).toBe(false);
  },
);

/** Microsoft's name of each. Users and the rows of the telephone bill are not in the part of it that is about calls. */
const theirs = {
  onlineMeeting: "microsoft.graph.onlineMeeting",
  presence: "microsoft.graph.presence",
  session: "microsoft.graph.callRecords.session",
  callRecord: "microsoft.graph.callRecords.callRecord",
  subscription: "microsoft.graph.subscription",
  error: "microsoft.graph.ODataErrors.ODataError",
} as const satisfies { readonly [name in keyof typeof shown]?: string };

const file = process.env.DIALTREE_GRAPH_OPENAPI;
const reason = file ? "" : " (skipped: DIALTREE_GRAPH_OPENAPI names no file)";
test.skipIf(!file).each(Object.entries(theirs))(`%s is a %s${reason}`, (name, theirName) => {
  const description = JSON.parse(readFileSync(String(file), "utf8")) as JsonObject;
  const checking = ajv().addSchema(description, "graph");
  const validate = checking.compile({ $ref: `graph#/components/schemas/${theirName}` });
  const values = shown[name as keyof typeof theirs];
  expect(values.length).toBeGreaterThan(0);
  expect(problemIn(validate, values)).toBe(undefined);
  // It says no at all: a schema that nothing fits wrongly would prove nothing.
  expect(validate({ ...values[0], id: 17, error: 17 })).toBe(false);
});
