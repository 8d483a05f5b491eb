import { performance } from "node:perf_hooks";
import { begin } from "@dialtree/engine";
import type { NodeTypes } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import type { Control } from "../../src/control/control.ts";
import { inPieces } from "../../src/control/published/in-pieces.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

const account = "550fae72-d251-43ec-868c-373732c2704f";

/** Publishes a flow that says each of these, one version after the other. */
async function versionsOf(control: Control, flow: string, ...texts: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    const document = smallFlow(flow, { say: inEnglish(text) });
    if (index === 0) await control.drafts.create(document);
    else await control.drafts.save(document, index);
    ids.push((await control.publish(flow, text)).version.id);
  }
  return ids;
}

describe("who answers", () => {
  test("is the flow of the number, else of the account, else of the bot", async () => {
    const { control } = await openRig();
    const { published, numbers } = control;
    const version: Record<string, string | undefined> = {};
    for (const flow of ["desk", "sales", "bot"]) [version[flow]] = await versionsOf(control, flow, "Hello.");
    await numbers.assign("+15550100", "desk");
    await numbers.assign(account.toUpperCase(), "sales");
    await numbers.assign("bot", "bot");
    const called = { number: "+15550100", accountId: account, bot: true } as const;
    expect(published.answering(called)).toEqual({ flow: "desk", version: version.desk });
    expect(published.answering({ ...called, number: "+15550199" })?.flow).toBe("sales");
    expect(published.answering({ accountId: account.toUpperCase() })?.flow).toBe("sales");
    expect(published.answering({ bot: true })?.flow).toBe("bot");
    expect(published.answering({ number: "+15550199" })).toBeUndefined();
    expect(published.answering({ number: "bot" })?.flow).toBe("bot");
    await numbers.release("+15550100");
    expect(published.answering({ number: "+15550100" })).toBeUndefined();
  });

  test("is nobody before the flow is published, and the newest version after", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    await control.numbers.assign("bot", "desk");
    expect(control.published.answering({ bot: true })).toBeUndefined();
    const first = await control.publish("desk", "");
    expect(control.published.answering({ bot: true })?.version).toBe(first.version.id);
    await control.drafts.save(smallFlow("desk", { title: "New" }), 1);
    expect(control.published.answering({ bot: true })?.version).toBe(first.version.id);
    const second = await control.publish("desk", "");
    expect(control.published.answering({ bot: true })?.version).toBe(second.version.id);
  });

  test("is the same after a restart, without a word of the voice", async () => {
    const rig = await openRig();
    const [, second] = await versionsOf(rig.control, "desk", "One.", "Two.");
    await rig.control.numbers.assign("bot", "desk");
    rig.audio.spoken.length = 0;
    const { control, refused } = await rig.again();
    expect(control.published.answering({ bot: true })).toEqual({ flow: "desk", version: second });
    expect(rig.audio.spoken).toEqual([]);
    expect(refused).toEqual([]);
  });

  test("is an older version after a rollback, also after a restart", async () => {
    const rig = await openRig();
    const [first, second] = await versionsOf(rig.control, "desk", "One.", "Two.");
    await rig.control.rollBack("desk", first!);
    expect(rig.control.published.serving("desk")?.id).toBe(first);
    const { control } = await rig.again();
    expect(control.published.serving("desk")?.id).toBe(first);
    await control.rollBack("desk", second!);
    expect(control.published.serving("desk")?.id).toBe(second);
    const [other] = await versionsOf(control, "sales", "Hello.");
    expect((await refusal(control.rollBack("desk", other!))).code).toBe("version_of_other_flow");
    expect((await refusal(control.rollBack("desk", "none"))).code).toBe("version_unknown");
    expect(control.published.serving("desk")?.id).toBe(second);
  });

  test("numbers are checked before they are kept", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    for (const called of ["", "5550100", "+0", "desk", "+15550100 "]) {
      expect((await refusal(control.numbers.assign(called, "desk"))).code).toBe("called_unusable");
    }
    expect((await refusal(control.numbers.assign("bot", "other"))).code).toBe("flow_unknown");
    expect((await refusal(control.numbers.release("bot"))).code).toBe("number_unknown");
    expect(await control.numbers.list()).toEqual([]);
  });
});

