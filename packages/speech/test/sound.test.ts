import { levelled, monoOf, readWav, trimmed, wavOfSamples } from "@dialtree/speech";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const rate = 16_000;
const tone = (seconds: number, loudness: number) =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, at) => loudness * Math.sin(at * 0.2));
const silence = (seconds: number) => new Float32Array(Math.round(seconds * rate));
/** Less than anybody hears, more than nothing. */
const hiss = (seconds: number) =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, at) => 0.001 * Math.sin(at * 2.1));
const joined = (...parts: readonly Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));
const secondsOf = (samples: Float32Array) => samples.length / rate;
const peakOf = (samples: Float32Array) => samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
const meanOf = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);

const anySamples = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 400 })
  .chain((some) =>
    fc.integer({ min: 1, max: 40 }).map((times) => Array.from({ length: times }, () => some).flat()),
  )
  .map((samples) => Float32Array.from(samples));

describe("silence", () => {
  test("goes at both ends but for a breath, and stays between the words", () => {
    const spoken = joined(tone(0.5, 0.3), silence(0.8), tone(0.5, 0.3));
    for (const around of [silence, hiss]) {
      const cut = trimmed(joined(around(2), spoken, around(3)));
      expect(secondsOf(cut)).toBeCloseTo(1.8 + 0.2, 1);
    }
  });

  test("is all that goes: a soft beginning and what begins at once stay", () => {
    expect(trimmed(tone(1, 0.3))).toEqual(tone(1, 0.3));
    expect(secondsOf(trimmed(joined(silence(1), tone(0.3, 0.02), tone(0.5, 0.5))))).toBeCloseTo(0.9, 1);
  });

  test("alone leaves nothing", () => {
    for (const nothing of [silence(0), silence(1), hiss(1)]) expect(trimmed(nothing)).toHaveLength(0);
  });

  test("any sound gets no longer, is a part of itself, and trimmed again loses nothing that is said", () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const once = trimmed(samples);
        expect(once.length).toBeLessThanOrEqual(samples.length);
        if (once.length > 0) expect(once.buffer).toBe(samples.buffer);
        expect(peakOf(trimmed(once))).toBe(peakOf(once));
      }),
      { numRuns: 200 },
    );
  });
});

describe("loudness", () => {
  test("of quiet and loud recordings becomes the same, whatever their pauses", () => {
    const means = [0.03, 0.2, 0.9].map((loudness) => {
      const level = levelled(joined(tone(1, loudness), silence(2)));
      return meanOf(level.subarray(0, rate));
    });
    for (const mean of means) expect(20 * Math.log10(mean)).toBeCloseTo(-20, 0);
  });

  test("has a bound where only noise would get louder, and silence stays silence", () => {
    expect(peakOf(levelled(tone(1, 0.005)))).toBeCloseTo(0.05, 3);
    expect(levelled(silence(1))).toEqual(silence(1));
    expect(levelled(hiss(1))).toEqual(hiss(1));
    expect(levelled(new Float32Array())).toHaveLength(0);
  });

  test("leaves room for the peaks", () => {
    const shout = joined(tone(1, 0.02), Float32Array.of(0.5, -0.5));
    expect(peakOf(levelled(shout))).toBeLessThanOrEqual(10 ** (-1 / 20) + 1e-6);
  });

  test("any sound keeps its shape", () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const level = levelled(samples);
        expect(level).toHaveLength(samples.length);
        const at = samples.findIndex((one) => Math.abs(one) === peakOf(samples));
        const gain = at < 0 || samples[at] === 0 ? 1 : (level[at] ?? 0) / (samples[at] ?? 1);
        for (const [index, sample] of samples.entries()) expect(level[index]).toBeCloseTo(sample * gain, 5);
        expect(peakOf(level)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe("what Graph plays", () => {
  test("is made of one channel or of the mean of several", () => {
    expect(monoOf([Float32Array.of(1, 0)])).toEqual(Float32Array.of(1, 0));
    expect(monoOf([Float32Array.of(1, 0, 0.5), Float32Array.of(-1, 1, 0.5)])).toEqual(
      Float32Array.of(0, 0.5, 0.5),
    );
    expect(monoOf([])).toHaveLength(0);
  });

  test("is a WAV of 16 kHz, 16 bit, mono; what is too loud is cut, not turned round", () => {
    const read = readWav(wavOfSamples(Float32Array.of(0, 1, -1, 2, -2, 0.5)));
    if ("fault" in read) throw new Error(read.fault);
    const pcm = new DataView(read.pcm.buffer, read.pcm.byteOffset, read.pcm.byteLength);
    const samples = Array.from({ length: 6 }, (_, at) => pcm.getInt16(at * 2, true));
    expect(samples).toEqual([0, 32_767, -32_767, 32_767, -32_767, 16_384]);
  });
});
