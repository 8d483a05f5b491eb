// The scenarios of flows: kept with them, checked line by line, and played before a flow is published.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSeal } from "@dialtree/calls";
import { expect, test } from "vitest";
import { playerOf } from "../../src/control/scenarios/playing.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig, refusal, temporaryFolder } from "./rig.ts";

const hearing = (words: string) =>
  `call       from +15550199\nanswers\nhears      "${words}"\nhangs up\nends       local\n`;

test("a scenario is kept, changed by its revision and deleted", async () => {
  const rig = await openRig();
  const { scenarios, drafts } = rig.control;
  await drafts.create(smallFlow("desk"));
  const first = await scenarios.put("desk", "greeting", hearing("This is desk."), 0);
  expect(first).toMatchObject({ name: "greeting", revision: 1 });
  expect((await refusal(scenarios.put("desk", "greeting", hearing("Else."), 0))).code).toBe(
    "scenario_conflict",
  );
  const second = await scenarios.put("desk", "greeting", hearing("Else."), 1);
  expect((await refusal(scenarios.put("desk", "greeting", hearing("Late."), 1))).code).toBe(
    "scenario_conflict",
  );
  const { scenarios: again } = (await rig.again()).control;
  expect(await again.list("desk")).toEqual([second]);
  expect((await refusal(again.remove("desk", "greeting", 1))).code).toBe("scenario_conflict");
  await again.remove("desk", "greeting", 2);
  expect((await refusal(again.remove("desk", "greeting", 2))).code).toBe("scenario_unknown");
  expect((await refusal(again.list("nobody"))).code).toBe("flow_unknown");
});

const unreadable: readonly (readonly [string, string, readonly string[]])[] = [
  ["no call", "# nothing\n", ["/lines/1"]],
  ["two lines", "given nonsense\ncall from nobody\nanswers\n", ["/lines/1", "/lines/2"]],
  ["a comment too late", "call from +15550199\n# late\n", ["/lines/2"]],
];
test.each(unreadable)("what cannot be read is refused, line by line: %s", async (_what, text, lines) => {
  const { control } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  const why = await refusal(control.scenarios.put("desk", "wrong", text, 0));
  expect(why.code).toBe("scenario_unreadable");
  expect(why.problems?.map(({ at }) => at)).toEqual(lines);
  expect(why.message).toContain(why.problems?.[0]?.sentence);
  expect(await control.scenarios.list("desk")).toEqual([]);
});

test("what somebody keyed is not to be read in the database, nor with another secret", async () => {
  const rig = await openRig();
  const { control, database } = rig;
  await control.drafts.create(smallFlow("desk"));
  await control.scenarios.put("desk", "greeting", hearing("This is desk."), 0);
  const [row] = await database.selectFrom("scenario").selectAll().execute();
  expect(JSON.stringify(row)).not.toContain("This is desk");
  const sealed_text = createSeal([new Uint8Array(32).fill(8)]).close("x", "scenario desk greeting");
  await database.updateTable("scenario").set({ sealed_text }).execute();
  expect(await control.scenarios.list("desk")).toMatchObject([{ name: "greeting", text: null }]);
  const why = await refusal(control.publish("desk", ""));
  expect(why.problems).toMatchObject([{ code: "scenario_failed" }]);
  expect(why.problems?.[0]?.sentence).toContain("another DIALTREE_SECRET");
});

test("a flow that is brought in brings its scenarios; one that cannot be read is told of", async () => {
  const folder = temporaryFolder();
  const cases = join(folder, "desk", "cases");
  mkdirSync(cases, { recursive: true });
  writeFileSync(join(folder, "desk", "flow.json"), JSON.stringify(smallFlow("desk")));
  writeFileSync(join(cases, "greeting.txt"), hearing("This is desk."));
  writeFileSync(join(cases, "broken.txt"), "nothing");
  writeFileSync(join(cases, "Not a name.txt"), hearing("This is desk."));
  const { control } = await openRig();
  const { faults } = await control.seedFrom(folder);
  expect(faults.map(({ of, code }) => `${of} ${code}`)).toEqual([
    "desk/cases/Not a name.txt scenario_unreadable",
    "desk/cases/broken.txt scenario_unreadable",
  ]);
  expect((await control.scenarios.list("desk")).map(({ name }) => name)).toEqual(["greeting"]);
  expect(await control.summaries("desk")).toEqual(new Map());
});

test("flows that were brought in before get their scenarios, unless somebody has them in hand", async () => {
  const folder = temporaryFolder();
  const flows = ["desk", "edited", "emptied"];
  for (const flow of flows) {
    mkdirSync(join(folder, flow, "cases"), { recursive: true });
    writeFileSync(join(folder, flow, "flow.json"), JSON.stringify(smallFlow(flow)));
  }
  const { control } = await openRig();
  await control.seedFrom(folder);
  for (const flow of flows)
    writeFileSync(join(folder, flow, "cases/greeting.txt"), hearing(`This is ${flow}.`));
  await control.drafts.save(smallFlow("edited", { title: "Ours" }), 1);
  await control.scenarios.put("emptied", "own", hearing("This is emptied."), 0);
  await control.scenarios.remove("emptied", "own", 1);
  expect((await control.seedFrom(folder)).faults).toEqual([]);
  const names = async (flow: string) => (await control.scenarios.list(flow)).map(({ name }) => name);
  expect(await Promise.all(flows.map(names))).toEqual([["greeting"], [], []]);
  // A second time nothing is new.
  await control.seedFrom(folder);
  expect(await control.scenarios.list("desk")).toMatchObject([{ name: "greeting", revision: 1 }]);
});

test("no more are played when time is up: the one under way fails, the others were not played", async () => {
  const document = smallFlow("desk", { say: inEnglish("One.") });
  const scenarios = ["a", "b"].map((name) => ({ flow: "desk", name, text: hearing("One.") }));
  const order = { flows: [{ document, recordings: new Map() }], calendars: new Map(), scenarios };
  const player = playerOf();
  const cut = await player.play(order, AbortSignal.abort());
  expect(cut.map(({ outcome }) => outcome)).toEqual(["failed", "unplayed"]);
  // Nor is that remembered: whoever looks again has them played.
  const whole = await player.play(order);
  expect(whole.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
  expect(await player.play(order)).toBe(whole);
});

test("whoever publishes does not wait for those who look at reports", async () => {
  const order = (say: string) => ({
    flows: [{ document: smallFlow("desk", { say: inEnglish(say) }), recordings: new Map() }],
    calendars: new Map(),
    scenarios: [{ flow: "desk", name: "a", text: hearing(say) }],
  });
  const player = playerOf();
  let looked = 0;
  const looking = ["One.", "Two.", "Three."].map((say) =>
    player.beside.play(order(say)).then(() => {
      looked += 1;
    }),
  );
  await player.play(order("Four."));
  expect(looked).toBeLessThan(3);
  await Promise.all(looking);
  // What was played there is remembered here.
  expect(await player.play(order("Three."))).toBe(await player.beside.play(order("Three.")));
});
