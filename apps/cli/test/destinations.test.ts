import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type DestinationPolicy, safePolicy } from "@dialtree/flow/destinations";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

/** A server that keeps one policy, as long as whoever changes it has seen the newest. */
async function startServer(begin: Partial<DestinationPolicy> = {}) {
  let policy: DestinationPolicy = { ...safePolicy, ...begin };
  let revision = 3;
  const answer = async (request: IncomingMessage): Promise<object> => {
    const sent = JSON.parse((await text(request)) || "{}");
    if (request.url?.endsWith("/verdict"))
      return sent.number === "+493012345678"
        ? { number: sent.number, allowed: true, says: "Allowed by the rule +4930….", remedy: null }
        : { number: null, allowed: false, says: "This has too few digits.", remedy: "Write it whole." };
    if (request.method === "PUT") {
      expect(request.headers["if-match"]).toBe(`"${revision}"`);
      policy = sent;
      revision += 1;
    }
    const notAllowed = [{ flow: "desk", title: "Desk", number: "+5352123456", why: "Refused." }];
    return { policy, revision, ownAreas: ["DE", "+1"], callsOfHour: 12, notAllowed };
  };
  const server = createServer(async (request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(await answer(request)));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const destinations = (...args: readonly string[]) =>
    run(["destinations", ...args, "--server", `http://127.0.0.1:${port}`]);
  return { destinations, policy: () => policy };
}

test("show says what is allowed and refused, how often, and which flows lead where calls may not go", async () => {
  const { destinations } = await startServer({
    allowed: [{ starts: "+4420", note: "London" }],
    refused: [{ number: "+442079460000" }],
    refusedKinds: ["premium"],
  });
  expect(await destinations("show")).toEqual({
    code: 0,
    out: `own countries  allowed: Germany, +1
allowed        +4420…  London
refused        +442079460000
refused        premium: premium rate
calls          30 a minute, 300 an hour (12 in the last), 100 an hour to one number, 20 for one caller
longest call   120 minutes
not sent       desk to +5352123456: Refused.
`,
    err: "",
  });
});

test("test says whether a number would be called, also to programs", async () => {
  const { destinations } = await startServer();
  expect(await destinations("test", "+493012345678")).toMatchObject({
    code: 0,
    out: "+493012345678: Allowed by the rule +4930….\n",
  });
  expect(await destinations("test", "+49")).toMatchObject({
    code: 1,
    out: "+49: This has too few digits. Write it whole.\n",
  });
});

test("allow, refuse and forget change one rule and leave the others", async () => {
  const { destinations, policy } = await startServer({ allowed: [{ starts: "+1" }] });
  await destinations("allow", "+44 20*", "--note", "London");
  await destinations("allow", "+44 20…", "--note", "The London office");
  expect(policy().allowed).toEqual([{ starts: "+1" }, { starts: "+4420", note: "The London office" }]);
  const both = await destinations("refuse", "+1...");
  expect([both.out, both.err]).toEqual([
    "+1… is refused.\n",
    "The same is allowed as well; what is refused wins.\n",
  ]);
  await destinations("refuse", "+1 (900) 123-4567");
  expect(policy().refused).toEqual([{ starts: "+1" }, { number: "+19001234567" }]);
  expect((await destinations("forget", "+1*")).out).toBe("There is no rule +1… any more.\n");
  expect(policy()).toMatchObject({
    allowed: [{ starts: "+4420", note: "The London office" }],
    refused: [{ number: "+19001234567" }],
  });
  expect(await destinations("forget", "+1*")).toMatchObject({ code: 1 });
});

test("set changes one setting", async () => {
  const { destinations, policy } = await startServer();
  await destinations("set", "own-countries", "off");
  await destinations("set", "premium", "allowed");
  await destinations("set", "premium", "refused");
  await destinations("set", "satellite", "allowed");
  await destinations("set", "per-caller", "5");
  await destinations("set", "call-minutes", "30");
  expect(policy()).toEqual({
    ...safePolicy,
    ownCountries: false,
    refusedKinds: ["shared-cost", "personal", "premium"],
    perHourFromOne: 5,
    callMinutes: 30,
  });
});

test.each([
  [["shwo"], 'Did you mean "show"?'],
  [["test"], "not said which number"],
  [["allow"], "not said which numbers"],
  [["allow", "+49"], "Write +49* for all numbers that begin so."],
  [["allow", "*"], "Write + and the country code"],
  [["refuse", "0049*"], "Write + and the country code"],
  [["set", "premium", "maybe"], "either refused or allowed"],
  [["set", "per-hour", "many"], "a whole number"],
  [["set", "everything", "on"], "nothing that can be set"],
])("%j is refused with a way out", async (args, words) => {
  const { destinations, policy } = await startServer();
  const { code, err } = await destinations(...args);
  expect([code, err, policy()]).toEqual([2, expect.stringContaining(words), safePolicy]);
});
