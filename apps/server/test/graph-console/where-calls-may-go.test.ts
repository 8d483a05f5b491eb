// What administrators ask of Graph goes only where calls may go, as what flows ask: every operation is looked at here.

import { safePolicy } from "@dialtree/flow/destinations";
import { graphOperations, numbersCalledBy, type OperationName, operationNames } from "@dialtree/graph";
import { expect, test } from "vitest";
import { call, openConsole, tenant } from "./rig.ts";

const cuban = "+5352123456";
const phone = (number: string) => ({ identity: { phone: { id: number } } });
const ids = { call };

/** Each operation that calls somebody, calling a number. */
const calling = {
  createCall: (number: string) => ({
    body: {
      targets: [phone(number)],
      source: { identity: { applicationInstance: { id: "550fae72-d251-43ec-868c-373732c2704f" } } },
      requestedModalities: ["audio"],
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      tenantId: tenant,
    },
  }),
  redirect: (number: string) => ({ ids, body: { targets: [phone(number)] } }),
  transfer: (number: string) => ({ ids, body: { transferTarget: phone(number) } }),
  invite: (number: string) => ({ ids, body: { participants: [phone(number)] } }),
} as const satisfies { readonly [N in OperationName]?: (number: string) => object };

const callers = Object.keys(calling) as readonly (keyof typeof calling)[];

test("every operation that takes a phone is one of those that are looked at", () => {
  const takesPhones = operationNames.filter((name) =>
    JSON.stringify(graphOperations[name].input.schema).includes('"phone"'),
  );
  expect(takesPhones).toEqual(
    callers.toSorted((a, b) => operationNames.indexOf(a) - operationNames.indexOf(b)),
  );
});

test.each(operationNames)("%s", async (name) => {
  const { ask, asked, counters } = await openConsole();
  const input = Object.hasOwn(calling, name) ? calling[name as keyof typeof calling](cuban) : undefined;
  if (input === undefined) {
    await ask(name, graphOperations[name].example);
    expect(counters.text()).not.toContain("outside_calls");
    return;
  }
  const { status, body } = await ask(name, input);
  expect(status).toBe(403);
  expect(body).toMatchObject({
    code: "number_not_allowed",
    detail: `${name} was not sent: no call to +535…56. Refused: no rule allows it, and no number of this installation is in the same country (Cuba).`,
    remedy: "Have an administrator allow it under Where calls may go.",
  });
  expect(asked).toEqual([]);
  expect(counters.of("outside_calls", "number_not_allowed")).toBe(1);
  expect(counters.of("graph_console", "refused")).toBe(1);
});

test("what is allowed counts with what flows call, and is refused once there are enough calls", async () => {
  const { ask, asked, control, counters } = await openConsole({ script: [{ status: 202 }, { status: 202 }] });
  await control.outsideCalls.save({ ...safePolicy, allowed: [{ starts: "+53" }], perMinute: 2 }, 1);
  const came = [];
  for (const name of ["redirect", "transfer", "invite"] as const)
    came.push(await ask(name, calling[name](cuban)));
  expect(came.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(came[2]?.body).toMatchObject({ code: "minute_full" });
  expect(asked).toHaveLength(2);
  expect(await control.outsideCalls.callsOfHour()).toBe(2);
  expect(counters.of("outside_calls", "minute_full")).toBe(1);
});

test("of several that would ring together none is sent unless all are allowed", async () => {
  const { ask, asked, control } = await openConsole();
  await control.outsideCalls.save({ ...safePolicy, allowed: [{ starts: "+49" }] }, 1);
  const targets = [phone("+493012345678"), phone(cuban)];
  expect((await ask("redirect", { ids, body: { targets } })).status).toBe(403);
  expect([asked, await control.outsideCalls.callsOfHour()]).toEqual([[], 0]);
});

test.each<[string, object, readonly string[]]>([
  ["a user", { identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }, []],
  ["a phone", phone(cuban), [cuban]],
  ["a phone that takes the place of another call", { ...phone(cuban), replacesCallId: call }, [cuban]],
  ["a phone in another spelling", { identity: { Phone: { ID: cuban } } }, [cuban]],
  ["a phone with two ids", { identity: { phone: { id: "+493012345678", Id: cuban } } }, [""]],
  ["a phone without an id", { identity: { phone: {} } }, [""]],
  ["a number that is said to be a user", { identity: { user: { id: cuban } } }, [cuban]],
  ["a number as Teams names it", { identity: { encrypted: { id: `4:${cuban}` } } }, [`4:${cuban}`]],
  [
    "a phone beside the identity",
    { ...phone(cuban), more: [{ phone: { id: "+881612345678" } }] },
    [cuban, "+881612345678"],
  ],
])("%s", (_, invitation, numbers) => {
  expect(numbersCalledBy("invite", { ids, body: { participants: [invitation] } })).toEqual(numbers);
});

test("whoever calls, and whoever is handed over, is called by nobody", () => {
  const { body } = calling.createCall(cuban);
  expect(numbersCalledBy("createCall", { body: { ...body, source: phone("+15550100") } })).toEqual([cuban]);
  const handed = { transferTarget: phone(cuban), transferee: { ...phone("+15550100"), participantId: "p1" } };
  expect(numbersCalledBy("transfer", { ids, body: handed })).toEqual([cuban]);
});
