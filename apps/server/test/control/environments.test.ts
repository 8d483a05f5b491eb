// Environments: names stand for others in each of them, and each has its own versions and numbers.

import type { Destination, FlowDocument } from "@dialtree/flow";
import { type EnvironmentBook, emptyBook } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { inEnglish, smallFlow, transferTo } from "./flows.ts";
import { openRig, type Rig, refusal } from "./rig.ts";

const anna: Destination = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a11", name: "Anna" };
const tester: Destination = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a12", name: "Tester" };
const number = "+15550100";

const book: EnvironmentBook = {
  ...emptyBook,
  environments: [{ id: "test", title: "Test" }],
  names: [{ name: "support", values: { live: anna, test: tester } }],
};

/** A flow that transfers to whoever "support" is. */
function desk(said = "Hello."): FlowDocument {
  const flow = smallFlow("desk", { say: inEnglish(said) });
  const transfer = transferTo("away", { kind: "named", name: "support" });
  return {
    ...flow,
    nodes: [...flow.nodes, transfer],
    edges: [
      { from: "start", outlet: "answered", to: "welcome" },
      { from: "welcome", outlet: "next", to: "away" },
      { from: "welcome", outlet: "failed", to: "end" },
      { from: "away", outlet: "failed", to: "end" },
    ],
  };
}

async function withBook(kept = book): Promise<Rig> {
  const rig = await openRig();
  await rig.control.environments.save(kept, 1);
  await rig.control.drafts.create(desk());
  return rig;
}

/** Whom callers of a flow are transferred to. */
function reached({ control }: Rig, environment: string): unknown {
  const { main } = control.published.serving("desk", environment) ?? {};
  return main?.document.nodes.find(({ id }) => id === "away")?.data.to;
}

test("the same draft goes to other people in each environment, whose numbers get its version", async () => {
  const rig = await withBook();
  const { control } = rig;
  const there = await control.publish("desk", "", { environment: "test" });
  expect(control.published.serving("desk")).toBeUndefined();
  const here = await control.publish("desk", "");
  expect([reached(rig, "test"), reached(rig, "live")]).toEqual([tester, anna]);

  await control.numbers.assign("bot", "desk");
  await control.numbers.assign(number, "desk", "test");
  expect(control.published.answering({ bot: true })).toEqual({ flow: "desk", version: here.version.id });
  expect(control.published.answering({ number })).toEqual({ flow: "desk", version: there.version.id });
  // A number stays where it is until somebody says otherwise.
  expect(await control.numbers.assign(number, "desk")).toMatchObject({ environment: "test" });
  expect(await control.versions.list("desk")).toMatchObject([
    { number: 2, currentIn: ["live"], wasIn: ["live"] },
    { number: 1, currentIn: ["test"], wasIn: ["test"], current: false },
  ]);

  const again = await rig.again();
  expect([reached(again, "test"), reached(again, "live")]).toEqual([tester, anna]);
  expect(again.control.published.answering({ number })?.version).toBe(there.version.id);
});

test("the version keeps the names beside what they stood for, and its draft gets the names back", async () => {
  const { control } = await withBook();
  const { version } = await control.publish("desk", "", { environment: "test" });
  const { manifest, documents } = await control.versions.whole(version.id);
  expect(manifest.resolved).toEqual({ environment: "test", people: { support: tester }, instead: {} });
  expect(documents.get("desk")?.nodes.at(-1)?.data.to).toEqual({ kind: "named", name: "support" });
  await control.drafts.save(desk("Changed."), 1);
  const { draft } = await control.restoreDraft(version.id, 2);
  expect(draft.document?.nodes.at(-1)?.data.to).toEqual({ kind: "named", name: "support" });
});

test("what no environment makes a difference to is one version, wherever it is published", async () => {
  const { control } = await withBook();
  await control.drafts.create(smallFlow("plain"));
  const there = await control.publish("plain", "", { environment: "test" });
  const here = await control.publish("plain", "");
  expect([here.version.id, here.isNew]).toEqual([there.version.id, false]);
  expect((await control.versions.whole(here.version.id)).manifest).not.toHaveProperty("resolved");
});

test("a name that stands for nobody there is an error with its place and remedy; elsewhere it is none", async () => {
  const { control } = await withBook({ ...book, names: [{ name: "support", values: { live: anna } }] });
  const { problems = [] } = await refusal(control.publish("desk", "", { environment: "test" }));
  expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
    { code: "name_unresolved", at: "/nodes/3/data/to", node: "away" },
  ]);
  expect(problems[0]?.remedy).toContain("Environments");
  expect((await control.problems("desk")).problems).toEqual([]);
});

