// Answers against schemas: our own short ones, and Microsoft's OpenAPI description of Graph where an environment variable
// says where that is.

import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { afterAll, beforeAll, expect, test } from "vitest";
import { occasions } from "../src/faults/occasions.ts";
import type { JsonObject } from "../src/json.ts";
import { operationSchema, schemas } from "./answer-schemas.ts";
import { aroundAnswers } from "./answers-around.ts";
import { type CallAnswers, callAnswers } from "./answers-calls.ts";
import { type AroundRig, startAroundRig } from "./around-rig.ts";

let rig: AroundRig;
/** One of each, or more, as the simulator shows them. */
const shown = {} as Record<keyof typeof schemas | "error", readonly JsonObject[]>;
let operations: CallAnswers["operations"];

beforeAll(async () => {
  rig = await startAroundRig();
  const { operations: ofCalls, ...calls } = await callAnswers(rig);
  operations = ofCalls;
  Object.assign(shown, calls, await aroundAnswers(rig));
});
afterAll(() => rig.close());

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

/** At least so many of each. */
const counts: Readonly<Record<keyof typeof schemas, number>> = {
  user: 7,
  onlineMeeting: 3,
  presence: 2,
  session: 1,
  callRecord: 18,
  pstnCallLogRow: 5,
  subscription: 4,
  createdCall: 10,
  call: 47,
  participant: 59,
  participantList: 12,
  operationList: 1,
  notification: 100,
  notifiedCall: 80,
};

test.each(Object.entries(schemas))("%s looks as it has to", (name, schema) => {
  const values = shown[name as keyof typeof schemas];
  expect(values.length).toBeGreaterThanOrEqual(counts[name as keyof typeof schemas]);
  expect(problemIn(ajv().compile(schema), values)).toBe(undefined);
});

test.each<[string, JsonObject]>(Object.entries(schemas))(
  "the schema of %s notices what is missing and what is strange",
  (name, schema) => {
    const [value = {}] = shown[name as keyof typeof schemas];
    const validate = ajv().compile(schema);
    for (const property of schema.required as readonly string[])
      expect([property, validate({ ...value, [property]: undefined })]).toEqual([property, false]);
    expect(validate({ ...value, surprise: 1 })).toBe(false);
  },
);

/** The types of all operations, and whether they take a while. */
const operationTypes = {
  playPromptOperation: true,
  recordOperation: true,
  sendDtmfTonesOperation: true,
  inviteParticipantsOperation: true,
  startHoldMusicOperation: true,
  stopHoldMusicOperation: false,
  subscribeToToneOperation: false,
  cancelMediaProcessingOperation: false,
  muteParticipantOperation: false,
  unmuteParticipantOperation: false,
  updateRecordingStatusOperation: false,
};

test("each type of operation was seen, and each state of a call that GET shows", () => {
  expect(Object.keys(operations).sort()).toEqual(Object.keys(operationTypes).sort());
  const states = (direction: string) =>
    [...new Set(shown.call.filter((call) => call.direction === direction).map(({ state }) => state))].sort();
  expect(states("outgoing")).toEqual(["established", "establishing", "terminating"]);
  expect(states("incoming")).toEqual([
    "established",
    "establishing",
    "incoming",
    "redirecting",
    "terminating",
    "transferAccepted",
    "transferring",
  ]);
});

test.each(Object.keys(operationTypes))("a %s looks as it has to, in every status that it has", (type) => {
  const values = operations[type] ?? [];
  expect(problemIn(ajv().compile(operationSchema(type)), values)).toBe(undefined);
  const statuses = new Set(values.map(({ status }) => status));
  const isSlow = operationTypes[type as keyof typeof operationTypes];
  expect([...statuses]).toEqual(expect.arrayContaining(isSlow ? ["running", "completed"] : ["completed"]));
  const [value = {}] = values;
  for (const change of [
    { status: "done" },
    { id: undefined },
    { "@odata.type": "#microsoft.graph.other" },
    { x: 1 },
  ])
    expect([change, ajv().validate(operationSchema(type), { ...value, ...change })]).toEqual([change, false]);
});

test("what faults may name is what the wire says, for everything that was asked and told", () => {
  const wire = rig.simulator.world.log.after(0);
  const asked = wire.flatMap((entry) => (entry.type === "request" ? [entry.operation] : []));
  const told = wire.flatMap((entry) => (entry.type === "notification" ? [entry.kind] : []));
  expect(new Set(asked).size).toBeGreaterThan(30);
  const strange = (words: readonly string[], known: readonly string[] | null) =>
    words.filter((word) => !known?.includes(word));
  expect(strange(asked, occasions.request).filter((name) => name !== "token" && name !== "unknown")).toEqual(
    [],
  );
  // Of subscriptions, which faults do not reach.
  const aroundCalls = ["validation", "callRecords"];
  expect(strange(told, [...(occasions.notification ?? []), ...aroundCalls])).toEqual([]);
});

/** Microsoft's name of each. Users and the rows of the telephone bill are not in the part of it that is about calls. */
const theirs = {
  onlineMeeting: "microsoft.graph.onlineMeeting",
  presence: "microsoft.graph.presence",
  session: "microsoft.graph.callRecords.session",
  callRecord: "microsoft.graph.callRecords.callRecord",
  subscription: "microsoft.graph.subscription",
  createdCall: "microsoft.graph.call",
  call: "microsoft.graph.call",
  participant: "microsoft.graph.participant",
  participantList: "microsoft.graph.participantCollectionResponse",
  operationList: "microsoft.graph.commsOperationCollectionResponse",
  notification: "microsoft.graph.commsNotification",
  notifiedCall: "microsoft.graph.call",
  error: "microsoft.graph.ODataErrors.ODataError",
} as const satisfies { readonly [name in keyof typeof shown]?: string };

const file = process.env.DIALTREE_GRAPH_OPENAPI;
test("Microsoft's description is there", ({ skip }) => {
  skip(!file, "DIALTREE_GRAPH_OPENAPI names no OpenAPI description of Graph");
});
if (file) {
  test.each(Object.entries(theirs))("%s is a %s", (name, theirName) => {
    mustBe(theirName, shown[name as keyof typeof theirs]);
  });
  test.each(Object.keys(operationTypes))("a %s is one of Microsoft's", (type) => {
    mustBe(`microsoft.graph.${type}`, operations[type] ?? []);
  });
}

function mustBe(theirName: string, values: readonly JsonObject[]): void {
  const description = JSON.parse(readFileSync(String(file), "utf8")) as JsonObject;
  const checking = ajv().addSchema(description, "graph");
  const validate = checking.compile({ $ref: `graph#/components/schemas/${theirName}` });
  expect(values.length).toBeGreaterThan(0);
  expect(problemIn(validate, values)).toBe(undefined);
  // It says no at all: a schema that nothing fits wrongly would prove nothing.
  expect(validate({ ...values[0], id: 17, error: 17, value: 17, resourceUrl: 17 })).toBe(false);
}
