import { type StandIn, startAzureSpeech } from "@dialtree/azure-speech-stand-in";
import { systemClock } from "@dialtree/graph/io";
import type { SpeechProvider } from "@dialtree/speech/io";
import { MockAgent } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { settingsFrom } from "../../src/settings.ts";
import { speechFrom } from "../../src/speech/speakers.ts";

const id = "550fae72-d251-43ec-868c-373732c2704f";
const key = "0123456789abcdef0123456789abcdef";
const least = { DIALTREE_APP_ID: id, DIALTREE_APP_SECRET: "s", DIALTREE_TENANTS: id };

function speakers(env: Record<string, string>, dispatcher?: MockAgent): SpeechProvider {
  const pooled = dispatcher ? { dispatcher } : {};
  const made = speechFrom(settingsFrom({ ...least, ...env }), systemClock, pooled);
  onTestFinished(() => made.close());
  return made;
}

async function standIn(...options: Parameters<typeof startAzureSpeech>): Promise<StandIn> {
  const service = await startAzureSpeech(...options);
  onTestFinished(() => service.close());
  return service;
}

const german = "de-DE=de-DE-KatjaNeural";

test("without settings the built-in voice speaks", async () => {
  expect(speakers({}).voiceFor("en-US")).toMatchObject({ provider: "flite" });
  expect(speakers({}).voiceFor("de-DE")).toHaveProperty("code", "language_not_spoken");
});

test("languages with a voice of Azure are its, all others the built-in voice's", async () => {
  const service = await standIn({ key });
  const env = {
    DIALTREE_SPEECH_URL: service.url,
    DIALTREE_SPEECH_KEY: key,
    DIALTREE_SPEECH_VOICES: german,
  };
  const speech = speakers(env);
  expect(await speech.speak({ text: "Hallo", language: "de-DE" })).toHaveProperty("wav");
  expect(service.came).toHaveLength(1);
  expect(speech.voiceFor("en-US")).toMatchObject({ provider: "flite" });
  expect(speech.voiceFor("fr-FR")).toHaveProperty("code", "language_not_spoken");
});

test("with a resource instead of a key, tokens of the app open it, of the first tenant and for speech", async () => {
  const resource = "/subscriptions/1/accounts/speech";
  const service = await standIn({ entra: { resource, token: "token.of.entra" } });
  const agent = new MockAgent();
  agent.enableNetConnect(new URL(service.url).host);
  agent.disableNetConnect();
  agent.enableNetConnect(/^127\.0\.0\.1/);
  const orders: string[] = [];
  const entra = "https://login.example.com";
  agent
    .get(entra)
    .intercept({ path: /openid-configuration/, method: "GET" })
    .reply(200, {
      issuer: `${entra}/${id}/v2.0`,
      token_endpoint: `${entra}/${id}/oauth2/v2.0/token`,
      authorization_endpoint: `${entra}/${id}/oauth2/v2.0/authorize`,
      jwks_uri: `${entra}/${id}/discovery/v2.0/keys`,
    })
    .persist();
  agent
    .get(entra)
    .intercept({ path: (path) => path.startsWith(`/${id}/oauth2/v2.0/token`), method: "POST" })
    .reply(200, ({ body }) => {
      orders.push(String(body));
      return { token_type: "Bearer", expires_in: 3599, access_token: "token.of.entra" };
    })
    .persist();
  const speech = speakers(
    {
      DIALTREE_ENTRA_URL: entra,
      DIALTREE_SPEECH_URL: service.url,
      DIALTREE_SPEECH_RESOURCE: resource,
      DIALTREE_SPEECH_VOICES: german,
    },
    agent,
  );
  expect(await speech.speak({ text: "Hallo", language: "de-DE" })).toHaveProperty("wav");
  expect(new URLSearchParams(orders[0]).get("scope")).toContain(
    "https://cognitiveservices.azure.com/.default",
  );
});
