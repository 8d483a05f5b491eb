import { type FaultName, type StandIn, startAzureSpeech, voices } from "@dialtree/azure-speech-stand-in";
import { limits } from "@dialtree/flow";
import { readWav } from "@dialtree/speech";
import {
  type AzureSpeechOptions,
  azureSpeech,
  azureSpeechUrl,
  type SpeechFault,
  type SpeechFaultCode,
  type SpeechProvider,
} from "@dialtree/speech/io";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type ManualAfter, manualAfter } from "../support/manual-after.ts";

const key = "the-key-of-the-resource";
const boundMs = 30_000;
let service: StandIn;
let time: ManualAfter;

beforeEach(async () => {
  service = await startAzureSpeech({ key });
  time = manualAfter();
});

afterEach(() => service.close());

function azure(change: Partial<AzureSpeechOptions> = {}): SpeechProvider {
  const provider = azureSpeech({
    url: service.url,
    credential: { key },
    voices: { "en-US": "en-US-JennyNeural", "de-DE": "de-DE-KatjaNeural" },
    boundMs,
    after: time.after,
    ...change,
  });
  onTestFinished(() => provider.close());
  return provider;
}

async function faultOf(work: Promise<object>): Promise<SpeechFault> {
  const answer = await work;
  if ("fault" in answer) return answer as SpeechFault;
  throw new Error("It was spoken.");
}

const hello = { text: "Hello", language: "en-US" };

describe("Azure AI Speech is asked", () => {
  test("with key, format and SSML, and its WAV comes back as Graph plays it", async () => {
    const speech = await azure().speak({ text: "Tom & <Jerry>", language: "de-DE" });
    const read = "wav" in speech ? readWav(speech.wav) : speech;
    expect(read).toHaveProperty("seconds", (13 * 1_040) / 16_000);
    expect(service.came).toHaveLength(1);
    const { method, path, headers, said } = service.came[0]!;
    expect(`${method} ${path}`).toBe("POST /cognitiveservices/v1");
    expect(headers).toMatchObject({
      "ocp-apim-subscription-key": key,
      "content-type": "application/ssml+xml",
      "x-microsoft-outputformat": "riff-16khz-16bit-mono-pcm",
      "user-agent": "dialtree",
    });
    expect(headers.authorization).toBeUndefined();
    expect(said).toEqual({ language: "de-DE", voice: "de-DE-KatjaNeural", text: "Tom & <Jerry>" });
  });

  test("with a token of Entra ID for the resource", async () => {
    const entra = { resource: "/subscriptions/1/accounts/speech", token: "ey.J.0" };
    const other = await startAzureSpeech({ entra });
    onTestFinished(() => other.close());
    const { resource } = entra;
    const credential = { resource, token: async () => ({ token: entra.token }) };
    expect(await azure({ url: other.url, credential }).speak(hello)).toHaveProperty("wav");
    expect(other.came[0]?.headers["ocp-apim-subscription-key"]).toBeUndefined();
    const without = { resource, token: async () => ({ detail: "invalid_client" }) };
    const fault = await faultOf(azure({ url: other.url, credential: without }).speak(hello));
    expect(fault).toMatchObject({ code: "provider_away", fault: expect.stringContaining("invalid_client") });
    expect(other.came).toHaveLength(1);
  });

  test("in the voice of the language, of its kin, or the one that is named", async () => {
    const provider = azure();
    for (const request of [hello, { ...hello, language: "en-GB" }, { ...hello, voice: "en-US-GuyNeural" }])
      await provider.speak(request);
    expect(service.came.map(({ said }) => [said?.language, said?.voice])).toEqual([
      ["en-US", "en-US-JennyNeural"],
      ["en-GB", "en-US-JennyNeural"],
      ["en-US", "en-US-GuyNeural"],
    ]);
  });

  test("at the address of a region, and by https alone", () => {
    expect(azureSpeechUrl("westeurope")).toBe("https://westeurope.tts.speech.microsoft.com");
    for (const url of ["http://speech.example.com", "http://127.0.0.1.example.com", "ftp://localhost"])
      expect(() => azure({ url }), url).toThrow(url.startsWith("ftp") ? /./ : "https only");
  });
});

