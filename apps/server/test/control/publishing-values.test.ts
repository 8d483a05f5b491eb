import type { FlowDocument, JsonObject, Prompt } from "@dialtree/flow";
import { breath, inventory } from "@dialtree/flow/saying";
import { nodeTypes } from "@dialtree/nodes";
import { readWav, writeWav } from "@dialtree/speech";
import { expect, test } from "vitest";
import { fakeAudio } from "./fake-audio.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

/** A flow that says a value where others say their welcome. */
function saying(id: string, data: JsonObject, languages: readonly string[] = ["en-US"]): FlowDocument {
  const flow = smallFlow(id, {
    languages,
    fallback: Object.fromEntries(languages.map((tag) => [tag, { text: "…!" }])),
  });
  const type = nodeTypes.get("say-value");
  const value = { id: "welcome", type: "say-value", version: 1, data: { ...type?.initial, ...data } };
  return { ...flow, nodes: flow.nodes.map((node) => (node.id === "welcome" ? value : node)) };
}
const money = { sayAs: "money", currency: "EUR", constant: "12.50" };
const fragment = (text: string, language = "en-US"): Prompt => ({ text, language, fragment: true });

test("everything that a value can need is spoken once for all flows, and pinned by each version", async () => {
  const { control, audio } = await openRig();
  await control.drafts.create(saying("one", money));
  await control.drafts.create(saying("two", { ...money, before: inEnglish("It is") }));
  const told: number[] = [];
  const { version } = await control.publish("one", "", { onProgress: ({ of }) => told.push(of) });
  const needed = inventory("en-US", { as: "money", currency: "EUR" });
  expect([...audio.spoken].sort()).toEqual([...needed, "…!"].sort());
  expect(told).toHaveLength(needed.length + 1);
  const other = await control.publish("two", "");

  for (const { id } of [version, other.version]) {
    const loaded = await control.published.load(id);
    expect(needed.filter((text) => loaded.audioOf(fragment(text)) === undefined)).toEqual([]);
    const word = loaded.audioOf(fragment("twelve"));
    expect(loaded.sounds).toContain(word?.hash);
    // A text of the same words has its own sound, with silence around it; and nobody has it spoken here.
    expect(loaded.audioOf({ text: "twelve", language: "en-US" })).toBeUndefined();
    expect(loaded.audioOf(fragment("million dollars"))).toBeUndefined();
  }
});

test("two flows that one call can get to have the same value said in two voices", async () => {
  const { control } = await openRig();
  const goingOn = (id: string, voice: string, to: string): FlowDocument => {
    const flow = { ...saying(id, money), voices: { "en-US": voice } };
    const nodes = [
      ...flow.nodes,
      { id: "on", type: "go-to", version: 1, data: { place: { flow: to } } },
    ] as FlowDocument["nodes"];
    return { ...flow, nodes };
  };
  await control.drafts.create(goingOn("one", "slt", "two"));
  await control.drafts.create(goingOn("two", "rms", "one"));
  const { version } = await control.publish("one", "");
  const loaded = await control.published.load(version.id);
  const [slt, rms, usual] = ["slt", "rms", undefined].map((voice) =>
    loaded.audioOf({ ...fragment("twelve"), ...(voice ? { voice } : {}) }),
  );
  expect([slt, rms].every(Boolean) && slt?.hash !== rms?.hash).toBe(true);
  expect(usual).toBeUndefined();
});

const anyHash = "0".repeat(64);

test("the silence that a voice leaves around a word goes, and a breath is silence", async () => {
  const audio = fakeAudio();
  const padded = writeWav(
    Int16Array.from({ length: 16_000 }, (_, at) => (at > 6_000 && at < 9_000 ? 5_000 : 0)),
  );
  const rig = await openRig({
    audio: Object.assign(audio, {
      speak: async () => {
        audio.kept.set(anyHash, padded);
        return { hash: anyHash, milliseconds: 1_000 };
      },
    }),
  });
  await rig.control.drafts.create(saying("one", { sayAs: "digits", group: 2, constant: "1234" }));
  const { version } = await rig.control.publish("one", "");
  const loaded = await rig.control.published.load(version.id);
  const secondsOf = (text: string) => {
    const info = readWav(audio.kept.get(loaded.audioOf(fragment(text))?.hash ?? "") ?? new Uint8Array());
    return "fault" in info ? info.fault : info.seconds;
  };
  expect(secondsOf("four")).toBeCloseTo(3_000 / 16_000 + 0.04, 2);
  expect(secondsOf(breath)).toBe(0.3);
});

test("a language without a voice is said by the recordings that come with dialtree", async () => {
  const { control, audio } = await openRig();
  for (const language of ["de-DE", "fr-FR", "es-ES"]) audio.mute.add(language);
  const languages = ["de-DE", "fr-FR", "es-ES"];
  const flow = saying("one", money, languages);
  const { fallback: _fallback, ...rest } = flow;
  await control.drafts.create({ ...rest, fallback: { say: {}, to: { kind: "phone", number: "+15550199" } } });
  const { version } = await control.publish("one", "");
  const loaded = await control.published.load(version.id);
  for (const language of languages) {
    const needed = inventory(language, { as: "money", currency: "EUR" });
    expect(needed.filter((text) => loaded.audioOf(fragment(text, language)) === undefined)).toEqual([]);
  }
});

