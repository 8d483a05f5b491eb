import type { Fault } from "./faults.ts";

const samplesPerCharacter = 1_040;

/** A tone for each text, 65 ms a character, as the WAV that `riff-16khz-16bit-mono-pcm` orders; or spoilt by a fault. */
export function audioOf(text: string, wav: Fault["wav"]): Buffer {
  const rate = wav === "24 kHz" ? 24_000 : 16_000;
  const channels = wav === "stereo" ? 2 : 1;
  const samples = wav === "ten minutes" ? 600 * rate : Math.max(1, [...text].length) * samplesPerCharacter;
  const data = Buffer.alloc(samples * 2 * channels);
  if (wav !== "ten minutes") {
    // Of the text, so that two texts do not sound alike.
    const pitch = 200 + ([...text].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) % 400);
    for (let at = 0; at < samples * channels; at += 1) {
      data.writeInt16LE(Math.round(9_000 * Math.sin((2 * Math.PI * pitch * at) / rate)), at * 2);
    }
  }
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(wav === "unknown length" ? 0xffffffff : 36 + data.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2 * channels, 28);
  header.writeUInt16LE(2 * channels, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(wav === "unknown length" ? 0xffffffff : data.length, 40);
  const kept = wav === "cut short" ? data.subarray(0, data.length / 2) : data;
  return Buffer.concat([header, kept, ...(wav === "trailing" ? [Buffer.from("behind")] : [])]);
}