describe("without asking, it refuses", () => {
  const refusals: readonly (readonly [string, object, SpeechFaultCode])[] = [
    ["a language without a voice", { language: "fr-FR" }, "language_not_spoken"],
    ["a voice that cannot be one", { voice: "slt" }, "voice_unknown"],
    ["no words", { text: " …\n" }, "nothing_to_say"],
    ["too many characters", { text: "a".repeat(limits.spokenCharacters + 1) }, "text_too_long"],
  ];
  test.each(refusals)("%s", async (_name, change, code) => {
    expect(await faultOf(azure().speak({ ...hello, ...change }))).toHaveProperty("code", code);
    expect(service.came).toEqual([]);
  });

  test("a voice that is not in the list, once the list is known", async () => {
    const provider = azure();
    expect(provider.voiceFor("en-US", "en-US-NobodyNeural")).toHaveProperty("voice");
    await provider.listVoices();
    expect(provider.voiceFor("en-US", "en-US-NobodyNeural")).toHaveProperty("code", "voice_unknown");
    expect(provider.voiceFor("en-US", "en-US-GuyNeural")).toEqual({
      voice: "en-US-GuyNeural",
      provider: "azure",
      version: "1",
    });
  });
});

describe("the list of voices", () => {
  const spoken = voices.filter(({ Locale }) => !Locale.startsWith("fr"));

  test("has those of the languages that are set up, and is asked for once a day", async () => {
    const provider = azure();
    const names = spoken.map(({ ShortName: name, Locale: language }) => ({ name, language }));
    expect(await provider.listVoices()).toEqual({ voices: names });
    expect(await provider.listVoices()).toEqual({ voices: names });
    expect(service.came).toHaveLength(1);
    time.runOut(24 * 60 * 60_000);
    await provider.listVoices();
    expect(service.came).toHaveLength(2);
  });

  test("is what was set up, and the reason, when it cannot be had; and is asked for again", async () => {
    const provider = azure();
    service.next("unauthorized", "empty");
    expect(await provider.listVoices()).toEqual({
      voices: [
        { name: "en-US-JennyNeural", language: "en-US" },
        { name: "de-DE-KatjaNeural", language: "de-DE" },
      ],
      fault: expect.objectContaining({ code: "provider_refused" }),
    });
    expect(await provider.listVoices()).toHaveProperty("fault.code", "provider_failed");
    expect(await provider.listVoices()).not.toHaveProperty("fault");
  });
});

