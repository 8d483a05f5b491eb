import { expect, test } from "vitest";
import { beginning, callOf, members, typed } from "../src/pages/graph/input.ts";
import { graphPath, routeOf } from "../src/routes/routes.ts";

test("an input begins with the example, about the call that was last spoken of", () => {
  const example = { ids: { call: "old", participant: "p1" }, body: {} };
  expect(JSON.parse(beginning(example, undefined))).toEqual(example);
  expect(JSON.parse(beginning(example, "new"))).toEqual({
    ids: { call: "new", participant: "p1" },
    body: {},
  });
  const user = { ids: { user: "u1" } };
  expect(JSON.parse(beginning(user, "new"))).toEqual(user);
  expect(beginning({}, "new")).toBe("{}");
});

test("the call that is spoken of is that of the request, or the one that it made", () => {
  expect(callOf("getCall", { ids: { call: "c1" } }, { id: "other" })).toBe("c1");
  expect(callOf("createCall", { body: {} }, { id: "c2" })).toBe("c2");
  expect(callOf("createCall", { body: {} }, { error: {} })).toBeUndefined();
  expect(callOf("getUser", { ids: { user: "u1" } }, { id: "u1" })).toBeUndefined();
  expect(callOf("getCall", [], null)).toBeUndefined();
});

test("what is no JSON says in which line", () => {
  expect(typed('{"ids": {}}')).toEqual({ input: { ids: {} } });
  expect(typed("  \n")).toEqual({ input: {} });
  expect(typed('{\n  "ids": {,\n}')).toEqual({ wrong: { line: 2 } });
  expect(typed('{\n  "ids": {\n')).toEqual({ wrong: { line: 2 } });
  expect(typed("{} x")).toEqual({ wrong: { line: 1 } });
});

test("what an operation takes is told member by member, as far as people read", () => {
  const schema = {
    type: "object",
    required: ["ids"],
    properties: {
      ids: {
        type: "object",
        required: ["call"],
        properties: { call: { type: "string", description: "the id of the call" } },
      },
      body: {
        type: "object",
        properties: {
          timeout: { type: "integer", minimum: 15, maximum: 90, description: "seconds" },
          reason: { type: "string", enum: ["busy", "none"] },
          targets: {
            type: "array",
            minItems: 1,
            maxItems: 25,
            items: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
          },
        },
      },
    },
  };
  expect(members({ schema })).toEqual([
    { at: "ids.call", needed: true, says: "string; the id of the call" },
    { at: "body.timeout", needed: false, says: "integer 15–90; seconds" },
    { at: "body.reason", needed: false, says: "busy, none" },
    { at: "body.targets", needed: false, says: "array, 1–25" },
    { at: "body.targets[].id", needed: true, says: "string" },
  ]);
  expect(members({ schema: undefined })).toEqual([]);
});

test("each operation has an address", () => {
  expect(routeOf(graphPath("createCall"))).toEqual({ page: "graph", operation: "createCall" });
  expect(routeOf(`${graphPath()}/`)).toEqual({ page: "graph", operation: undefined });
  for (const none of ["/graph/a/b", "/graph/1", "/graphs", "/graph/%20"]) {
    expect(routeOf(none)).toEqual({ page: "unknown" });
  }
});
