import { answerValidation, readChanges } from "@dialtree/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("Graph's question is answered", () => {
  test.each(["Validation: Testing client application reachability", "<script>alert(1)</script>", "é+%20"])(
    "with its token, as text: %s",
    (token) => {
      const { status, headers, body } = answerValidation(token);
      expect([status, body]).toEqual([200, token]);
      expect(headers).toEqual({
        "content-type": "text/plain; charset=utf-8",
        "x-content-type-options": "nosniff",
      });
    },
  );
  test.each([undefined, null, "", 7, ["a", "b"], "x".repeat(2_001)])(
    "unless there is no token: %j",
    (token) => {
      const { status, body } = answerValidation(token);
      expect([status, body]).toEqual([400, "no validationToken"]);
    },
  );
});

const subscription = "0F5E6A7B8C9D4E0FA1B2C3D4E5F60718";
const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const change = (more: object) => ({
  subscriptionId: subscription,
  clientState: "our secret",
  changeType: "Created",
  resource: "communications/callRecords/6ac1b2f0-4a5e-4d7c-9e1b-0a2c3d4e5f60",
  resourceData: { id: "6AC1B2F04A5E4D7C9E1B0A2C3D4E5F60", "@odata.type": "#microsoft.graph.callRecord" },
  tenantId: tenant,
  ...more,
});
const read = (...value: unknown[]) => readChanges({ value }, ["an older one", "our secret"]);
const told = { subscription: "0f5e6a7b-8c9d-4e0f-a1b2-c3d4e5f60718", tenant };

describe("a change is read as", () => {
  test.each([
    [
      "a call record that has come",
      change({}),
      {
        type: "changed",
        change: "created",
        resource: "communications/callRecords/6ac1b2f0-4a5e-4d7c-9e1b-0a2c3d4e5f60",
        id: "6ac1b2f0-4a5e-4d7c-9e1b-0a2c3d4e5f60",
        ...told,
      },
    ],
    [
      "one without an id",
      change({ resourceData: null, tenantId: "x", clientState: "an older one", changeType: "updated" }),
      {
        type: "changed",
        change: "updated",
        resource: "communications/callRecords/6ac1b2f0-4a5e-4d7c-9e1b-0a2c3d4e5f60",
        subscription: told.subscription,
      },
    ],
    [
      "news of the subscription",
      change({ changeType: undefined, lifecycleEvent: "missed" }),
      { type: "lifecycle", event: "missed", ...told },
    ],
    [
      "refused: of somebody else",
      change({ clientState: "our secreT" }),
      { type: "refused", why: "wrong secret" },
    ],
    ["refused: without a secret", change({ clientState: null }), { type: "refused", why: "wrong secret" }],
    ["refused: part of a secret", change({ clientState: "our" }), { type: "refused", why: "wrong secret" }],
    [
      "refused: nobody knows what",
      change({ changeType: "moved" }),
      { type: "refused", why: "unknown change" },
    ],
    ["refused: of nothing", change({ resource: null }), { type: "refused", why: "unknown change" }],
    ["refused: of no subscription", change({ subscriptionId: "" }), { type: "refused", why: "no change" }],
    ["refused: no object", "x", { type: "refused", why: "no change" }],
  ])("%s", (_what, sent, item) => expect(read(sent)).toEqual([item]));
});

test("an empty secret is nobody's", () => {
  expect(readChanges({ value: [change({ clientState: "" })] }, [""])).toEqual([
    { type: "refused", why: "wrong secret" },
  ]);
});

test("one bad change does not harm its neighbours", () => {
  expect(read(change({}), 7, change({}))?.map(({ type }) => type)).toEqual(["changed", "refused", "changed"]);
});

test("what is no body of changes is none", () => {
  for (const body of [undefined, null, [], {}, { value: "x" }, "x"])
    expect(readChanges(body, ["s"])).toBeUndefined();
});

test("any JSON at all is read or refused", () => {
  const near = fc.dictionary(
    fc.constantFrom(
      "subscriptionId",
      "clientState",
      "changeType",
      "resource",
      "resourceData",
      "lifecycleEvent",
    ),
    fc.oneof(fc.constantFrom("our secret", "created", "missed"), fc.jsonValue()),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(near, fc.jsonValue())), (value) => {
      expect(readChanges({ value }, ["our secret"])).toHaveLength(value.length);
    }),
    { numRuns: 1_000 },
  );
});
