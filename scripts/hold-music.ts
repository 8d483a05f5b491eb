// Writes the hold music of the shipped flows: node scripts/hold-music.ts flows/account/prompts/hold-music.wav
// Four quiet chords that come round without a seam, 16 kHz, 16 bit, mono, made of sines and of nothing else.

import { writeFileSync } from "node:fs";

const rate = 16_000;
const secondsOfChord = 2;
// Hertz: C, A minor, F and G, each as three tones of the octave below and above middle C.
const chords = [
  [130.81, 196.0, 329.63],
  [110.0, 220.0, 261.63],
  [174.61, 220.0, 349.23],
  [196.0, 246.94, 293.66],
] as const;
const overtones = [1, 0.3, 0.12] as const;
// About -20 dB below the loudest there is: people speak over hold music.
const loudness = 0.035;
const silentSeconds = 0.02;

/** One chord, each tone struck a little later than the one below, faded in and out so that nothing clicks. */
function chordAt(chord: readonly number[], second: number): number {
  return chord.reduce((sum, hertz, index) => {
    const since = second - index * 0.25;
    if (since <= 0) return sum;
    const left = secondsOfChord - silentSeconds - second;
    const level = Math.min(1, since / 0.05) * Math.exp(-since * 0.9) * Math.min(1, Math.max(0, left) / 0.2);
    const tone = overtones.reduce(
      (of, share, overtone) => of + share * Math.sin(2 * Math.PI * hertz * (overtone + 1) * since),
      0,
    );
    return sum + level * tone;
  }, 0);
}

function samples(): Int16Array {
  const each = rate * secondsOfChord;
  return Int16Array.from({ length: each * chords.length }, (_, at) => {
    const chord = chords[Math.floor(at / each)] ?? [];
    return Math.round(32_767 * loudness * 2 * chordAt(chord, (at % each) / rate));
  });
}

function wav(sound: Int16Array): Uint8Array {
  const bytes = Buffer.alloc(44 + sound.byteLength);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(36 + sound.byteLength, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(sound.byteLength, 40);
  for (const [at, value] of sound.entries()) bytes.writeInt16LE(value, 44 + at * 2);
  return bytes;
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Say which file to write.");
writeFileSync(file, wav(samples()));
