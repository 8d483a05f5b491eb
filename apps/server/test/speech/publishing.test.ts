// Publishing with a voice that is far away, as the whole server does it.

import { type StandIn, startAzureSpeech } from "@dialtree/azure-speech-stand-in";
import { pino } from "pino";
import { MockAgent } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { buildServer } from "../../src/app.ts";
import { settingsFrom } from "../../src/settings.ts";
import { smallFlow } from "../control/flows.ts";
import { temporaryFolder } from "../control/rig.ts";

const id = "550fae72-d251-43ec-868c-373732c2704f";
const key = "0123456789abcdef0123456789abcdef";

async function open() {
  const service = await startAzureSpeech({ key });
  onTestFinished(() => service.close());
  const lines: string[] = [];
  // Everything but the voice is nowhere.
  const dispatcher = new MockAgent();
  dispatcher.disableNetConnect();
  dispatcher.enableNetConnect(new URL(service.url).host);
  const server = await buildServer({
    settings: settingsFrom({
      DIALTREE_APP_ID: id,
      DIALTREE_APP_SECRET: "secret",
      DIALTREE_TENANTS: id,
      DIALTREE_DATA: temporaryFolder(),
      DIALTREE_SPEECH_URL: service.url,
      DIALTREE_SPEECH_KEY: key,
      DIALTREE_SPEECH_VOICES: "de-DE=de-DE-KatjaNeural",
    }),
    dispatcher,
    log: pino({ level: "trace" }, { write: (line: string) => void lines.push(line) }),
  });
  onTestFinished(() => server.close());
  const texts = { "en-US": { text: "Welcome." }, "de-DE": { text: "Willkommen." } };
  await server.control.drafts.create(smallFlow("desk", { languages: ["en-US", "de-DE"], say: texts }));
  return {
    server,
    service,
    lines,
    publish: async () => {
      const payload = { message: "" };
      const answer = await server.app.inject({
        method: "POST",
        url: "/api/flows/desk/publish",
        headers: { host: "localhost" },
        payload,
      });
      return { status: answer.statusCode, body: answer.json() };
    },
  };
}

const said = ({ came }: StandIn) => came.flatMap((one) => one.said?.text ?? []);

test("a text goes to the voice of its language, once and for all", async () => {
  const { service, publish, lines } = await open();
  const first = await publish();
  expect(first.status).toBe(201);
  expect(said(service)).toEqual(["Willkommen."]);
  const again = await publish();
  expect([again.status, again.body.isNew]).toEqual([200, false]);
  expect(said(service)).toHaveLength(1);
  expect(lines.join("")).not.toContain(key);
});

test("a voice that does not let us in fails the publish with its reason, and loses nothing", async () => {
  const { server, service, publish, lines } = await open();
  service.always("unauthorized");
  const refused = await publish();
  expect([refused.status, refused.body.code]).toEqual([422, "publish_refused"]);
  const errors = refused.body.problems.filter(({ severity }: { severity: string }) => severity === "error");
  expect(errors).toMatchObject([
    {
      code: "voice_unavailable",
      node: "welcome",
      sentence: expect.stringMatching(
        /in de-DE could not be spoken now: .*\(401\)\. Check DIALTREE_SPEECH_KEY/,
      ),
      remedy: expect.stringContaining("What was spoken is kept"),
    },
  ]);
  expect(JSON.stringify(refused.body) + lines.join("")).not.toContain(key);
  expect(await server.control.versions.list("desk")).toEqual([]);
  service.always();
  expect((await publish()).status).toBe(201);
});
