// WAV files as programs write them, and as no program should. Everything is little endian.

/** A part of a RIFF file; `stated` is the length that it claims. Padded to an even length. */
export function chunk(name: string, content: Uint8Array, stated = content.length): Uint8Array {
  const bytes = new Uint8Array(8 + content.length + (content.length % 2));
  bytes.set(ascii(name));
  new DataView(bytes.buffer).setUint32(4, stated, true);
  bytes.set(content, 8);
  return bytes;
}

/** A WAV file of these parts, with its true length. */
export function wav(...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  const bytes = new Uint8Array(8 + length);
  bytes.set(ascii("RIFF"));
  new DataView(bytes.buffer).setUint32(4, length, true);
  bytes.set(ascii("WAVE"), 8);
  let at = 12;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The same file claiming another length: so many bytes more, or exactly so many. */
export function riff(file: Uint8Array, length: number, how: "more" | "exactly" = "more"): Uint8Array {
  const bytes = Uint8Array.from(file);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, how === "more" ? view.getUint32(4, true) + length : length, true);
  return bytes;
}

export interface Sound {
  readonly tag?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly bits?: number;
  readonly perSecond?: number;
  readonly perSample?: number;
}

/** The description of a sound; what is not said is what Graph plays. */
export function format(sound: Sound, more = 0): Uint8Array {
  const { tag = 1, channels = 1, rate = 16_000, bits = 16 } = sound;
  const { perSample = (channels * bits) / 8, perSecond = (rate * channels * bits) / 8 } = sound;
  const view = new DataView(new ArrayBuffer(16 + more));
  view.setUint16(0, tag, true);
  view.setUint16(2, channels, true);
  view.setUint32(4, rate, true);
  view.setUint32(8, perSecond, true);
  view.setUint16(12, perSample, true);
  view.setUint16(14, bits, true);
  return new Uint8Array(view.buffer);
}

/** The long form: `used` of the bits count, and the coding is the beginning of a GUID that ends as usual or in `guid`. */
export function extensibleFormat(
  sound: Sound & { readonly used?: number; readonly guid?: number },
): Uint8Array {
  const { tag = 1, used = 16, guid = 0x71 } = sound;
  const bytes = format({ ...sound, tag: 0xfffe }, 24);
  const view = new DataView(bytes.buffer);
  view.setUint16(16, 22, true);
  view.setUint16(18, used, true);
  view.setUint32(20, 4, true);
  view.setUint16(24, tag, true);
  bytes.set([0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, guid], 26);
  return bytes;
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
