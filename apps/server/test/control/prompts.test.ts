import type { Prompt, Spoken } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import type { Control } from "../../src/control/control.ts";
import { wavOf } from "./fake-audio.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

const words = { "en-US": "Welcome to Fabrikam." };
const welcome = { id: "welcome", title: "Welcome", words };
const usesWelcome: Spoken = { "en-US": { text: "Welcome to Fabrikam.", prompt: "welcome" } };
const heardIn = (flow: string): Prompt => ({
  language: "en-US",
  text: "Welcome to Fabrikam.",
  prompt: "welcome",
  flow,
});

async function serves(control: Control, flow: string, prompt = heardIn(flow)): Promise<string | undefined> {
  return control.published.serving(flow)?.audioOf(prompt)?.hash;
}

describe("the library of prompts", () => {
  test("keeps what a prompt is called, says and sounds like, and counts every change", async () => {
    const { control, audio } = await openRig();
    const { prompts } = control;
    expect(await prompts.create(welcome)).toMatchObject({ ...welcome, revision: 1, sounds: [] });
    expect(await refusal(prompts.create(welcome))).toHaveProperty("code", "prompt_exists");
    const { prompt } = await prompts.putSound("welcome", "en-US", wavOf("welcome"));
    const [sound] = prompt.sounds;
    expect(prompt).toMatchObject({ revision: 2, sounds: [{ language: "en-US", milliseconds: 12 }] });
    expect(await prompts.sound("welcome", "en-US")).toEqual(wavOf("welcome"));
    expect(audio.shared.has(sound?.hash ?? "")).toBe(true);
    const renamed = { title: "Greeting", words: { ...words, "de-DE": "Willkommen." } };
    expect(await prompts.save("welcome", renamed, 2)).toMatchObject({ ...renamed, revision: 3 });
    expect(await prompts.list()).toEqual([await prompts.find("welcome")]);
    expect(await prompts.removeSound("welcome", "en-US")).toMatchObject({ revision: 4, sounds: [] });
    expect(await refusal(prompts.sound("welcome", "en-US"))).toHaveProperty("code", "prompt_sound_unknown");
    await prompts.remove("welcome", 4);
    expect(await prompts.list()).toEqual([]);
  });

  test("a change of another revision, or of nothing, changes nothing", async () => {
    const { control } = await openRig();
    const { prompts } = control;
    await prompts.create(welcome);
    await prompts.putSound("welcome", "en-US", wavOf("welcome"));
    const before = await prompts.find("welcome");
    const codes = [
      await refusal(prompts.save("welcome", { title: "Late", words: {} }, 1)),
      await refusal(prompts.remove("welcome", 1)),
      await refusal(prompts.removeSound("welcome", "de-DE")),
      await refusal(prompts.putSound("welcome", "en-US", Buffer.from("MP3"))),
      await refusal(prompts.save("other", { title: "Late", words: {} }, 1)),
      await refusal(prompts.remove("other", 1)),
      await refusal(prompts.putSound("other", "en-US", wavOf("other"))),
      await refusal(prompts.uses("other")),
    ].map(({ code }) => code);
    expect(codes).toEqual([
      "prompt_conflict",
      "prompt_conflict",
      "prompt_sound_unknown",
      "recording_unusable",
      "prompt_unknown",
      "prompt_unknown",
      "prompt_unknown",
      "prompt_unknown",
    ]);
    expect(await prompts.find("welcome")).toEqual(before);
  });

  test("is there again after a restart", async () => {
    const rig = await openRig();
    await rig.control.prompts.create(welcome);
    await rig.control.prompts.putSound("welcome", "en-US", wavOf("welcome"));
    const before = await rig.control.prompts.list();
    expect(await (await rig.again()).control.prompts.list()).toEqual(before);
  });
});

