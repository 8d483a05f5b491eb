import { act, cleanup, renderHook } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { converted } from "../src/sound/converting.ts";
import { soundNamed } from "../src/sound/file-names.ts";
import { listen } from "../src/sound/microphone.ts";
import { useSoundMaker } from "../src/sound/use-sound-maker.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("a file's name says", () => {
  test.each([
    ["welcome.de-DE.wav", "welcome", "de-DE"],
    ["opening-hours.en.mp3", "opening-hours", "en"],
    ["Opening Hours.DE_de.WAV", "opening-hours", "de-DE"],
    ["a.zh-hant-tw.m4a", "a", "zh-Hant-TW"],
    ["main.prompt.de-DE.wav", "main-prompt", "de-DE"],
  ])("%s: which prompt, and in which language", (file, prompt, language) => {
    expect(soundNamed(file)).toEqual({ prompt, language });
  });

  test.each([
    "welcome.wav",
    "welcome.german.wav",
    "welcome.de-DE",
    "a..b/c.de-DE.wav",
    ".de-DE.wav",
    "../x.de-DE.wav",
    "welcome.de-DE.html5x",
    "Grüße.de-DE.wav",
    "",
  ])("%s: nothing", (file) => {
    expect(soundNamed(file)).toBeUndefined();
  });

  test("any name: nothing, or what can be an id and a language", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (file) => {
        const named = soundNamed(file);
        if (!named) return;
        expect(named.prompt).toMatch(/^[a-z0-9][a-z0-9-]*$/);
        expect(soundNamed(`${named.prompt}.${named.language}.wav`)).toEqual(named);
      }),
    );
  });
});

describe("a sound", () => {
  /** A browser that decodes every file as these channels. */
  function decodesAs(...channels: readonly Float32Array[]) {
    vi.stubGlobal(
      "OfflineAudioContext",
      class {
        decodeAudioData = async () => {
          if (channels.length === 0) throw new DOMException("no", "EncodingError");
          return {
            numberOfChannels: channels.length,
            getChannelData: (index: number) => channels[index],
          };
        };
      },
    );
  }
  const both = { trim: true, level: true };
  const tone = (samples: number) =>
    Float32Array.from({ length: samples }, (_, at) => 0.02 * Math.sin(at * 0.2));
  const padded = Float32Array.from([
    ...new Float32Array(32_000),
    ...tone(16_000),
    ...new Float32Array(32_000),
  ]);
  const file = new Blob(["anything"]);

  test("becomes a WAV without the silence around it, louder; or as it was", async () => {
    decodesAs(padded, padded);
    const { wav, seconds } = await converted(file, both);
    expect(seconds).toBeCloseTo(1.2, 1);
    expect([wav.type, wav.size]).toEqual(["audio/wav", 44 + seconds * 32_000]);
    const samples = new Int16Array(await wav.slice(44).arrayBuffer());
    expect(Math.max(...samples)).toBeGreaterThan(0.1 * 32_767);
    const plain = await converted(file, { trim: false, level: false });
    expect(plain.seconds).toBe(5);
    expect(Math.max(...new Int16Array(await plain.wav.slice(44).arrayBuffer()))).toBeLessThan(700);
  });

  test.each([
    ["that cannot be decoded", [], "sound_undecodable"],
    ["in which nobody says anything", [new Float32Array(16_000)], "sound_silent"],
    ["of eleven minutes", [new Float32Array(660 * 16_000)], "sound_long"],
  ] as const)("%s is refused with what to do", async (_name, channels, code) => {
    decodesAs(...channels);
    await expect(converted(file, both)).rejects.toMatchObject({ code, remedy: expect.stringMatching(/./) });
  });
});

describe("the microphone", () => {
  function microphone(getUserMedia: () => Promise<unknown>) {
    vi.stubGlobal("navigator", { mediaDevices: { getUserMedia } });
  }

  test.each([
    ["NotAllowedError", "microphone_denied"],
    ["NotFoundError", "microphone_missing"],
    ["NotReadableError", "microphone_busy"],
    ["TypeError", "microphone_broken"],
  ])("%s is said in words", async (name, code) => {
    microphone(() => Promise.reject(Object.assign(new Error("no"), { name })));
    await expect(listen()).rejects.toMatchObject({ code, remedy: expect.stringMatching(/./) });
  });

  test("there is none on a page without https", async () => {
    vi.stubGlobal("navigator", {});
    await expect(listen()).rejects.toMatchObject({ code: "microphone_insecure" });
  });

  test("is let go of when it is stopped, and gives what was said", async () => {
    const track = { stop: vi.fn() };
    microphone(async () => ({ getTracks: () => [track] }));
    vi.stubGlobal(
      "MediaRecorder",
      class {
        state = "inactive";
        mimeType = "audio/webm";
        ondataavailable = (_: { data: Blob }) => {};
        onstop = () => {};
        start() {
          this.state = "recording";
        }
        stop() {
          this.state = "inactive";
          queueMicrotask(() => {
            this.ondataavailable({ data: new Blob(["said"]) });
            this.onstop();
          });
        }
      },
    );
    const recording = await listen();
    expect(track.stop).not.toHaveBeenCalled();
    const said = await recording.stop();
    expect([await said.text(), said.type]).toEqual(["said", "audio/webm"]);
    expect(track.stop).toHaveBeenCalledOnce();
    recording.cancel();
  });

  /** People who are asked whether they allow it, and answer when the test says so. */
  function asked() {
    const track = { stop: vi.fn() };
    const allows: ((stream: unknown) => void)[] = [];
    const getUserMedia = vi.fn(() => new Promise((resolve) => allows.push(resolve)));
    microphone(getUserMedia);
    vi.stubGlobal(
      "MediaRecorder",
      class {
        state = "inactive";
        start() {
          this.state = "recording";
        }
        stop() {
          this.state = "inactive";
        }
      },
    );
    const allow = () => act(async () => allows.shift()?.({ getTracks: () => [track] }));
    return { track, getUserMedia, allow };
  }

  test("is let go of at once when it is allowed after the dialog was closed", async () => {
    const { track, allow } = asked();
    const { result, unmount } = renderHook(useSoundMaker);
    void result.current.record();
    unmount();
    await allow();
    expect(track.stop).toHaveBeenCalledOnce();
  });

  test("is asked for once, however often somebody presses while the browser asks", async () => {
    const { track, getUserMedia, allow } = asked();
    const { result, unmount } = renderHook(useSoundMaker);
    void result.current.record();
    void result.current.record();
    await allow();
    expect(getUserMedia).toHaveBeenCalledOnce();
    expect(result.current.isListening).toBe(true);
    unmount();
    expect(track.stop).toHaveBeenCalledOnce();
  });

  test("is let go of when the browser cannot record it", async () => {
    const { track, allow } = asked();
    vi.stubGlobal("MediaRecorder", function none() {
      throw new DOMException("no", "NotSupportedError");
    });
    const heard = listen();
    void allow();
    await expect(heard).rejects.toMatchObject({ code: "microphone_broken" });
    expect(track.stop).toHaveBeenCalledOnce();
  });
});
