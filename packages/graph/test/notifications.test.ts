import { readdirSync, readFileSync } from "node:fs";
import { type NotificationItem, notifiedEvents, readNotifications, refusalStatus } from "@dialtree/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

interface Fixture {
  readonly says: string;
  readonly body: { readonly value: readonly unknown[] };
  readonly items: readonly NotificationItem[];
}

const folder = new URL("notifications/", import.meta.url);
const fixtures = readdirSync(folder).map((file) => {
  const { says, body, items } = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Fixture;
  return { name: file.replace(".json", ""), says, body, items };
});

const itemsOf = (body: unknown, messageId?: string): readonly NotificationItem[] => {
  const { items, refused } = readNotifications(body, messageId === undefined ? {} : { messageId });
  if (!items) throw new Error(`refused: ${refused}`);
  // As JSON, as fixtures are: a secret is written as one.
  return JSON.parse(JSON.stringify(items)) as readonly NotificationItem[];
};

describe("a notification is read as", () => {
  test.each(fixtures)("$name: $says", ({ body, items }) => {
    expect(itemsOf(body)).toEqual(items);
  });
});

describe("a body without an envelope is refused", () => {
  test.each([
    ["nothing", undefined, "no envelope"],
    ["null", null, "no envelope"],
    ["text", "value", "no envelope"],
    ["a list", [{ value: [] }], "no envelope"],
    ["an object without values", { "@odata.type": "#microsoft.graph.commsNotifications" }, "no envelope"],
    ["a value that is no list", { value: {} }, "no envelope"],
    [
      "a call announced in the protocol of before Graph",
      { id: "x", callState: "incoming" },
      "legacy protocol",
    ],
  ])("%s", (_what, body, refused) => {
    expect(readNotifications(body)).toEqual({ refused });
  });

  test("with a status for each refusal", () => {
    expect(refusalStatus).toEqual({ "no envelope": 400, "legacy protocol": 204 });
  });
});

test("a transfer that fails twice for the same reason is told apart by the message only", () => {
  const { body } = fixtures.find(({ name }) => name === "transfer-failed")!;
  const keys = (messageId?: string) => itemsOf(body, messageId).map((item) => item.event && item.dedupeKey);
  expect(keys()).toEqual([undefined, undefined, undefined]);
  expect(keys("m1")[0]).toMatch(/ message m1$/);
  expect(keys("m2")[0]).not.toEqual(keys("m1")[0]);
});

test("no key of an event tells which key of the phone was pressed", () => {
  const tones = ["tone1", "tone9", "star", "flash"].map((tone) => ({
    value: [
      {
        changeType: "updated",
        resourceUrl: "/app/calls/x1",
        resourceData: { state: "established", toneInfo: { sequenceId: 3, tone } },
      },
    ],
  }));
  const keys = tones.map((body) => itemsOf(body).map((item) => item.event && item.dedupeKey));
  expect(new Set(keys.flat())).toEqual(new Set(["x1 tone 3"]));
});

// --- whatever comes ---

const known: ReadonlySet<string> = new Set(notifiedEvents);

function expectSane(items: readonly NotificationItem[]): void {
  for (const item of items) {
    if (item.event) {
      expect(known).toContain(item.event.type);
      expect(item.callId).toMatch(/^[0-9A-Za-z][0-9A-Za-z_-]*$/);
    } else expect(item.ignored).toEqual(expect.any(String));
  }
}

/** Values near what Graph sends: its member names and words, with anything at all in between. */
const word = fc.constantFrom(
  ...[
    "incoming",
    "Established",
    "terminated",
    "active",
    "tone1",
    "Completed",
    "deleted",
    "updated",
    "created",
  ],
  ...[
    "/communications/calls/c-1",
    "app/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/1",
    "#microsoft.graph.call",
  ],
  ...["xstate.after.5000", "__proto__", "+15550100", "8508", "constructor", "timer", ""],
);
const names = [
  "value",
  "changeType",
  "resource",
  "resourceUrl",
  "resourceData",
  "state",
  "mediaState",
  "audio",
  "toneInfo",
];
const moreNames = [
  "sequenceId",
  "tone",
  "resultInfo",
  "code",
  "subcode",
  "clientContext",
  "status",
  "source",
  "targets",
];
const identityNames = [
  "identity",
  "user",
  "phone",
  "id",
  "displayName",
  "languageId",
  "type",
  "callRoutes",
  "@odata.id",
];
const nearGraph = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 6 }, word, fc.integer(), fc.jsonValue(), tie("list"), tie("object")),
  list: fc.array(tie("node"), { maxLength: 4 }),
  object: fc.dictionary(fc.constantFrom(...names, ...moreNames, ...identityNames), tie("node"), {
    maxKeys: 8,
  }),
}));

