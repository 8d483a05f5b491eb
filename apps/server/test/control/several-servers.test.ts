// Several servers on one PostgreSQL: what one of them changes, all of them serve.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { safePolicy } from "@dialtree/flow/destinations";
import { whyNoPostgres } from "@dialtree/local-postgres";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Control } from "../../src/control/control.ts";
import { fakeAudio, wavOf } from "./fake-audio.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { manualClock } from "./manual-clock.ts";
import { postgresForTests } from "./postgres-place.ts";
import { openRig, type Rig, refusal, temporaryFolder } from "./rig.ts";

const why = whyNoPostgres();

describe.skipIf(why)(`servers on one database${why === undefined ? "" : `: ${why}`}`, () => {
  const postgres = postgresForTests();

  async function twoServers(options: Parameters<typeof openRig>[0] = {}): Promise<readonly [Rig, Rig]> {
    const one = await openRig(options, postgres.place());
    return [one, await one.another()];
  }

  const says = ({ published }: Control, flow: string): unknown =>
    published.serving(flow)?.main.document.nodes.find(({ id }) => id === "welcome")?.data.prompt;

  /** Holds up the next text that a voice is asked for; `reached` when it is. */
  function holdUp({ audio }: Rig): { readonly reached: Promise<void>; readonly goOn: () => void } {
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    audio.before = () => {
      reached.resolve();
      return goOn.promise;
    };
    return { reached: reached.promise, goOn: () => goOn.resolve() };
  }

  test("an emergency that one has switched holds for the calls of the other", async () => {
    const [one, other] = await twoServers();
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    await one.control.calendars.create({
      format: 1,
      id: "office",
      name: "Office",
      zone: "UTC",
      week,
      days: [],
    });
    await one.control.calendars.switchEmergency("office", true, undefined);
    expect(other.control.published.library.calendars.size).toBe(0);
    await other.control.catchUp();
    expect(other.control.published.library.calendars.get("office")?.emergency).toBeDefined();
  });

  test("what one has removed the other answers with no more, and its calls under way go on", async () => {
    const [one, other] = await twoServers();
    await one.control.drafts.create(smallFlow("desk"));
    const { version } = await one.control.publish("desk", "");
    await other.control.catchUp();
    expect(other.control.published.serving("desk")?.id).toBe(version.id);
    await one.control.removals.remove("desk", 1, true);
    await other.control.catchUp();
    expect(other.control.published.serving("desk")).toBeUndefined();
    expect(other.control.published.held(version.id)?.id).toBe(version.id);
    expect((await refusal(other.control.numbers.assign("bot", "desk"))).code).toBe("flow_removed");
  });

  test("of one that removes and one that publishes meanwhile, whoever comes second is told", async () => {
    const [one, other] = await twoServers();
    await one.control.drafts.create(smallFlow("desk"));
    const { reached, goOn } = holdUp(one);
    const late = refusal(one.control.publish("desk", ""));
    await reached;
    await other.control.removals.remove("desk", 1, true);
    goOn();
    expect((await late).code).toBe("flow_removed");
    expect(await other.control.versions.list("desk")).toEqual([]);
  });

  test("a publish, a rollback and a number of one are what the other gives to new calls", async () => {
    const [one, other] = await twoServers();
    await one.control.drafts.create(smallFlow("desk", { say: inEnglish("One.") }));
    const first = await one.control.publish("desk", "");
    await one.control.numbers.assign("bot", "desk");
    expect(other.control.published.answering({ bot: true })).toBeUndefined();
    await other.control.catchUp();
    expect(other.control.published.answering({ bot: true })).toEqual({
      flow: "desk",
      version: first.version.id,
    });

    await other.control.drafts.save(smallFlow("desk", { say: inEnglish("Two.") }), 1);
    await other.control.publish("desk", "");
    await one.control.catchUp();
    expect(says(one.control, "desk")).toEqual(inEnglish("Two."));

    await one.control.rollBack("desk", first.version.id);
    await other.control.catchUp();
    expect(says(other.control, "desk")).toEqual(inEnglish("One."));

    await other.control.numbers.release("bot");
    await one.control.catchUp();
    expect(one.control.published.answering({ bot: true })).toBeUndefined();
  });

  test("a call that began on one goes on with its version on the other, which need not have heard of it", async () => {
    const [one, other] = await twoServers();
    await one.control.drafts.create(smallFlow("desk", { say: inEnglish("One.") }));
    const { version } = await one.control.publish("desk", "");
    const loaded = await other.control.published.load(version.id);
    expect(loaded.flow).toBe("desk");
  });

  test("everything that a version names is shared before the version is there, and brought to the others", async () => {
    const [one, other] = await twoServers();
    const say = { "en-US": { text: "Hello.", recording: "hello.wav" } };
    await one.control.drafts.create(smallFlow("desk", { say }));
    const { hash } = await one.control.recordings.put("desk", "hello.wav", wavOf("hello"));
    expect([...one.audio.shared.keys()]).toEqual([hash]);
    const share = one.audio.share;
    let current: unknown = "not asked";
    one.audio.share = async (hashes) => {
      current = (await one.control.versions.current()).get("desk");
      await share(hashes);
    };
    const { version } = await one.control.publish("desk", "");
    expect(current).toBeUndefined();
    const { manifest } = await one.control.versions.whole(version.id);
    const named = [...Object.values(manifest.spoken), ...Object.values(manifest.recordings.desk ?? {})];
    expect(named).toHaveLength(2);
    expect(new Set(one.audio.shared.keys())).toEqual(new Set(named.map(({ hash }) => hash)));

    expect(other.audio.brought).toEqual([]);
    await other.control.catchUp();
    expect(new Set(other.audio.brought)).toEqual(new Set(one.audio.shared.keys()));
    await other.control.catchUp();
    expect(other.audio.brought).toHaveLength(2);
  });

  test("a version is not published when its sounds cannot be shared", async () => {
    const [one] = await twoServers();
    await one.control.drafts.create(smallFlow("desk"));
    one.audio.share = () => Promise.reject(new Error("The disk is full."));
    await expect(one.control.publish("desk", "")).rejects.toThrow("The disk is full.");
    expect(await one.control.versions.list("desk")).toEqual([]);
  });

  test("nobody's change comes between what one publish reads", async () => {
    const [one, other] = await twoServers();
    const say = { "en-US": { text: "Hello.", recording: "hello.wav" } };
    await one.control.drafts.create(smallFlow("desk", { say }));
    await one.control.recordings.put("desk", "hello.wav", wavOf("hello"));
    // As soon as the draft has been read, and before its recordings are.
    const third = await one.another({
      after: async (rows) => {
        if (rows.some((row) => "draft" in row)) await other.control.recordings.remove("desk", "hello.wav");
      },
    });
    expect((await third.control.publish("desk", "")).isNew).toBe(true);
    expect(await other.control.recordings.list("desk")).toEqual([]);
  });

  test("a look at what has not changed is one row", async () => {
    const [one] = await twoServers();
    await one.control.drafts.create(smallFlow("desk"));
    await one.control.publish("desk", "");
    const asked: (readonly object[])[] = [];
    const other = await one.another({ after: async (rows) => void asked.push(rows) });
    asked.length = 0;
    await other.control.catchUp();
    expect(asked).toEqual([[{ changes: 1 }]]);
    await one.control.numbers.assign("bot", "desk");
    await other.control.catchUp();
    expect(asked.length).toBeGreaterThan(2);
  });

  test("a publish that another one overtakes begins again with what is there by then", async () => {
    const [one, other] = await twoServers();
    await one.control.drafts.create(smallFlow("desk", { say: inEnglish("One.") }));
    const { reached, goOn } = holdUp(one);
    const slow = one.control.publish("desk", "slow");
    await reached;
    await other.control.drafts.save(smallFlow("desk", { say: inEnglish("Two.") }), 1);
    const quick = await other.control.publish("desk", "quick");
    goOn();
    // The older draft does not come back.
    expect(await slow).toMatchObject({ isNew: false, version: { id: quick.version.id, message: "quick" } });
    expect(await one.control.versions.list("desk")).toHaveLength(1);
  });

  test("and is refused when somebody looked at what has been overtaken", async () => {
    const [one, other] = await twoServers();
    await one.control.drafts.create(smallFlow("desk", { say: inEnglish("One.") }));
    const { reached, goOn } = holdUp(one);
    const slow = refusal(one.control.publish("desk", "slow", { revision: 1 }));
    await reached;
    await other.control.drafts.save(smallFlow("desk", { say: inEnglish("Two.") }), 1);
    await other.control.publish("desk", "quick");
    goOn();
    expect((await slow).code).toBe("draft_conflict");
  });

  test("a rollout that one begins, raises and ends is what the other gives to the same calls", async () => {
    const [one, other] = await twoServers();
    await one.control.drafts.create(smallFlow("desk", { say: inEnglish("One.") }));
    const { version: first } = await one.control.publish("desk", "");
    await one.control.numbers.assign("bot", "desk");
    await one.control.drafts.save(smallFlow("desk", { say: inEnglish("Two.") }), 1);
    const { version: second } = await one.control.publish("desk", "", { trial: { share: 20 } });
    const keys = Array.from({ length: 200 }, (_, index) => `call-${index}`);
    const given = ({ control }: Rig) =>
      keys.map((key) => control.published.answering({ bot: true }, key)?.version);
    await other.control.catchUp();
    expect(given(other)).toEqual(given(one));
    expect(new Set(given(other))).toEqual(new Set([first.id, second.id]));
    await other.control.rollouts.setShare("desk", 70);
    await one.control.catchUp();
    expect(given(one)).toEqual(given(other));
    expect(given(one).filter((id) => id === second.id).length).toBeGreaterThan(110);
    await one.control.rollouts.end("desk", "");
    await other.control.catchUp();
    expect(new Set(given(other))).toEqual(new Set([first.id]));
  });

  test("calls that several of them count are judged together, and one of them takes the version back", async () => {
    const tripped: string[] = [];
    const [one, other] = await twoServers({ onTripped: ({ told }) => tripped.push(told) });
    await one.control.drafts.create(smallFlow("desk", { say: inEnglish("One.") }));
    const { version: first } = await one.control.publish("desk", "");
    await one.control.drafts.save(smallFlow("desk", { say: inEnglish("Two.") }), 1);
    const { version } = await one.control.publish("desk", "", { trial: { share: 20 } });
    await other.control.catchUp();
    const { id: rollout } = (await one.control.rollouts.latest("desk")) ?? { id: "" };
    const counts = { begun: 11, ended: 11, errors: 11, failedTransfers: 0, hangUps: 0 };
    for (const { control } of [one, other])
      await control.rollouts.add([{ rollout, version: version.id, ...counts }]);
    await Promise.all([one, other].map(({ control }) => control.rollouts.judge(rollout)));
    expect(tripped).toHaveLength(1);
    await Promise.all([one.control.catchUp(), other.control.catchUp()]);
    for (const { control } of [one, other])
      expect(control.published.servingCall("desk", "call-1")?.id).toBe(first.id);
  });

  test("a planned version is put live by one of them, and both serve it", async () => {
    const clock = manualClock(Date.UTC(2026, 0, 5, 9));
    const planned: unknown[] = [];
    const [one, other] = await twoServers({
      now: clock.now,
      onPlanned: (schedule) => planned.push(schedule),
    });
    for (const { control } of [one, other]) await control.keepTime(clock);
    await one.control.drafts.create(smallFlow("desk"));
    const { version } = await one.control.publish("desk", "", {
      when: { at: "2026-01-05T10:00", zone: "UTC" },
    });
    // Only by looking does the other one know what was planned here.
    await other.control.catchUp();
    clock.to(Date.UTC(2026, 0, 5, 10));
    await Promise.all([one, other].map(({ control }) => control.keepTime(clock)));
    await Promise.all([one, other].map(({ control }) => control.catchUp()));
    expect(planned).toHaveLength(1);
    for (const { control } of [one, other]) expect(control.published.serving("desk")?.id).toBe(version.id);
    expect((await one.control.schedules.list("desk")).map(({ state }) => state)).toEqual(["done"]);
  });

  test("a flow that another one has published meanwhile is not published together with this one", async () => {
    const [one, other] = await twoServers();
    await one.control.drafts.create(smallFlow("sales"));
    await one.control.drafts.create(smallFlow("desk", { goesOnWith: "sales" }));
    const { reached, goOn } = holdUp(one);
    const desk = one.control.publish("desk", "");
    await reached;
    const sales = await other.control.publish("sales", "theirs");
    await other.control.drafts.save(smallFlow("sales", { say: inEnglish("Not yet.") }), 1);
    goOn();
    const { together, version } = await desk;
    expect(together).toEqual([]);
    const { documents } = await one.control.versions.whole(version.id);
    expect(documents.get("sales")).toEqual(smallFlow("sales"));
    expect((await one.control.versions.list("sales")).map(({ id }) => id)).toEqual([sales.version.id]);
  });

  test("two that bring in the same folder at once: both come up, and everything is there once", async () => {
    const folder = temporaryFolder();
    for (const [name, next] of [
      ["desk", "sales"],
      ["sales", "night"],
      ["night", "desk"],
    ] as const) {
      mkdirSync(join(folder, name, "prompts"), { recursive: true });
      const say = { "en-US": { text: `This is ${name}.`, recording: "said.wav" } };
      writeFileSync(
        join(folder, name, "flow.json"),
        JSON.stringify(smallFlow(name, { goesOnWith: next, say })),
      );
      writeFileSync(join(folder, name, "prompts", "said.wav"), wavOf(name));
    }
    const place = postgres.place();
    const numbers = { "+15550100": "desk", bot: "night" };
    const shelf = new Map<string, Uint8Array>();
    // Voices that do not sound the same: a second publish would make a second version.
    const rigs = await Promise.all(
      ["plain", "warm", "grim"].map(async (tone) => {
        const audio = fakeAudio(shelf);
        audio.tone = tone;
        return openRig({ audio }, place);
      }),
    );
    const seeded = await Promise.all(rigs.map(({ control }) => control.seedFrom(folder, numbers)));
    expect(seeded.flatMap(({ faults }) => faults)).toEqual([]);
    expect(seeded.flatMap(({ flows }) => flows).sort()).toEqual(["desk", "night", "sales"]);
    expect(seeded.flatMap(({ numbers }) => numbers).sort()).toEqual(["+15550100", "bot"]);
    for (const { control } of rigs) {
      await control.catchUp();
      for (const flow of ["desk", "sales", "night"]) {
        expect(await control.versions.list(flow)).toHaveLength(1);
        expect(control.published.serving(flow)).toBeDefined();
      }
      expect(control.published.answering({ bot: true })?.flow).toBe("night");
    }
  });

  test("calls that two of them let go at once are as many as are allowed; what one forbids both refuse", async () => {
    const [one, other] = await twoServers();
    await one.control.outsideCalls.save({ ...safePolicy, perHour: 7, perMinute: 100 }, 1);
    await other.control.catchUp();
    const calls = Array.from({ length: 20 }, (_, index) => {
      const { control } = index % 2 === 0 ? one : other;
      return control.outsideCalls.count({ id: `${index}`, number: `${index}`, caller: undefined });
    });
    expect((await Promise.all(calls)).filter((counted) => "calls" in counted)).toHaveLength(7);
    const { revision } = await other.control.outsideCalls.save(
      { ...safePolicy, refused: [{ starts: "+1" }] },
      2,
    );
    await one.control.catchUp();
    for (const { control } of [one, other]) {
      expect((await control.outsideCalls.find()).revision).toBe(revision);
      expect(control.outsideCalls.judge("+15550100").verdict).toMatchObject({ code: "number_refused" });
    }
  });

  test("whatever two of them do at once, none is refused for the other's sake, and both end up the same", async () => {
    interface Step {
      readonly text: string;
      readonly flow: "desk" | "sales";
      readonly do: "publish" | "rollBack" | "number";
    }
    const step: fc.Arbitrary<Step> = fc.record({
      text: fc.constantFrom("One.", "Two.", "Three."),
      flow: fc.constantFrom("desk", "sales"),
      do: fc.constantFrom("publish", "rollBack", "number"),
    } as const);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 5 }), async (rounds) => {
        const [one, other] = await twoServers();
        const { drafts } = one.control;
        await drafts.create(smallFlow("sales"));
        await drafts.create(smallFlow("desk", { goesOnWith: "sales" }));
        const take = async ({ control }: Rig, { do: what, flow, text }: Step) => {
          if (what === "number") return void (await control.numbers.assign("bot", flow));
          const versions = await control.versions.list(flow);
          if (what === "rollBack" && versions.length > 0) {
            await control.rollBack(flow, versions.at(-1)?.id ?? "");
            return;
          }
          const { revision } = await control.drafts.find(flow);
          const document = smallFlow(flow, {
            say: inEnglish(text),
            ...(flow === "desk" ? { goesOnWith: "sales" } : {}),
          });
          // Two saves of one revision are two people's; the one who is late publishes what the other has saved.
          await control.drafts.save(document, revision).catch(() => undefined);
          await control.publish(flow, text);
        };
        for (const [first, second] of rounds) {
          await Promise.all([take(one, first), take(other, second), one.control.catchUp()]);
          await Promise.all([one.control.catchUp(), other.control.catchUp()]);
          const current = await one.control.versions.current();
          for (const flow of ["desk", "sales"]) {
            const numbers = (await one.control.versions.list(flow)).map(({ number }) => number);
            expect(numbers).toEqual(numbers.map((_, index) => numbers.length - index));
            for (const { control } of [one, other])
              expect(control.published.serving(flow)?.id).toBe(current.get(flow)?.id);
          }
          const answering = [one, other].map(({ control }) => control.published.answering({ bot: true }));
          expect(answering[0]).toEqual(answering[1]);
        }
        await Promise.all([one.control.close(), other.control.close()]);
      }),
      { numRuns: 15 },
    );
  });
});
