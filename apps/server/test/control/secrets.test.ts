import { createSeal } from "@dialtree/calls";
import type { FlowDocument, JsonObject } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import type { Database } from "../../src/control/database/open.ts";
import { secretsIn } from "../../src/control/secrets/secrets.ts";
import { smallFlow } from "./flows.ts";
import { openRig, openTables, refusal } from "./rig.ts";

const [stores, crm] = ["https://stores.fabrikam.example", "https://crm.fabrikam.example"];
const approved = new Set([stores, crm]);
const canary = "canary-secret-7731";

function desk(database: Database, secret = 7) {
  return secretsIn({
    database,
    seal: createSeal([new Uint8Array(32).fill(secret)]),
    nodeTypes,
    approved,
    now: () => 1_000,
  });
}

test("a secret goes in, and comes out for its hosts alone", async () => {
  const secrets = desk(await openTables());
  const kept = { name: "stores", hosts: [stores], updatedAt: 1_000, usedBy: [] };
  expect(await secrets.put("stores", canary, [stores])).toEqual(kept);
  expect(await secrets.list()).toEqual([kept]);
  expect(await secrets.reveal("stores", stores)).toBe(canary);
  for (const [name, host] of [
    ["stores", crm],
    ["stores", "https://stores.fabrikam.example.evil.example"],
    ["others", stores],
  ] as const)
    expect(await secrets.reveal(name, host)).toBeUndefined();
});

test("nothing that is kept of it is readable, and of another name it is worthless", async () => {
  const database = await openTables();
  const secrets = desk(database);
  await secrets.put("stores", canary, [stores]);
  const rows = await database.selectFrom("secret").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(canary);
  expect(Buffer.from(rows[0]?.sealed ?? "", "base64").toString("latin1")).not.toContain(canary);
  await database
    .insertInto("secret")
    .values({ ...rows[0], name: "mine" } as (typeof rows)[0])
    .execute();
  expect((await refusal(secrets.reveal("mine", stores))).code).toBe("secret_sealed");
  const refused = await refusal(desk(database, 8).reveal("stores", stores));
  expect(refused).toMatchObject({ code: "secret_sealed" });
  expect(`${refused.message} ${refused.remedy}`).toMatch(/DIALTREE_SECRET.*dialtree secrets put/);
});

test("a new value takes the place of the old one, with its own hosts", async () => {
  const secrets = desk(await openTables());
  await secrets.put("stores", canary, [stores]);
  await secrets.put("stores", "the-second-one", [crm]);
  expect([await secrets.reveal("stores", crm), await secrets.reveal("stores", stores)]).toEqual([
    "the-second-one",
    undefined,
  ]);
});

test.each([
  ["with a line end", "a\r\nx-admin: yes", [stores]],
  ["that is empty", "", [stores]],
  ["with spaces around it", " abc ", [stores]],
  ["for nobody", canary, []],
  ["for a host that is not approved", canary, [stores, "https://evil.example"]],
])("a secret %s is refused, and the refusal does not repeat it", async (_, value, hosts) => {
  const secrets = desk(await openTables());
  const refused = await refusal(secrets.put("stores", value, hosts));
  expect(refused.code).toBe("secret_unusable");
  expect(`${refused.message} ${refused.remedy}`).not.toContain(canary);
  expect(await secrets.list()).toEqual([]);
});

function looking(data: JsonObject): FlowDocument {
  const flow = smallFlow("one");
  const look = {
    id: "welcome",
    type: "http-lookup",
    version: 1,
    data: { ...nodeTypes.get("http-lookup")?.initial, ...data },
  };
  return {
    ...flow,
    nodes: flow.nodes.map((node) => (node.id === "welcome" ? look : node)),
    edges: [
      ...flow.edges.filter(({ from }) => from !== "welcome"),
      ...flow.edges
        .filter(({ from }) => from === "welcome")
        .slice(0, 1)
        .map((edge) => ({ ...edge, outlet: "found" })),
    ],
  } as FlowDocument;
}
const named = (secret: string) => [{ id: "a", header: "authorization", before: "Bearer ", secret }];

test("a flow is published only if its hosts are approved and its secrets are for them", async () => {
  const { control } = await openRig({ approvedHosts: approved });
  await control.secrets.put("crm", canary, [crm]);
  await control.secrets.put("stores", canary, [stores]);
  const codes = async (data: JsonObject) => {
    const { revision } = await control.drafts.find("one").catch(() => control.drafts.create(looking(data)));
    await control.drafts.save(looking(data), revision);
    return (await control.problems("one")).problems
      .filter(({ severity }) => severity === "error")
      .map(({ code, at }) => [code, at.replace(/.*\/data/, "")]);
  };
  expect(await codes({ url: "https://evil.example/{caller.number}" })).toEqual([
    ["lookup_host_unapproved", "/url"],
  ]);
  expect((await refusal(control.publish("one", ""))).problems?.map(({ remedy }) => remedy).join()).toContain(
    'add "https://evil.example" to DIALTREE_HOSTS',
  );
  expect(await codes({ url: `${stores}/`, secrets: named("crm") })).toEqual([
    ["lookup_secret_of_other_host", "/secrets/0/secret"],
  ]);
  expect(await codes({ url: `${stores}/`, secrets: named("nobodys") })).toEqual([
    ["lookup_secret_unknown", "/secrets/0/secret"],
  ]);
  expect(await codes({ url: `${stores}/`, secrets: named("stores") })).toEqual([]);
  await control.publish("one", "");
  const inUse = await refusal(control.secrets.remove("stores"));
  expect([inUse.code, inUse.message]).toEqual(["secret_in_use", 'The secret "stores" is used by: one.']);
  await control.secrets.remove("crm");
  expect((await refusal(control.secrets.remove("crm"))).code).toBe("secret_unknown");
  // Neither what is published nor what goes along with a draft has more of it than the name.
  const { document } = await control.drafts.find("one");
  expect(JSON.stringify(document)).not.toContain(canary);
});
