import type { Fault } from "@dialtree/flow";
import { soundFault } from "./faults.ts";
import { otherKindOf } from "./other-kinds.ts";

/** One part of a RIFF file. `at` is where its content begins, behind name and length. */
export interface Chunk {
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

/** Name and length in front of each chunk. */
export const chunkHead = 8;
/** `RIFF`, a length and `WAVE`, in front of the first chunk. */
export const riffHead = 12;

// Recordings have two to five chunks. The bound keeps the time to read a file independent of what is in it.
const mostChunks = 64;
// What programs write that do not know the length yet, and never come back to fill it in.
const unknownLengths: ReadonlySet<number> = new Set([0, 0xffffffff]);

/** The chunks of a WAV file, in their order; none is read. Or the reason why it is not one. */
export function chunksOf(file: DataView): readonly Chunk[] | Fault {
  if (file.byteLength === 0) return soundFault("wav_empty");
  if (nameAt(file, 0) !== "RIFF" || (file.byteLength >= riffHead && nameAt(file, 8) !== "WAVE")) {
    return soundFault("wav_other_kind", { kind: otherKindOf(file) });
  }
  const cutOff = soundFault("wav_cut_off");
  if (file.byteLength < riffHead) return cutOff;
  const stated = file.getUint32(4, true);
  if (unknownLengths.has(stated)) {
    return soundFault("wav_length_unsaid");
  }
  const end = chunkHead + stated;
  if (end > file.byteLength) return cutOff;
  if (padded(end) < file.byteLength) {
    return soundFault("wav_goes_on");
  }
  const chunks: Chunk[] = [];
  for (let head = riffHead; head < end; ) {
    if (chunks.length === mostChunks) {
      return soundFault("wav_parts_many", { most: mostChunks });
    }
    const at = head + chunkHead;
    const length = at <= end ? file.getUint32(at - 4, true) : 0;
    if (at + length > end) return cutOff;
    chunks.push({ name: nameAt(file, head), at, length });
    head = padded(at + length);
  }
  return chunks;
}

/** The chunk of a name, when there is exactly one. */
export function once(chunks: readonly Chunk[], name: string): Chunk | undefined {
  const [first, second] = chunks.filter((chunk) => chunk.name === name);
  return second ? undefined : first;
}

export function writeName(file: DataView, at: number, name: string): void {
  for (const [index, letter] of [...name].entries()) file.setUint8(at + index, letter.charCodeAt(0));
}

/** Four bytes as letters, fewer where the file ends. */
function nameAt(file: DataView, at: number): string {
  const length = Math.max(0, Math.min(4, file.byteLength - at));
  return String.fromCharCode(...Array.from({ length }, (_, index) => file.getUint8(at + index)));
}

// Chunks begin at even places; the byte that fills up is in no length, and some programs leave it out at the very end.
function padded(at: number): number {
  return at + (at % 2);
}
