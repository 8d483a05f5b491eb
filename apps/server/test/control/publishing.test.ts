import type { Prompt } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import type { Control } from "../../src/control/control.ts";
import { wavOf } from "./fake-audio.ts";
import { brokenFlow, flowNaming, inEnglish, smallFlow } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

async function withFlows(control: Control, ...flows: ReturnType<typeof smallFlow>[]): Promise<void> {
  for (const flow of flows) await control.drafts.create(flow);
}

const english = (text: string): Prompt => ({ language: "en-US", text });

describe("publishing", () => {
  test("speaks everything that callers can hear before it writes, and finds it again by prompt", async () => {
    const { control, audio } = await openRig();
    const document = smallFlow("desk", {
      languages: ["en-US", "de-DE"],
      say: { "en-US": { text: "Hello." }, "de-DE": { text: "Hallo.", voice: "anna" } },
      fallback: inEnglish("One moment."),
    });
    await withFlows(control, document);
    const { version, isNew, together } = await control.publish("desk", "First");
    expect({ isNew, together }).toEqual({ isNew: true, together: [] });
    expect(version).toMatchObject({ flow: "desk", number: 1, message: "First" });
    expect([...audio.spoken].sort()).toEqual(["Hallo.", "Hello.", "One moment."]);

    const loaded = await control.published.load(version.id);
    expect(loaded.fallback).toEqual(document.fallback?.to);
    for (const prompt of [
      english("Hello."),
      english("One moment."),
      { language: "de-DE", text: "Hallo.", voice: "anna" },
    ]) {
      const found = loaded.audioOf(prompt);
      const sound = Buffer.from(audio.kept.get(found?.hash ?? "") ?? []).toString();
      expect(sound).toBe(JSON.stringify(["plain", prompt.language, prompt.voice ?? null, prompt.text]));
      expect(found?.milliseconds).toBe(prompt.text.length * 10);
    }
    // The same words in another voice are not the same audio.
    expect(loaded.audioOf({ language: "de-DE", text: "Hallo." })).toBeUndefined();
    expect(loaded.audioOf(english("Something else."))).toBeUndefined();
  });

  test("says each text once, however often it occurs, and leaves out what no caller can hear", async () => {
    const { control, audio } = await openRig();
    const say = { ...inEnglish("Hello."), "fr-FR": { text: "Bonjour." } };
    await withFlows(control, smallFlow("desk", { say, fallback: inEnglish("Hello.") }));
    const { warnings } = await control.publish("desk", "");
    expect(audio.spoken).toEqual(["Hello."]);
    expect(warnings).toMatchObject([{ code: "text_in_unlisted_language" }]);
  });

  test("refuses with every problem at once, each with its node, place and remedy", async () => {
    const { control, audio } = await openRig();
    await withFlows(
      control,
      smallFlow("desk", {
        languages: ["en-US", "tlh"],
        say: { tlh: { text: "nuqneH" } },
        goesOnWith: "nowhere",
      }),
    );
    audio.mute.add("tlh");
    const error = await refusal(control.publish("desk", "First"));
    expect(error.code).toBe("publish_refused");
    const at = (pointer: string) => error.problems?.find((problem) => problem.at === pointer);
    expect(at("/nodes/1/data/prompt")).toMatchObject({
      flow: "desk",
      code: "text_missing",
      severity: "error",
      node: "welcome",
      name: '"Welcome"',
    });
    expect(at("/nodes/1/data/prompt/tlh")).toMatchObject({
      code: "text_unspeakable",
      sentence: '"Welcome": "What the caller hears" in tlh could not be spoken: No voice speaks tlh.',
    });
    expect(at("/nodes/2/data/place")).toMatchObject({ code: "flow_missing", name: "Go to" });
    for (const problem of error.problems ?? []) {
      if (problem.name) expect(problem.sentence).toContain(problem.name);
      expect(problem.remedy).not.toBe("");
    }
    expect(await control.versions.list("desk")).toEqual([]);
    expect(control.published.serving("desk")).toBeUndefined();
  });

  test("tells once that no voice speaks a language", async () => {
    const { control, audio } = await openRig({ voices: ["en"] });
    audio.mute.add("de-DE");
    const say = { "en-US": { text: "Hello." }, "de-DE": { text: "Hallo." } };
    await withFlows(control, smallFlow("desk", { languages: ["en-US", "de-DE"], say }));
    const { problems = [] } = await refusal(control.publish("desk", ""));
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "voice_of_other_language" },
    ]);
  });

  test("publishes in spite of warnings, and tells them", async () => {
    const { control } = await openRig();
    await withFlows(control, smallFlow("desk", { say: inEnglish("Hello \u{1f600}") }));
    const { warnings } = await control.publish("desk", "");
    expect(warnings).toMatchObject([{ code: "text_partly_unspoken", node: "welcome", severity: "warning" }]);
    expect(control.published.serving("desk")).toBeDefined();
  });

  test("tells how far it has come", async () => {
    const { control } = await openRig();
    await withFlows(control, smallFlow("desk"));
    const told: string[] = [];
    await control.publish("desk", "", { onProgress: ({ done, of }) => told.push(`${done}/${of}`) });
    expect(told).toEqual(["1/2", "2/2"]);
  });

  /** Says as many different texts as it has steps. */
  const talkative = (steps: number) => {
    const { nodes, edges, ...flow } = smallFlow("desk", { fallback: inEnglish("One moment.") });
    const welcome = nodes.find(({ id }) => id === "welcome");
    if (!welcome) throw new Error("welcome");
    const more = Array.from({ length: steps }, (_, index) => ({
      ...welcome,
      id: `step-${index}`,
      title: `Step ${index}`,
      data: { ...welcome.data, prompt: inEnglish(`Text ${index}.`) },
    }));
    const chain = ["welcome", ...more.map(({ id }) => id)];
    const ways = chain.flatMap((from, index) => [
      { from, outlet: "next", to: chain[index + 1] ?? "end" },
      { from, outlet: "failed", to: "end" },
    ]);
    return {
      ...flow,
      nodes: [...nodes, ...more],
      edges: [...edges.filter(({ from }) => from !== "welcome"), ...ways],
    };
  };

  test("a voice that is away is asked for nothing more, and the problem names a node and what to do", async () => {
    const { control, audio } = await openRig();
    await withFlows(control, talkative(40));
    let asked = 0;
    audio.before = async () => {
      asked += 1;
      if (asked === 10) audio.outage = "The voice is away. Try again in a few minutes.";
    };
    const { code, problems = [] } = await refusal(control.publish("desk", ""));
    expect(code).toBe("publish_refused");
    const away = problems.filter((problem) => problem.code === "voice_unavailable");
    expect(away[0]).toMatchObject({
      severity: "error",
      node: expect.stringMatching(/^step-/),
      sentence: expect.stringContaining("could not be spoken now: The voice is away. Try again"),
      remedy: expect.stringContaining("What was spoken is kept"),
    });
    // Those under way at that moment, and no other of forty.
    expect(away.length).toBeLessThanOrEqual(4);
    expect(asked).toBeLessThanOrEqual(13);
    expect(await control.versions.list("desk")).toEqual([]);
    expect(control.published.serving("desk")).toBeUndefined();
    audio.outage = undefined;
    expect(await control.publish("desk", "")).toMatchObject({ isNew: true });
  });

  test("is stopped by whoever asked for it, loses nothing, and keeps nobody else waiting", async () => {
    const { control, audio } = await openRig();
    await withFlows(control, talkative(20), smallFlow("night"));
    const abort = new AbortController();
    let asked = 0;
    audio.before = async (_text, signal) => {
      asked += 1;
      if (asked === 6) abort.abort(new Error("enough"));
      signal?.throwIfAborted();
    };
    const stopped = refusal(control.publish("desk", "", { signal: abort.signal }));
    const other = control.publish("night", "");
    expect(await stopped).toMatchObject({
      code: "publish_cancelled",
      message: 'The flow "desk" was not published: somebody has stopped it.',
    });
    expect((await other).isNew).toBe(true);
    expect(asked).toBeLessThan(15);
    expect(await control.versions.list("desk")).toEqual([]);
    expect(await refusal(control.publish("desk", "", { signal: abort.signal }))).toHaveProperty(
      "code",
      "publish_cancelled",
    );
    expect((await control.publish("desk", "")).version.number).toBe(1);
  });

  test("no more than four texts are spoken at once", async () => {
    const { control, audio } = await openRig();
    await withFlows(control, talkative(20));
    let underWay = 0;
    let most = 0;
    audio.before = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
    };
    await control.publish("desk", "");
    expect(most).toBe(4);
  });

  test("the same content again is the same version", async () => {
    const { control } = await openRig();
    await withFlows(control, smallFlow("desk"));
    const first = await control.publish("desk", "First");
    const second = await control.publish("desk", "Second");
    expect(second).toMatchObject({ isNew: false, version: first.version });
    expect(await control.versions.list("desk")).toHaveLength(1);
    await control.drafts.save(smallFlow("desk", { say: inEnglish("New.") }), 1);
    const third = await control.publish("desk", "Third");
    expect(third).toMatchObject({ isNew: true, version: { number: 2 } });
    // Back to what was published first: no new version, but the first one answers.
    await control.drafts.save(smallFlow("desk"), 2);
    expect((await control.publish("desk", "Fourth")).version).toEqual(first.version);
    expect(control.published.serving("desk")?.id).toBe(first.version.id);
    expect((await control.versions.list("desk")).map(({ number, current }) => [number, current])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  test("another voice makes another version of the same words", async () => {
    const { control, audio } = await openRig();
    await withFlows(control, smallFlow("desk"));
    const first = await control.publish("desk", "");
    audio.tone = "warm";
    expect((await control.publish("desk", "")).version.id).not.toBe(first.version.id);
  });

  test("takes the revision that somebody looked at, or none", async () => {
    const { control } = await openRig();
    await withFlows(control, smallFlow("desk"));
    await control.drafts.save(smallFlow("desk", { title: "New" }), 1);
    expect((await refusal(control.publish("desk", "", { revision: 1 }))).code).toBe("draft_conflict");
    expect(await control.versions.list("desk")).toEqual([]);
    await control.publish("desk", "", { revision: 2 });
  });

  test("two at once come one after the other", async () => {
    const { control, audio } = await openRig();
    await withFlows(control, smallFlow("desk"), smallFlow("night", { goesOnWith: "desk" }));
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    const first = Promise.withResolvers<void>();
    let begun = 0;
    audio.before = () => {
      begun += 1;
      if (begun === 2) first.resolve();
      return goOn;
    };
    const both = Promise.all([control.publish("desk", "a"), control.publish("night", "b")]);
    await first.promise;
    // Whatever the second one would ask the database for is answered before these are.
    for (let asked = 0; asked < 3; asked++) await control.drafts.list();
    expect(begun).toBe(2);
    resolve();
    const [desk, night] = await both;
    expect(desk.isNew && night.isNew).toBe(true);
    // Had it not waited, the second one would have published the desk as well.
    expect(night.together).toEqual([]);
  });

  test("finds what is wrong with a draft without having anything spoken", async () => {
    const { control, audio } = await openRig();
    await withFlows(control, brokenFlow("desk"));
    const { revision, problems } = await control.problems("desk");
    expect(revision).toBe(1);
    expect(problems).toMatchObject([{ code: "text_missing", node: "welcome" }]);
    expect(audio.spoken).toEqual([]);
  });
});

describe("what a flow names of the installation", () => {
  const missing = (code: string, at: string) => ({
    flow: "desk",
    code,
    severity: "error",
    node: "asking",
    at,
  });

  test("keeps it from being published as long as it is not there, with the step and what to do", async () => {
    const { control } = await openRig({ mailboxes: ["back-office"] });
    await withFlows(control, flowNaming("desk", "leave-message", "front-desk"));
    const { problems } = await refusal(control.publish("desk", ""));
    expect(problems).toMatchObject([missing("mailbox_missing", "/nodes/3/data/mailbox")]);
    expect(problems?.[0]?.remedy).toMatch(/whoever looks after the installation/);
    await control.drafts.save(flowNaming("desk", "leave-message", "back-office"), 1);
    expect((await control.publish("desk", "")).warnings).toEqual([]);
  });

  test("is looked for as it is at that moment", async () => {
    const { control } = await openRig();
    await withFlows(control, flowNaming("desk", "check-pin", "customers"));
    const { problems } = await control.problems("desk");
    expect(problems).toMatchObject([missing("pin_list_missing", "/nodes/3/data/list")]);
    expect((await refusal(control.publish("desk", ""))).problems).toEqual(problems);
    await control.pins.put("customers", []);
    expect((await control.publish("desk", "")).warnings).toEqual([]);
  });

  test("nobody complains of mailboxes where nobody knows which there are", async () => {
    const { control } = await openRig();
    await withFlows(control, flowNaming("desk", "leave-message", "front-desk"));
    expect((await control.publish("desk", "")).warnings).toEqual([]);
  });

  test("of a linked flow that is published is somebody else's to mend", async () => {
    const { control } = await openRig();
    await control.pins.put("customers", []);
    await withFlows(
      control,
      flowNaming("bank", "check-pin", "customers"),
      smallFlow("desk", { goesOnWith: "bank" }),
    );
    await control.publish("bank", "");
    await control.pins.remove("customers");
    expect((await control.publish("desk", "")).warnings).toEqual([]);
    expect((await refusal(control.publish("bank", ""))).code).toBe("publish_refused");
  });

  test("is found in drafts and in what callers get, also by way of another flow", async () => {
    const { control } = await openRig();
    const { resources } = control;
    expect(await resources.uses("pin-list", "customers")).toEqual({ drafts: [], published: [] });
    await control.pins.put("customers", []);
    await withFlows(
      control,
      flowNaming("bank", "check-pin", "customers"),
      flowNaming("desk", "leave-message", "customers"),
      smallFlow("night", { goesOnWith: "bank" }),
    );
    for (const flow of ["bank", "desk", "night"]) await control.publish(flow, "");
    const draft = { title: "bank", flow: "bank", at: "/nodes/3/data/list", node: "asking", name: '"Asking"' };
    expect(await resources.uses("pin-list", "customers")).toEqual({
      drafts: [draft],
      published: [
        { flow: "bank", number: 1 },
        { flow: "night", number: 1 },
      ],
    });
    await control.drafts.save(smallFlow("bank"), 1);
    const { drafts, published } = await resources.uses("pin-list", "customers");
    expect([drafts, published.length]).toEqual([[], 2]);
  });
});

describe("recordings of a version", () => {
  const recorded = smallFlow("desk", { say: { "en-US": { text: "Hello.", recording: "hello.wav" } } });
  const prompt: Prompt = { language: "en-US", text: "Hello.", recording: "hello.wav", flow: "desk" };

  test("are heard instead of a voice, and stay as they were published", async () => {
    const { control, audio } = await openRig();
    await withFlows(control, recorded);
    const { hash } = await control.recordings.put("desk", "hello.wav", wavOf("one"));
    await control.recordings.put("desk", "unused.wav", wavOf("unused"));
    const first = await control.publish("desk", "");
    expect(audio.spoken).toEqual(["Sorry."]);
    await control.recordings.put("desk", "hello.wav", wavOf("other"));
    await control.recordings.remove("desk", "hello.wav");
    expect((await control.published.load(first.version.id)).audioOf(prompt)).toEqual({
      hash,
      milliseconds: 8,
    });
    const { manifest } = await control.versions.whole(first.version.id);
    expect(Object.keys(manifest.recordings.desk ?? {})).toEqual(["hello.wav"]);
  });

  test("another recording of the same name makes another version", async () => {
    const { control } = await openRig();
    await withFlows(control, recorded);
    await control.recordings.put("desk", "hello.wav", wavOf("one"));
    const first = await control.publish("desk", "");
    await control.recordings.put("desk", "hello.wav", wavOf("two"));
    const second = await control.publish("desk", "");
    expect(second.version.number).toBe(2);
    const heard = async (id: string) => (await control.published.load(id)).audioOf(prompt)?.hash;
    expect(await heard(first.version.id)).not.toBe(await heard(second.version.id));
  });

  test("are missed, in the document and in the library", async () => {
    const { control, audio } = await openRig();
    await withFlows(control, recorded);
    const missing = await refusal(control.publish("desk", ""));
    expect(missing.problems).toMatchObject([{ code: "recording_missing", node: "welcome" }]);
    const { hash } = await control.recordings.put("desk", "hello.wav", wavOf("one"));
    audio.kept.delete(hash);
    audio.shared.delete(hash);
    const lost = await refusal(control.publish("desk", ""));
    expect(lost.problems).toMatchObject([{ code: "recording_lost", node: "welcome" }]);
  });
});

describe("linked flows", () => {
  const hears = async (control: Control, version: string, flow: string): Promise<string | undefined> => {
    const document = (await control.published.load(version)).flows.get(flow)?.document;
    const said = document?.nodes.find(({ id }) => id === "welcome")?.data.prompt as {
      "en-US": { text: string };
    };
    return said?.["en-US"].text;
  };

  test("are pinned: what is published of them later reaches only versions made later", async () => {
    const { control } = await openRig();
    await withFlows(control, smallFlow("sales"), smallFlow("desk", { goesOnWith: "sales" }));
    await control.publish("sales", "");
    const desk = await control.publish("desk", "");
    expect(desk.together).toEqual([]);
    await control.drafts.save(smallFlow("sales", { say: inEnglish("Sales are closed.") }), 1);
    await control.publish("sales", "");
    expect(await hears(control, desk.version.id, "sales")).toBe("This is sales.");
    const { published } = control;
    const from = published.serving("desk")?.main;
    expect(from && published.library.linked(from, "sales")?.version).toBe(desk.version.id);
    const later = await control.publish("desk", "");
    expect(await hears(control, later.version.id, "sales")).toBe("Sales are closed.");
    expect(await hears(control, desk.version.id, "sales")).toBe("This is sales.");
  });

  test("are taken as they are published, not as somebody is working on them", async () => {
    const { control } = await openRig();
    await withFlows(control, smallFlow("sales"), smallFlow("desk", { goesOnWith: "sales" }));
    await control.publish("sales", "");
    await control.drafts.save(brokenFlow("sales"), 1);
    const desk = await control.publish("desk", "");
    expect(await hears(control, desk.version.id, "sales")).toBe("This is sales.");
  });

  test("are published together when they never were, all the way, also in a circle", async () => {
    const { control } = await openRig();
    await withFlows(
      control,
      smallFlow("desk", { goesOnWith: "sales" }),
      smallFlow("sales", { goesOnWith: "night" }),
      smallFlow("night", { goesOnWith: "sales" }),
    );
    const { version, together } = await control.publish("desk", "All");
    expect(together.map(({ flow, number, message }) => [flow, number, message]).sort()).toEqual([
      ["night", 1, "All"],
      ["sales", 1, "All"],
    ]);
    const flowsOf = async (id: string) => [...(await control.published.load(id)).flows.keys()].sort();
    expect(await flowsOf(version.id)).toEqual(["desk", "night", "sales"]);
    // A linked flow's own version holds what can be reached from it, and no more.
    expect(await flowsOf(together[0]?.id ?? "")).toEqual(["night", "sales"]);
    for (const flow of ["desk", "sales", "night"])
      expect((await control.publish(flow, "")).isNew).toBe(false);
  });

  test("keep a flow from being published by their own errors, told with their own id", async () => {
    const { control } = await openRig();
    await withFlows(control, brokenFlow("sales"), smallFlow("desk", { goesOnWith: "sales" }));
    const { problems } = await refusal(control.publish("desk", ""));
    expect(problems).toMatchObject([{ flow: "sales", code: "text_missing", node: "welcome" }]);
    expect((await control.problems("desk")).problems).toMatchObject([{ flow: "sales" }]);
    expect(await control.versions.list("sales")).toEqual([]);
  });

  test("bring their recordings, which may have the names of others", async () => {
    const { control } = await openRig();
    const say = { "en-US": { text: "Hello.", recording: "hello.wav" } };
    await withFlows(control, smallFlow("sales", { say }), smallFlow("desk", { say, goesOnWith: "sales" }));
    const ours = await control.recordings.put("desk", "hello.wav", wavOf("desk"));
    const theirs = await control.recordings.put("sales", "hello.wav", wavOf("sales"));
    const { version } = await control.publish("desk", "");
    const loaded = await control.published.load(version.id);
    const of = (flow: string) => loaded.audioOf({ ...say["en-US"], language: "en-US", flow })?.hash;
    expect([of("desk"), of("sales")]).toEqual([ours.hash, theirs.hash]);
  });
});

test("a flow that a key leads to from everywhere is published with the one that has the key, and renamed with it", async () => {
  const { control } = await openRig();
  const everywhere = { operator: { key: "0" as const, to: { flow: "sales" } }, except: [] };
  await control.drafts.create({ ...smallFlow("desk"), everywhere });
  await control.drafts.create(smallFlow("sales"));
  const { version, together } = await control.publish("desk", "");
  expect(together.map(({ flow }) => flow)).toEqual(["sales"]);
  expect([...(await control.versions.whole(version.id)).documents.keys()].sort()).toEqual(["desk", "sales"]);
  const archive = await control.archives.make(["desk"]);
  await control.archives.takeIn(
    archive,
    { desk: { as: "copy", id: "desk-2" }, sales: { as: "copy", id: "sales-2" } },
    true,
  );
  expect((await control.drafts.find("desk-2")).document?.everywhere?.operator?.to).toEqual({
    flow: "sales-2",
  });
});
