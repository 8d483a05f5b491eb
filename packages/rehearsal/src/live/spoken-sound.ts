const samplesPerMs = 16;
const headerBytes = 44;
const amplitude = 8_000;
/** Samples of one swing: about 320 Hz, a low voice that says one vowel. */
const swing = 50;

/**
 * A WAV as Graph's calls carry them (16 kHz, 16 bit, mono) in which somebody is heard for so many milliseconds without a
 * pause: what a scripted caller says on a real line.
 */
export function spokenSound(milliseconds: number): Uint8Array {
  const samples = Math.round(milliseconds * samplesPerMs);
  const bytes = new Uint8Array(headerBytes + samples * 2);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) => {
    for (let n = 0; n < text.length; n++) view.setUint8(at + n, text.charCodeAt(n));
  };
  word(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerMs * 1_000, true);
  view.setUint32(28, samplesPerMs * 2_000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples * 2, true);
  for (let n = 0; n < samples; n++) {
    const sample = Math.round(amplitude * Math.sin((2 * Math.PI * n) / swing));
    view.setInt16(headerBytes + n * 2, sample, true);
  }
  return bytes;
}