describe("when it does not answer as it should", () => {
  const faults: readonly (readonly [FaultName, SpeechFaultCode, string])[] = [
    ["unauthorized", "provider_refused", "(401). Check DIALTREE_SPEECH_KEY"],
    ["forbidden", "provider_refused", "(403). Check DIALTREE_SPEECH_KEY"],
    ["noSuchPlace", "provider_refused", "(404). Check DIALTREE_SPEECH_REGION"],
    ["elsewhere", "provider_refused", "(302). Check DIALTREE_SPEECH_REGION"],
    ["badRequest", "provider_failed", "voice en-US-JennyNeural (400: Unsupported voice [31mred)"],
    ["unsupportedType", "provider_failed", "(415)"],
    ["busyForHours", "provider_busy", "for another 7200 s"],
    ["empty", "provider_failed", "This file is empty"],
    ["otherRate", "provider_failed", "24 kHz mono; Graph plays 16 kHz mono"],
    ["stereo", "provider_failed", "stereo"],
    ["unknownLength", "provider_failed", "does not say how long it is"],
    ["cutShort", "provider_failed", "cut off"],
    ["trailing", "provider_failed", "goes on after its end"],
    ["tenMinutes", "text_too_long", "longer than ten minutes"],
  ];
  test.each(faults)("%s: %s", async (name, code, says) => {
    service.next(name);
    const fault = await faultOf(azure().speak(hello));
    expect(fault.code).toBe(code);
    expect(fault.fault).toContain(says);
    expect(fault.fault).not.toContain(key);
    // No repeat would have changed it.
    expect(service.came).toHaveLength(1);
  });

  test.each(["serverError", "badGateway", "unavailable", "half"] as const)(
    "%s: tried again twice, then it is away",
    async (name) => {
      service.always(name);
      const asked = faultOf(azure().speak(hello));
      for (const delay of [500, 2_000]) {
        await time.isSet(delay);
        time.runOut(delay);
      }
      expect(await asked).toHaveProperty("code", "provider_away");
      expect(service.came).toHaveLength(3);
      service.always();
      expect(await azure().speak(hello)).toHaveProperty("wav");
    },
  );

  test("never: given up after its bound, and tried again", async () => {
    service.next("never");
    const asked = azure().speak(hello);
    await expect.poll(() => service.came.length).toBe(1);
    time.runOut(boundMs);
    await time.isSet(500);
    time.runOut(500);
    expect(await asked).toHaveProperty("wav");
  });

  test("endless: no more than ten minutes of it are read", async () => {
    service.next("endless");
    const fault = await faultOf(azure().speak(hello));
    expect(fault).toMatchObject({
      code: "provider_failed",
      fault: expect.stringContaining("longer than 19204096 bytes"),
    });
  });

  test("nobody there: it is away, and says that what was spoken is kept", async () => {
    const gone = await startAzureSpeech();
    await gone.close();
    const asked = faultOf(azure({ url: gone.url }).speak(hello));
    for (const delay of [500, 2_000]) {
      await time.isSet(delay);
      time.runOut(delay);
    }
    expect(await asked).toMatchObject({
      code: "provider_away",
      fault: expect.stringMatching(/ECONNREFUSED.*is kept/),
    });
  });

  test("busy: waits as long as it says, and everybody else waits too", async () => {
    service.next("busyForTwo");
    const provider = azure();
    const first = provider.speak(hello);
    await time.isSet(2_000);
    const second = provider.speak({ ...hello, text: "Goodbye" });
    // Whatever it would send is there before these.
    for (let asked = 0; asked < 3; asked++) await fetch(service.url);
    expect(service.came.filter(({ method }) => method === "POST")).toHaveLength(1);
    time.runOut(2_000);
    expect(await first).toHaveProperty("wav");
    expect(await second).toHaveProperty("wav");
    expect(service.came.filter(({ method }) => method === "POST")).toHaveLength(3);
  });

  test("busy without saying for how long: waits longer each time, then gives up", async () => {
    service.always("busyOddly");
    const asked = faultOf(azure().speak(hello));
    for (const delay of [1_000, 2_000, 4_000, 8_000, 16_000]) {
      await time.isSet(delay);
      time.runOut(delay);
    }
    expect(await asked).toMatchObject({ code: "provider_busy", fault: expect.stringContaining("is kept") });
    expect(await asked).not.toHaveProperty("retryAfterMs");
    expect(service.came).toHaveLength(6);
  });

  test("the patience of one text is bounded, however often it says a little longer", async () => {
    service.always("busyForTwo");
    const asked = faultOf(azure({ patienceMs: 5_000 }).speak(hello));
    for (const _ of [1, 2]) {
      await time.isSet(2_000);
      time.runOut(2_000);
    }
    expect(await asked).toMatchObject({ code: "provider_busy", retryAfterMs: 2_000 });
    expect(service.came).toHaveLength(3);
  });
});

describe("around it", () => {
  test.each(["never", "busyForTwo", "unavailable"] as const)(
    "an order that is given up ends with its reason, also while %s",
    async (name) => {
      service.always(name);
      const abort = new AbortController();
      const asked = azure().speak(hello, abort.signal);
      if (name === "never") await expect.poll(() => service.came.length).toBe(1);
      else await time.isSet(name === "busyForTwo" ? 2_000 : 500);
      abort.abort(new Error("not wanted any more"));
      await expect(asked).rejects.toThrow("not wanted any more");
    },
  );

  test("closed while it speaks, it says so", async () => {
    service.always("never");
    const provider = azure();
    const asked = provider.speak(hello);
    await expect.poll(() => service.came.length).toBe(1);
    await provider.close();
    expect(await asked).toMatchObject({
      code: "provider_failed",
      fault: expect.stringContaining("stopping"),
    });
  });
});