describe("a flow that uses a prompt of the library", () => {
  async function published() {
    const rig = await openRig();
    const { control } = rig;
    await control.prompts.create(welcome);
    const { prompt } = await control.prompts.putSound("welcome", "en-US", wavOf("first"));
    await control.drafts.create(smallFlow("desk", { say: usesWelcome }));
    await control.publish("desk", "");
    return { ...rig, first: prompt.sounds[0]?.hash };
  }

  test("plays it, and nobody speaks its words", async () => {
    const { control, audio, first } = await published();
    expect(audio.spoken).toEqual(["Sorry."]);
    expect(await serves(control, "desk")).toBe(first);
    expect(control.published.serving("desk")?.sounds).toContain(first);
    // The same words without the prompt are not it.
    const { prompt: _, ...spoken } = heardIn("desk");
    expect(await serves(control, "desk", spoken)).toBeUndefined();
  });

  test("goes on with the sound that it was published with, and who replaces it is told", async () => {
    const { control, first } = await published();
    const { prompt, keptBy } = await control.prompts.putSound("welcome", "en-US", wavOf("second"));
    expect(keptBy).toEqual([{ flow: "desk", number: 1 }]);
    expect(await serves(control, "desk")).toBe(first);
    const { version, isNew } = await control.publish("desk", "");
    expect([version.number, isNew]).toEqual([2, true]);
    expect(await serves(control, "desk")).toBe(prompt.sounds[0]?.hash);
    expect((await control.prompts.putSound("welcome", "en-US", wavOf("second"))).keptBy).toEqual([]);
    // Another language is nobody's.
    expect((await control.prompts.putSound("welcome", "de-DE", wavOf("third"))).keptBy).toEqual([]);
  });

  test("is where the prompt is used, by node, and keeps it from being taken away", async () => {
    const { control } = await published();
    await control.drafts.create(smallFlow("night", { fallback: usesWelcome }));
    expect(await control.prompts.uses("welcome")).toEqual({
      drafts: [
        {
          flow: "desk",
          title: "desk",
          language: "en-US",
          at: "/nodes/1/data/prompt/en-US",
          node: "welcome",
          name: '"Welcome"',
        },
        { flow: "night", title: "night", language: "en-US", at: "/fallback/say/en-US" },
      ],
      published: [{ flow: "desk", number: 1 }],
    });
    const { revision } = await control.prompts.find("welcome");
    expect(await refusal(control.prompts.remove("welcome", revision))).toMatchObject({
      code: "prompt_in_use",
      message: 'The prompt "welcome" is used in the flow "desk", "Welcome" and 1 more.',
    });
    await control.drafts.save(smallFlow("desk"), 1);
    await control.drafts.save(smallFlow("night"), 1);
    await control.prompts.remove("welcome", revision);
    expect(await serves(control, "desk")).toBeDefined();
  });

  test("has its own sound of it, whatever a flow that it goes on with was published with", async () => {
    const { control, first } = await published();
    const { prompt } = await control.prompts.putSound("welcome", "en-US", wavOf("second"));
    await control.drafts.create(smallFlow("night", { say: usesWelcome, goesOnWith: "desk" }));
    await control.publish("night", "");
    expect(await serves(control, "night")).toBe(prompt.sounds[0]?.hash);
    expect(await serves(control, "night", heardIn("desk"))).toBe(first);
  });

  test("plays the sound of another region where there is none of its own", async () => {
    const { control } = await openRig();
    await control.prompts.create(welcome);
    const { prompt } = await control.prompts.putSound("welcome", "en-GB", wavOf("british"));
    await control.drafts.create(smallFlow("desk", { say: usesWelcome }));
    await control.publish("desk", "");
    expect(await serves(control, "desk")).toBe(prompt.sounds[0]?.hash);
  });

  test("is not published without it, in its language, or with a recording as well", async () => {
    const { control, audio } = await openRig();
    const codes = async () => {
      const { problems = [] } = await refusal(control.publish("desk", ""));
      return problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
    };
    await control.drafts.create(smallFlow("desk", { say: usesWelcome }));
    expect(await codes()).toEqual(["prompt_missing"]);
    await control.prompts.create(welcome);
    await control.prompts.putSound("welcome", "de-DE", wavOf("german"));
    expect(await codes()).toEqual(["prompt_of_other_language"]);
    const { prompt } = await control.prompts.putSound("welcome", "en-US", wavOf("english"));
    audio.kept.clear();
    audio.shared.clear();
    expect(await codes()).toEqual(["prompt_lost"]);
    await control.prompts.putSound("welcome", "en-US", wavOf("english"));
    await control.publish("desk", "");
    expect(await serves(control, "desk")).toBe(
      prompt.sounds.find(({ language }) => language === "en-US")?.hash,
    );
    await control.recordings.put("desk", "welcome.wav", wavOf("own"));
    const both: Spoken = { "en-US": { text: "Hi.", prompt: "welcome", recording: "welcome.wav" } };
    await control.drafts.save(smallFlow("desk", { say: both }), 1);
    expect(await codes()).toEqual(["prompt_and_recording"]);
  });

  test("a version that uses no library is the one that it was before there was a library", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk", { say: inEnglish("Hello.") }));
    const { version } = await control.publish("desk", "");
    expect(Object.keys((await control.versions.whole(version.id)).manifest)).not.toContain("prompts");
  });
});