test("a voice that fails is not replaced by a recording: half of a number in another voice would stay", async () => {
  const audio = fakeAudio();
  const rig = await openRig({
    audio: Object.assign(audio, {
      speak: async () => ({ fault: "The voice is away.", code: "provider_away" }),
    }),
  });
  await rig.control.drafts.create(saying("one", money, ["de-DE"]));
  const error = await refusal(rig.control.publish("one", ""));
  expect(error.problems?.filter(({ code }) => code === "text_unspeakable").length).toBeGreaterThan(100);
});

test("a variable is said in the languages of the flow only, and in the first where nobody can say it otherwise", async () => {
  const { control, audio } = await openRig();
  const flow = saying("one", { sayAs: "time", variable: "due" }, ["en-GB", "it-IT"]);
  await control.drafts.create({ ...flow, variables: { due: { type: "text", initial: "" } } });
  const { version, warnings } = await control.publish("one", "");
  expect(warnings.map(({ code }) => code)).toContain("value_in_other_language");
  expect(audio.spoken).toHaveLength(inventory("en-GB", { as: "time" }).length + 2);
  const loaded = await control.published.load(version.id);
  expect(loaded.audioOf(fragment("noon", "en-GB"))).toBeDefined();
});

test("the names of a directory are spoken once each, and pinned; not those that nobody hears", async () => {
  const { control, audio } = await openRig();
  const type = nodeTypes.get("dial-by-name");
  const to = { kind: "phone", number: "+15550177" } as const;
  const people = [
    { first: "Maria", last: "Berg", to },
    { first: "Jürgen", last: "Berger", spoken: "Jürgen in sales", to },
    { first: "Nora", last: "Quist", unlisted: true as const, to },
  ];
  const directory = { id: "staff", title: "Staff", language: "en-GB", people };
  const flow = smallFlow("names");
  const asking = {
    id: "welcome",
    type: "dial-by-name",
    version: type?.version ?? 1,
    data: { ...type?.initial, prompt: inEnglish("The name?"), directory: "staff" },
  };
  await control.drafts.create({
    ...flow,
    directories: [directory, { ...directory, id: "unused", people: [{ first: "", last: "Unused", to }] }],
    nodes: flow.nodes.map((node) => (node.id === "welcome" ? asking : node)),
    edges: flow.edges.map((edge) =>
      edge.from === "welcome" && edge.outlet === "next" ? { ...edge, outlet: "operator" } : edge,
    ),
  });
  const { version } = await control.publish("names", "");
  const loaded = await control.published.load(version.id);
  const heard = ["Maria Berg", "Jürgen in sales"];
  expect(heard.filter((name) => loaded.audioOf(fragment(name, "en-GB")) === undefined)).toEqual([]);
  expect(loaded.audioOf(fragment("for another name, press"))).toBeDefined();
  expect(loaded.audioOf(fragment("nobody of that name was found"))).toBeDefined();
  const spoken = [...audio.spoken];
  expect(spoken.filter((text) => /Nora|Unused|Berger$/.test(text))).toEqual([]);
  expect(spoken.filter((text) => text === "Maria Berg")).toHaveLength(1);
});

test("the built-in words of a question are spoken in each language that has some, where its step says them", async () => {
  const { control, audio } = await openRig();
  const type = nodeTypes.get("rating");
  const prompt = { "en-US": { text: "From 1 to 5?" }, "it-IT": { text: "Da 1 a 5?" } };
  const asking = (id: string, builtInWords: boolean): FlowDocument => {
    const flow = smallFlow(id, { languages: ["en-US", "it-IT"] });
    const data = { ...type?.initial, prompt, builtInWords };
    const rating = { id: "welcome", type: "rating", version: type?.version ?? 1, data };
    return {
      ...flow,
      nodes: flow.nodes.map((node) => (node.id === "welcome" ? rating : node)),
      edges: flow.edges.map((edge) => (edge.outlet === "next" ? { ...edge, outlet: "rated" } : edge)),
    };
  };
  await control.drafts.create(asking("silent", false));
  await control.publish("silent", "");
  const texts = [...audio.spoken];
  await control.drafts.create(asking("one", true));
  const { version, warnings } = await control.publish("one", "");
  const built = ["sorry, I did not hear a key", "sorry, that is not valid"];
  expect([...audio.spoken].slice(texts.length).sort()).toEqual([...texts, ...built].sort());
  expect(warnings.map(({ code }) => code)).toContain("built_in_words_missing");
  const loaded = await control.published.load(version.id);
  expect(built.filter((text) => loaded.audioOf(fragment(text)) === undefined)).toEqual([]);
});