describe("any JSON at all gives events or refusals, never an exception", () => {
  test("for anything", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (body) => {
        const { items, refused } = readNotifications(body);
        expect(items === undefined).toBe(refused !== undefined);
        expectSane(items ?? []);
      }),
      { numRuns: 500 },
    );
  });

  test("for what looks like Graph", () => {
    fc.assert(
      fc.property(fc.array(nearGraph.object, { maxLength: 4 }), (value) => expectSane(itemsOf({ value }))),
      { numRuns: 2_000 },
    );
  });

  test("for a resource of a call with any content", () => {
    const resourceUrl = fc.constantFrom("/app/calls/c1", "/communications/calls/c1/operations/o1");
    const notification = fc.record(
      { resourceUrl, changeType: word, resourceData: nearGraph.node },
      { requiredKeys: ["resourceUrl"] },
    );
    fc.assert(
      fc.property(fc.array(notification, { maxLength: 3 }), (value) => {
        const items = itemsOf({ value });
        expectSane(items);
        expect(items.length).toBeGreaterThanOrEqual(value.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test("nested as deep as a body can be", () => {
    const deep = JSON.parse(`${'{"identity":'.repeat(50_000)}1${"}".repeat(50_000)}`) as unknown;
    const resourceData = { state: "incoming", source: deep, targets: [deep] };
    expectSane(itemsOf({ value: [{ changeType: "created", resourceUrl: "/app/calls/c1", resourceData }] }));
  });
});

describe("variants of one notification give equal items", () => {
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const enums = new Set(["changeType", "state", "audio", "status", "completionReason", "tone"]);
  const change = (value: unknown, with_: (key: string, value: unknown) => [string, unknown]): unknown => {
    if (Array.isArray(value)) return value.map((item) => change(item, with_));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => with_(key, change(inner, with_))));
  };
  const variants: Record<string, (body: unknown) => unknown> = {
    "enums in Pascal case": (body) =>
      change(body, (key, value) => [
        key,
        enums.has(key) && typeof value === "string" ? capital(value) : value,
      ]),
    "the old name of calls": (body) =>
      change(body, (key, value) =>
        key === "resourceUrl" && typeof value === "string"
          ? ["resource", value.replace("/communications/", "/app/")]
          : [key, value],
      ),
    "no leading slash": (body) =>
      change(body, (key, value) => [key, key === "resourceUrl" ? String(value).replace(/^\//, "") : value]),
    "ids as 32 capitals": (body) =>
      change(body, (key, value) => {
        const compact = (id: string) => id.replaceAll("-", "").toUpperCase();
        const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
        return [
          key,
          /^(resourceUrl|id|callChainId)$/.test(key) && typeof value === "string"
            ? value.replace(guid, compact)
            : value,
        ];
      }),
    "codes as text": (body) =>
      change(body, (key, value) => [
        key,
        /^(code|subcode|sequenceId)$/.test(key) && typeof value === "number" && Number.isInteger(value)
          ? `${value}`
          : value,
      ]),
    subCode: (body) => change(body, (key, value) => [key === "subcode" ? "subCode" : key, value]),
    "members nobody knows": (body) =>
      change(body, (key, value) => [
        key,
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? { ...value, novelty: { state: "x" } }
          : value,
      ]),
  };
  const cases = fixtures.flatMap((fixture) =>
    Object.entries(variants).map(([variant, vary]) => ({ ...fixture, variant, varied: vary(fixture.body) })),
  );

  test.each(cases)("$name, $variant", ({ varied, items }) => {
    expect(itemsOf(varied)).toEqual(items);
  });

  test.each(fixtures)("$name, twice", ({ body }) => {
    const [first, second] = [itemsOf(body), itemsOf(structuredClone(body))];
    expect(second).toEqual(first);
    expect(itemsOf({ value: [...body.value, ...body.value] })).toEqual([...first, ...first]);
  });
});