test("a name that stands for somebody whom the step cannot reach is an error", async () => {
  const atBot = desk();
  const [start, ...others] = atBot.nodes;
  const { control } = await withBook({
    ...book,
    names: [{ name: "support", values: { live: anna, test: { kind: "phone", number: "+15550123" } } }],
  });
  const reachedByBot = { ...start!, data: { ...start?.data, reachedBy: "bot" } };
  await control.drafts.save({ ...atBot, nodes: [reachedByBot, ...others] }, 1);
  const codes = async (environment: string) =>
    (await control.problems("desk", { environment })).problems.map(({ code }) => code);
  expect(await codes("test")).toContain("target_unreachable");
  expect(await codes("live")).toEqual([]);
});

test("the very version of one environment is published to another, whatever has become of the draft", async () => {
  const rig = await withBook();
  const { control } = rig;
  const tried = await control.publish("desk", "Tried", { environment: "test" });
  await control.drafts.save(desk("Not ready."), 1);
  const why = await refusal(control.rollBack("desk", tried.version.id));
  expect(why.code).toBe("version_of_other_environment");
  const promoted = await control.publish("desk", "", { version: tried.version.id });
  expect(reached(rig, "live")).toEqual(anna);
  const [one, other] = [tried, promoted].map(({ version }) => version.id);
  const documents = async (id = "") => Object.fromEntries((await control.versions.whole(id)).documents);
  expect(await documents(one)).toEqual(await documents(other));
  expect((await control.drafts.find("desk")).revision).toBe(2);
});

test("flows that never were published come along from the version", async () => {
  const { control } = await withBook();
  await control.drafts.create(smallFlow("front", { goesOnWith: "back" }));
  await control.drafts.create(smallFlow("back"));
  const tried = await control.publish("front", "", { environment: "test" });
  await control.drafts.save(smallFlow("back", { say: inEnglish("Not ready.") }), 1);
  const promoted = await control.publish("front", "", { version: tried.version.id });
  expect(promoted.together.map(({ flow }) => flow)).toEqual(["back"]);
  expect(promoted.version.id).toBe(tried.version.id);
});

test("another value holds for what is published from then on; who still holds the old one is told", async () => {
  const rig = await withBook();
  const { control } = rig;
  const { version } = await control.publish("desk", "");
  await control.publish("desk", "", { environment: "test" });
  expect(await control.environments.outdated()).toEqual([]);
  const bert = { ...anna, id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a13", name: "Bert" };
  await control.environments.save(
    { ...book, names: [{ name: "support", values: { live: bert, test: tester } }] },
    2,
  );
  expect(reached(rig, "live")).toEqual(anna);
  expect(await control.environments.outdated()).toMatchObject([
    {
      environment: "live",
      flow: "desk",
      version: version.id,
      names: [{ kind: "person", name: "support", held: "Anna", now: "Bert" }],
    },
  ]);
  await control.publish("desk", "Bert is support now", { version: version.id });
  expect(reached(rig, "live")).toEqual(bert);
  expect(await control.environments.outdated()).toEqual([]);
  // And back: the version says itself whom it goes to.
  await control.rollBack("desk", version.id);
  expect(reached(rig, "live")).toEqual(anna);
});

test("an environment may use another calendar in the place of the one that a step names", async () => {
  const { control } = await withBook({
    ...book,
    things: [{ kind: "calendar", name: "office", values: { test: "ghost" } }],
  });
  const always = [{ from: "00:00", to: "24:00" }];
  const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: [], sun: [] };
  await control.calendars.create({ format: 1, id: "office", name: "Office", zone: "UTC", week, days: [] });
  const flow = desk();
  const { type = "", version = 0, initial = {} } = nodeTypes.get("hours") ?? {};
  const hours = { id: "hours", type, version, data: { ...initial, calendar: "office" } };
  await control.drafts.save({ ...flow, nodes: [...flow.nodes, hours] }, 1);
  const missing = async (environment: string) =>
    (await control.problems("desk", { environment })).problems
      .filter(({ code }) => code === "calendar_missing")
      .map(({ sentence }) => sentence);
  expect(await missing("live")).toEqual([]);
  expect(await missing("test")).toEqual([expect.stringContaining('"ghost"')]);
});

test("a save that comes too late is a conflict with both books; the same again is none", async () => {
  const { control } = await withBook();
  const why = await refusal(control.environments.save({ ...book, names: [] }, 1));
  expect(why).toMatchObject({ code: "environments_conflict" });
  expect(why.conflict).toMatchObject({ saved: { revision: 2, document: book }, yours: { basedOn: 1 } });
  expect((await control.environments.save(book, 1)).revision).toBe(2);
});

