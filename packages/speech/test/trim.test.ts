import { readWav, silence, withoutSilence, writeWav } from "@dialtree/speech";
import { expect, test } from "vitest";

const quiet = (seconds: number): number[] => Array.from({ length: seconds * 16_000 }, () => 40);
const loud = Array.from({ length: 1_600 }, (_, index) => (index % 2 === 0 ? 3_000 : -3_000));

function lengthOf(wav: Uint8Array): number {
  const info = readWav(wav);
  if ("fault" in info) throw new Error(info.fault);
  return info.seconds;
}

test("silence goes at both ends, and a little of it stays so that nothing clicks", () => {
  const cut = withoutSilence(writeWav(Int16Array.from([...quiet(0.2), ...loud, ...quiet(0.5)])));
  expect(lengthOf(cut)).toBeCloseTo(0.1 + 0.04, 3);
  const info = readWav(cut);
  const samples = "pcm" in info ? new DataView(info.pcm.slice().buffer) : new DataView(new ArrayBuffer(4));
  expect([samples.getInt16(0, true), samples.getInt16(160 * 2, true)]).toEqual([40, 3_000]);
});

test("silence within stays, however long: a pause belongs to what is said", () => {
  const said = Int16Array.from([...loud, ...quiet(1), ...loud]);
  expect(lengthOf(withoutSilence(writeWav(said)))).toBeCloseTo(1.2, 3);
});

test("a soft end is not cut off", () => {
  const soft = Array.from({ length: 800 }, (_, index) => (index % 2 === 0 ? 150 : -150));
  expect(lengthOf(withoutSilence(writeWav(Int16Array.from([...loud, ...soft, ...quiet(0.5)]))))).toBeCloseTo(
    0.18,
    3,
  );
});

test("what is silent throughout, and what is no recording, stays as it is", () => {
  for (const wav of [silence(0.3), new Uint8Array([1, 2, 3]), new Uint8Array()])
    expect(withoutSilence(wav)).toBe(wav);
  expect(lengthOf(silence(0.3))).toBe(0.3);
});
