import { findingsOf, keyOf, type ThingKey, whatBreaks } from "@dialtree/engine/estate";
import { expect, test } from "vitest";
import { flowNaming, smallFlow, transferTo } from "./flows.ts";
import { openRig, type Rig } from "./rig.ts";

const flowKey = (id: string): ThingKey => keyOf({ kind: "flow", id });
const [number, other] = ["+15550100", "+15550101"];

async function withReception(): Promise<Rig> {
  const rig = await openRig({ mailboxes: ["sales"] });
  const { control } = rig;
  await control.drafts.create(smallFlow("billing"));
  await control.drafts.create(smallFlow("reception", { title: "Reception", goesOnWith: "billing" }));
  await control.publish("reception", "First");
  await control.numbers.assign(number, "reception");
  return rig;
}

async function found({ control }: Rig): Promise<readonly string[]> {
  return findingsOf(await control.estate()).map(({ code, thing }) => `${code} ${thing}`);
}

test("numbers, flows and what they use are one graph, published and drafted told apart", async () => {
  const { control } = await withReception();
  const estate = await control.estate();
  expect(estate.links.filter(({ to }) => to === flowKey("billing"))).toMatchObject([
    { from: flowKey("reception"), how: "goes-on", node: "end", published: true, draft: true },
  ]);
  const draft = smallFlow("reception", { title: "Reception" });
  await control.drafts.save(draft, 1);
  const links = (await control.estate()).links.filter(({ to }) => to === flowKey("billing"));
  expect(links).toMatchObject([{ published: true, draft: false }]);
  expect(whatBreaks(await control.estate(), flowKey("billing"))?.affected).toMatchObject([
    { says: `All callers of ${number}`, published: true, draft: false },
  ]);
});

test("what is released, published and taken out is seen at once", async () => {
  const rig = await withReception();
  const { control } = rig;
  expect(await found(rig)).toEqual(["thing_unused mailbox:sales"]);
  await control.drafts.create(flowNaming("door", "leave-message", "sales"));
  await control.numbers.assign(other, "door");
  expect(await found(rig)).toEqual([`number_unanswered number:${other}`]);
  await control.publish("door", "First");
  expect(await found(rig)).toEqual([]);
  await control.numbers.release(number);
  expect(await found(rig)).toEqual(["flow_unreached flow:billing", "flow_unreached flow:reception"]);
});

test("a number is answered by what is published in its own environment", async () => {
  const rig = await withReception();
  const { control } = rig;
  const environments = [{ id: "test", title: "Test" }];
  await control.environments.save({ environments, names: [], things: [] }, 1);
  const before = await found(rig);
  await control.numbers.assign(other, "reception", "test");
  expect(await found(rig)).toEqual([`number_unanswered number:${other}`, ...before]);
  await control.publish("reception", "First", { environment: "test" });
  expect(await found(rig)).toEqual(before);
});

test("a flow keeps those that it leads to as they were, and the estate says so", async () => {
  const rig = await withReception();
  const { control } = rig;
  const flow = smallFlow("billing");
  const to = { kind: "phone", number: "+15550177" } as const;
  const nodes = flow.nodes.map((node) => (node.id === "end" ? transferTo("end", to) : node));
  await control.drafts.save({ ...flow, nodes }, 1);
  await control.publish("billing", "Second");
  expect(await found(rig)).toContain(`flow_part_older ${flowKey("reception")}`);
  await control.publish("reception", "With the new one");
  expect(await found(rig)).not.toContain(`flow_part_older ${flowKey("reception")}`);
});

test("a document is looked through once, and again when it is saved", async () => {
  const { control } = await withReception();
  const factsNow = async () => (await control.estate()).things.get(flowKey("reception"))?.facts;
  const before = await factsNow();
  const after = await factsNow();
  expect(after?.draft).toBe(before?.draft);
  expect(after?.published).toBe(before?.published);
  await control.drafts.save(smallFlow("reception", { title: "Front desk" }), 1);
  const saved = await factsNow();
  expect(saved?.draft?.title).toBe("Front desk");
  expect(saved?.published).toBe(before?.published);
});

test("what answers is told with its number and since when", async () => {
  const { control } = await withReception();
  const answering = await control.answeringFor(["reception", "nobody"]);
  expect([...answering.keys()]).toEqual(["reception"]);
  const first = answering.get("reception");
  expect(first).toMatchObject({ number: 1 });
  const { version } = await control.publish("reception", "Again");
  expect(version.id).toBe(first?.id);
  await control.drafts.save(smallFlow("reception"), 1);
  await control.publish("reception", "Second");
  await control.rollBack("reception", first?.id ?? "");
  const since = (await control.answeringFor(["reception"])).get("reception")?.liveSince;
  expect(since).toBeGreaterThan(first?.liveSince ?? Number.POSITIVE_INFINITY);
});
