import { callersOf, defineNode, destination, outlook, uselessFor } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";

const typeOf = (type: string) => {
  const found = nodeTypes.get(type);
  if (!found) throw new Error(type);
  return found;
};

describe("what callers of a flow may expect", () => {
  test("the first step says who they are, as far as it can be read", () => {
    const flow = (data: { readonly [name: string]: string | number | boolean }) => ({
      start: "in",
      nodes: [{ id: "in", type: "incoming", data: { ...typeOf("incoming").initial, ...data } }],
    });
    expect(callersOf(flow({ reachedBy: "bot" }), nodeTypes)).toEqual(["user to bot"]);
    expect(callersOf(flow({ outsiders: true }), nodeTypes)).toContain("outside user to account");
    expect(callersOf(flow({ reachedBy: "bell" }), nodeTypes)).toEqual([]);
    expect(callersOf({ start: "gone", nodes: [] }, nodeTypes)).toEqual([]);
  });

  test("nobody, some or all of them get to a kind of target", () => {
    expect(outlook(["user to bot"], ["transfer"], "phone")).toMatchObject({
      isHopeless: true,
      refused: [{ caller: "user to bot", way: "transfer", target: "phone" }],
    });
    const some = outlook(["user to account", "outside user to account"], ["transfer"], "user");
    expect(some).toMatchObject({ isHopeless: false, refused: [{ caller: "outside user to account" }] });
    expect(some.inferredFrom).toBeUndefined();
    expect(outlook(["user to account"], ["transfer"], "phone")).toEqual({
      refused: [],
      isHopeless: false,
      inferredFrom: undefined,
    });
  });

  test("every way has to lead there, and what no page says is told of", () => {
    expect(outlook(["user to account"], ["dial", "transfer"], "account").isHopeless).toBe(true);
    expect(outlook(["user to account"], ["transfer"], "account").inferredFrom).toMatch(/resource account/);
    // Whoever cannot get there has nothing to try out.
    expect(outlook(["outside user to account"], ["transfer"], "user").inferredFrom).toBeUndefined();
  });
});

describe("a type of step that is of no use", () => {
  const phoneOnly = defineNode({
    type: "phone-only",
    version: 1,
    title: "Phone only",
    summary: "",
    group: "send on",
    fields: { to: destination({ label: "To", accepts: ["phone"] }) },
    worksWhile: ["answered"],
    passage: "transfer",
    outlets: () => [],
    program: () => ({ initial: "a", states: {} }),
  });

  test("is one whose every target none of the callers gets to", () => {
    expect(uselessFor(phoneOnly, ["user to bot"])).toMatchObject({
      isForAll: true,
      callers: ["user to bot"],
    });
    expect(uselessFor(phoneOnly, ["user to account", "user to bot"])).toMatchObject({
      isForAll: false,
      callers: ["user to bot"],
    });
    expect(uselessFor(phoneOnly, ["phone to account"])).toBeUndefined();
    expect(uselessFor(phoneOnly, [])).toBeUndefined();
    expect(uselessFor(typeOf("transfer"), ["user to bot"])).toBeUndefined();
    expect(uselessFor(typeOf("menu"), ["user to bot"])).toBeUndefined();
  });

  test("nobody is invited into a call of two with the bot itself; into a group call they are", () => {
    const invite = typeOf("invite");
    expect(uselessFor(invite, ["user to bot"])).toMatchObject({ until: "group", isForAll: true });
    expect(uselessFor(invite, ["user to bot"], true)).toBeUndefined();
    expect(uselessFor(invite, ["phone to account"])).toBeUndefined();
  });
});
