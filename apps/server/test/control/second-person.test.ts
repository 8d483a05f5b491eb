import type { Spoken } from "@dialtree/flow";
import { emptyBook } from "@dialtree/flow/names";
import { expect, test } from "vitest";
import { actAs } from "../../src/control/audit/actor.ts";
import type { Control } from "../../src/control/control.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

const usesWelcome: Spoken = { "en-US": { text: "Welcome to Fabrikam.", prompt: "welcome" } };
const usesRecording: Spoken = { "en-US": { text: "Hello.", recording: "hello.wav" } };
const wavOf = (text: string) => Buffer.from(`RIFF ${text}`);

/** Does something as somebody who is signed in. */
const as = <Result>(name: string, work: () => Promise<Result>): Promise<Result> =>
  actAs({ kind: "person", id: `contoso/${name}`, name }, 1, work);
const publish = (control: Control, name: string) =>
  as(name, () => control.publish("desk", "As it is", {})).then(
    () => "published",
    (error: { code?: string }) => error.code,
  );

test("whoever takes out a recording, or brings one back with an earlier draft, has changed the draft", async () => {
  const { control } = await openRig({ secondPerson: true });
  await as("amelie", () => control.drafts.create(smallFlow("desk", { say: usesRecording })));
  await as("amelie", () => control.recordings.put("desk", "hello.wav", wavOf("hello")));
  const kept = await as("amelie", () => control.keptDrafts.keep("desk", "with a recording"));
  await as("bruno", () => control.drafts.save(smallFlow("desk", { say: inEnglish("Hi.") }), 1));
  expect(await publish(control, "bruno")).toBe("second_person_needed");
  await as("amelie", () => control.recordings.remove("desk", "hello.wav"));
  expect(await publish(control, "amelie")).toBe("second_person_needed");
  // The draft says again what was kept, by another's hand: only the recording comes back.
  await as("bruno", () => control.drafts.save(smallFlow("desk", { say: usesRecording }), 2));
  await as("amelie", () => control.keptDrafts.restore("desk", kept.id, 3));
  expect(await publish(control, "amelie")).toBe("second_person_needed");
  expect(await control.audit.list({ most: 1 })).toMatchObject([
    {
      deed: "draft.restored",
      who: { name: "amelie" },
      thing: "desk",
      after: { revision: 3, recordings: { "hello.wav": expect.stringMatching(/^[0-9a-f]{64}$/) } },
    },
  ]);
  expect(await publish(control, "bruno")).toBe("published");
});

test("whoever puts a sound into the library does not publish it, and may publish what callers have of it", async () => {
  const { control } = await openRig({ secondPerson: true });
  await control.prompts.create({ id: "welcome", title: "Welcome", words: {} });
  await control.prompts.create({ id: "other", title: "Other", words: {} });
  await as("amelie", () => control.prompts.putSound("welcome", "en", wavOf("welcome")));
  await as("bruno", () => control.drafts.create(smallFlow("desk", { say: usesWelcome })));
  const refused = await as("amelie", () => refusal(control.publish("desk", "Mine", {})));
  expect(refused).toMatchObject({
    code: "second_person_needed",
    message: expect.stringContaining('put the sound into the prompt "welcome"'),
  });
  expect(await publish(control, "clara")).toBe("published");
  // What another has published is no longer hers alone; sounds that the flow does not play are not asked about.
  await as("amelie", () => control.prompts.putSound("other", "en", wavOf("other")));
  expect(await publish(control, "amelie")).toBe("published");
  await as("amelie", () => control.prompts.putSound("welcome", "en", wavOf("another welcome")));
  expect(await publish(control, "amelie")).toBe("second_person_needed");
  await as("clara", () => control.prompts.putSound("welcome", "en", wavOf("a third welcome")));
  expect(await publish(control, "amelie")).toBe("published");
});

test("the second person is asked for in each environment, and what one has published can be taken on by whoever changed it", async () => {
  const { control } = await openRig({ secondPerson: true });
  await control.environments.save({ ...emptyBook, environments: [{ id: "test", title: "Test" }] }, 1);
  await as("amelie", () => control.drafts.create(smallFlow("desk")));
  const there = { environment: "test" };
  const refused = await as("amelie", () => refusal(control.publish("desk", "Mine", there)));
  expect(refused.code).toBe("second_person_needed");
  const { version } = await as("bruno", () => control.publish("desk", "Looked at", there));
  expect(await publish(control, "amelie")).toBe("second_person_needed");
  const onwards = await as("amelie", () => control.publish("desk", "Tried", { version: version.id }));
  expect(control.published.serving("desk")?.id).toBe(onwards.version.id);
});