describe("versions in memory", () => {
  test("run a call: the library finds what a session names", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("sales"));
    await control.drafts.create(smallFlow("desk", { goesOnWith: "sales" }));
    const { version } = await control.publish("desk", "");
    const { library, load } = control.published;
    const { main, flows } = await load(version.id);
    expect(library.find("desk", version.id)).toBe(main);
    expect(library.find("sales", version.id)).toBe(flows.get("sales"));
    expect(library.linked(main, "sales")).toBe(flows.get("sales"));
    expect(library.find("desk", "another")).toBeUndefined();
    const { session } = begin(library, {
      key: "k",
      seed: 1,
      flow: main,
      event: {
        type: "incoming",
        at: 0,
        leg: "caller",
        caller: { kind: "unknown" },
        called: { kind: "unknown" },
      },
    });
    expect(session.frames).toMatchObject([{ flow: "desk", version: version.id }]);
  });

  test("are loaded for calls that began before a restart; old ones make room for each other", async () => {
    const rig = await openRig();
    const texts = Array.from({ length: 60 }, (_, index) => `Text ${index}.`);
    const ids = await versionsOf(rig.control, "desk", ...texts);
    expect(rig.control.published.held(ids[0]!)).toBeUndefined();
    expect(rig.control.published.held(ids[58]!)).toBeDefined();
    const { control } = await rig.again();
    expect(control.published.held(ids[0]!)).toBeUndefined();
    const [one, same] = await Promise.all([control.published.load(ids[0]!), control.published.load(ids[0]!)]);
    expect(one).toBe(same);
    expect(control.published.library.find("desk", ids[0]!)).toBe(one.main);
    for (const id of ids.slice(1, 59)) {
      // Asked for again and again, like one that a call is in: it stays.
      control.published.library.find("desk", ids[0]!);
      await control.published.load(id);
    }
    expect(control.published.held(ids[0]!)).toBe(one);
    expect(control.published.held(ids[1]!)).toBeUndefined();
    expect(control.published.serving("desk")?.id).toBe(ids[59]);
    expect((await refusal(control.published.load("none"))).code).toBe("version_unknown");
  });
});

describe("a version that somebody has changed in the database", () => {
  const tamperings = {
    "its document": `update document set text = replace(text, 'Two.', 'Too.')`,
    "its document, which is gone": `delete from document where text like '%Two.%'`,
    "its manifest": `update version set manifest = replace(manifest, '"format":1', '"format": 1') where number = 2`,
    "its manifest, which is no JSON": `update version set manifest = 'x' where number = 2`,
  };
  for (const [what, statement] of Object.entries(tamperings)) {
    test(`is refused (${what}), and the last good one answers`, async () => {
      const rig = await openRig();
      const [first, second] = await versionsOf(rig.control, "desk", "One.", "Two.");
      await versionsOf(rig.control, "sales", "Hello.");
      await rig.control.numbers.assign("bot", "desk");
      const { control, refused } = await rig.again(statement);
      expect(refused).toMatchObject([
        { flow: "desk", version: second, instead: first, error: { code: "version_damaged" } },
      ]);
      expect(refused[0]?.error.message).toContain(second);
      expect(control.published.refused()).toEqual(refused);
      expect(control.published.answering({ bot: true })).toEqual({ flow: "desk", version: first });
      expect(control.published.serving("sales")).toBeDefined();
      expect((await refusal(control.published.load(second!))).code).toBe("version_damaged");
      expect((await refusal(control.versions.whole(second!))).code).toBe("version_damaged");
      expect((await refusal(control.rollBack("desk", second!))).code).toBe("version_damaged");
      expect(control.published.serving("desk")?.id).toBe(first);
    });
  }

  test("leaves nobody answering when it was the only one, until the flow is published again", async () => {
    const rig = await openRig();
    await versionsOf(rig.control, "desk", "One.");
    const { control, refused } = await rig.again(`update document set text = text || ' '`);
    expect(refused).toMatchObject([{ flow: "desk", instead: undefined }]);
    expect(control.published.serving("desk")).toBeUndefined();
    await control.drafts.save(smallFlow("desk", { say: inEnglish("Two.") }), 1);
    await control.publish("desk", "");
    expect(control.published.serving("desk")).toBeDefined();
    expect(control.published.refused()).toEqual([]);
  });
});

describe("what the first callers of a version would wait for", () => {
  test("is worked out before it answers, and the one of before answers meanwhile; also at a start", async () => {
    const seen: (string | undefined)[] = [];
    let serving = (): string | undefined => undefined;
    const [prompt] = [...nodeTypes.values()].filter(({ type }) => type === "prompt");
    if (!prompt) throw new Error("There is no prompt.");
    const watched: NodeTypes = new Map(nodeTypes).set("prompt", {
      ...prompt,
      *prepare() {
        seen.push(serving());
        yield;
        seen.push(serving());
      },
    });
    const { control, again } = await openRig({ nodeTypes: watched });
    serving = () => control.published.serving("desk")?.id;
    const [first, second] = await versionsOf(control, "desk", "One.", "Two.");
    expect(seen).toEqual([undefined, undefined, first, first]);
    expect(serving()).toBe(second);
    // Once for each version: what is served already is not prepared again.
    await control.catchUp();
    expect(seen).toHaveLength(4);
    const next = await again();
    expect(seen).toHaveLength(6);
    expect(next.control.published.serving("desk")?.id).toBe(second);
  });

  test("leaves all others their turn", async () => {
    function* busy() {
      for (let piece = 0; piece < 40; piece += 1) {
        const until = performance.now() + 1;
        while (performance.now() < until);
        yield;
      }
    }
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    await inPieces(busy());
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(8);
  });
});
