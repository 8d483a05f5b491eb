import { graphOperations, type Remedy, remedyFor, type Verdict, withoutSecrets } from "@dialtree/graph";
import { expect, test } from "vitest";

test("what gives access to something is not in what people see", () => {
  const reply = {
    recordingAccessToken: "t1",
    list: [{ client_secret: 12, hasPassword: true, password: null, Authorization: "Bearer t2" }],
    clientState: "s",
    accessToken: "",
    passcode: "123",
    tokens: { token: { deep: "kept" } },
  };
  expect(withoutSecrets(reply)).toEqual({
    recordingAccessToken: "(not shown)",
    list: [{ client_secret: "(not shown)", hasPassword: true, password: null, Authorization: "(not shown)" }],
    clientState: "(not shown)",
    accessToken: "",
    passcode: "123",
    tokens: { token: { deep: "kept" } },
  });
  expect(withoutSecrets({ passcode: "123", token: "kept" }, { names: /passcode/ })).toEqual({
    passcode: "(not shown)",
    token: "kept",
  });
});

test("a text that is a secret is shown nowhere, not even as a name", () => {
  const secrets = ["long-enough", "short", /sig-\w+/g];
  expect(withoutSecrets({ "long-enough": ["a long-enough b", "short", "sig-1 sig-2"] }, { secrets })).toEqual(
    {
      "(not shown)": ["a (not shown) b", "short", "(not shown) (not shown)"],
    },
  );
});

test("anything at all can be shown and written down", () => {
  for (const value of [null, undefined, 7, "x", true, []]) expect(withoutSecrets(value)).toEqual(value);
  let deep: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(JSON.stringify(withoutSecrets(deep))).toContain("(too deep)");
  const poisoned = JSON.parse('{"__proto__": {"token": "t"}}');
  expect(JSON.stringify(withoutSecrets(poisoned))).toBe('{"__proto__":{"token":"(not shown)"}}');
});

const failed = (detail: string, more: object = {}): Verdict =>
  ({ verdict: "failed", reason: "error", detail, ...more }) as Verdict;

test.each<[Remedy, Verdict]>([
  ["ask for less", failed("UND_ERR_RES_EXCEEDED_MAX_SIZE")],
  ["ask for less", { verdict: "unknown", detail: "UND_ERR_RES_EXCEEDED_MAX_SIZE" }],
  ["send again", { verdict: "unknown", detail: "503" }],
  ["nothing", failed("404 8522", { callGone: true })],
  ["check credentials", failed("no token: invalid_client")],
  ["grant permission", failed("403 7504", { reason: "refused" })],
  ["check ids", failed("404 NotFound")],
  ["wait", failed("429")],
  ["check network", failed("ECONNREFUSED")],
  ["check input", failed("400 BadRequest")],
  ["check input", { verdict: "done" }],
])("what to do: %s", (remedy, verdict) => {
  expect(remedyFor(graphOperations.getCall, verdict)).toBe(remedy);
});

test("what happens twice when it is sent twice is looked for first", () => {
  expect(remedyFor(graphOperations.createCall, { verdict: "unknown" })).toBe("look first");
});