test("who changed whom a name stands for is written down with both, and where a version was published", async () => {
  const rig = await withBook();
  await rig.control.publish("desk", "", { environment: "test" });
  const rows = await rig.database.selectFrom("audit").selectAll().orderBy("seq").execute();
  const [changed] = rows.filter(({ deed }) => deed === "environments.changed");
  expect(changed).toMatchObject({ thing: "environments" });
  expect(JSON.parse(JSON.parse(changed?.before ?? ""))).toEqual(emptyBook);
  expect(JSON.parse(JSON.parse(changed?.after ?? ""))).toEqual(book);
  const [published] = rows.filter(({ deed }) => deed === "version.published");
  expect(JSON.parse(published?.after ?? "")).toMatchObject({ number: 1, environment: "test" });
});

test("an environment goes when no number belongs to it; what was published there answers no more", async () => {
  const { control } = await withBook();
  const { version } = await control.publish("desk", "", { environment: "test" });
  await control.numbers.assign(number, "desk", "test");
  const without = { ...emptyBook, names: [{ name: "support", values: { live: anna } }] };
  const why = await refusal(control.environments.save(without, 2));
  expect([why.code, why.message]).toEqual(["environment_in_use", expect.stringContaining(number)]);
  await control.numbers.release(number);
  await control.environments.save(without, 2);
  expect(control.published.serving("desk", "test")).toBeUndefined();
  // A call that began there goes on.
  expect((await control.published.load(version.id)).id).toBe(version.id);
  for (const work of [
    () => control.publish("desk", "", { environment: "test" }),
    () => control.numbers.assign(number, "desk", "test"),
    () => control.rollBack("desk", version.id, "", { environment: "test" }),
  ])
    expect((await refusal(work())).code).toBe("environment_unknown");
});

test("a version that cannot be used has the last one of its own environment answer", async () => {
  const rig = await withBook();
  await rig.control.publish("desk", "");
  const good = await rig.control.publish("desk", "", { environment: "test" });
  await rig.control.drafts.save(desk("Second."), 1);
  const bad = await rig.control.publish("desk", "", { environment: "test" });
  const { control, refused } = await rig.again(
    `update version set manifest = '{}' where id = '${bad.version.id}'`,
  );
  expect(control.published.serving("desk", "test")?.id).toBe(good.version.id);
  expect(refused).toMatchObject([{ environment: "test", version: bad.version.id, instead: good.version.id }]);
});

test("only what is live goes live later, or for some; what was published there can be brought back so", async () => {
  const { control } = await withBook();
  const { version } = await control.publish("desk", "", { environment: "test" });
  const when = { at: "2026-01-07T02:30", zone: "Europe/Berlin" };
  const trial = { share: 10 };
  const codes = [];
  for (const work of [
    () => control.publish("desk", "", { environment: "test", when }),
    () => control.publish("desk", "", { environment: "test", trial }),
    () => control.rollBack("desk", version.id, "", { environment: "test", trial }),
    () => control.rollBack("desk", version.id, "", { when }),
  ])
    codes.push((await refusal(work())).code);
  expect(codes).toEqual(["schedule_unfit", "rollout_unfit", "rollout_unfit", "version_of_other_environment"]);
});

test("some callers get a version where it is live, and all of another environment get theirs", async () => {
  const { control } = await withBook();
  await control.publish("desk", "");
  const tried = await control.publish("desk", "", { environment: "test" });
  await control.numbers.assign("bot", "desk");
  await control.numbers.assign(number, "desk", "test");
  await control.drafts.save(desk("Hello again."), 1);
  const some = await control.publish("desk", "", { trial: { share: 99 } });
  const calls = Array.from({ length: 40 }, (_, index) => `call ${index}`);
  const got = (called: { bot: true } | { number: string }) =>
    new Set(calls.map((key) => control.published.answering(called, key)?.version));
  expect(got({ bot: true })).toContain(some.version.id);
  expect([...got({ number })]).toEqual([tried.version.id]);
  // What some have had is of that environment, though everybody has not had it.
  const [newest] = await control.versions.list("desk");
  expect([newest?.id, newest?.wasIn, newest?.currentIn]).toEqual([some.version.id, ["live"], []]);
  // Publishing to the other environment takes nothing from those who have it.
  await control.publish("desk", "", { environment: "test" });
  expect((await control.rollouts.latest("desk"))?.state).toBe("running");
});

test("a report is on one environment: its names, its numbers, and what changes there", async () => {
  const nobodyLive = { ...book, names: [{ name: "support", values: { test: tester } }] };
  const { control } = await withBook(nobodyLive);
  await control.publish("desk", "", { environment: "test" });
  await control.numbers.assign(number, "desk", "test");
  const codesIn = async (environment: string) => {
    const { sections } = await control.preflight("desk", { environment });
    return sections.flatMap(({ items }) => items.map(({ code }) => code));
  };
  const here = await codesIn("live");
  expect(here).toEqual(expect.arrayContaining(["name_unresolved", "no_number", "all_new"]));
  const there = await codesIn("test");
  expect(there).toEqual(expect.arrayContaining(["numbers_lead_here", "nothing_changes", "person_unasked"]));
  expect(there).not.toContain("name_unresolved");
});
