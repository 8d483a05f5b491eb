// The few words of tar (POSIX ustar) that a backup is written in, so that any tar can list and unpack one.

const block = 512;
/** More than any row or sound of ours; what claims to be larger is none of ours. */
const largestEntry = 512 * 1024 * 1024;

export interface TarEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Something is no tar of ours: what is wrong, for people. */
export class TarFault extends Error {}

/** One file: its header, its bytes, and what fills the last block. */
export function entryOf(name: string, bytes: Uint8Array): readonly Buffer[] {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new RangeError(`"${name}" is too long a name for an archive.`);
  header.write(name, 0);
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${bytes.byteLength.toString(8).padStart(11, "0")}\0`, 124);
  // The same backup is the same bytes, whenever it is written: the time is in its first file.
  header.write("00000000000\0", 136);
  header.write("0", 156);
  header.write("ustar\u000000", 257);
  header.write(`${sumOf(header).toString(8).padStart(6, "0")}\0 `, 148);
  const rest = (block - (bytes.byteLength % block)) % block;
  return [header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), Buffer.alloc(rest)];
}

/** What an archive ends with. */
export const endOfTar: Buffer = Buffer.alloc(2 * block);

/** The files of an archive, one after the other. @throws TarFault */
export async function* entriesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const take = reader(chunks);
  for (;;) {
    const header = await take(block);
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(header);
    const bytes = await take(size);
    const rest = await take((block - (size % block)) % block);
    if (rest.some((byte) => byte !== 0)) throw new TarFault(`something stands behind ${name}`);
    yield { name, bytes };
  }
  if ((await take(block)).some((byte) => byte !== 0)) throw new TarFault("its end is damaged");
  await take.end();
}

/** Only what entryOf writes is read: no links, no folders, no long names. */
function readHeader(header: Buffer): { readonly name: string; readonly size: number } {
  const text = (from: number, length: number) =>
    header.toString("utf8", from, from + length).replace(/\0[\s\S]*$/, "");
  const name = text(0, 100);
  const size = Number.parseInt(text(124, 12), 8);
  if (!(size >= 0 && size <= largestEntry)) throw new TarFault("a file in it has an impossible size");
  const [expected] = entryOf(name, Buffer.alloc(0));
  if (expected === undefined) throw new TarFault("a file in it has no header");
  header.copy(expected, 124, 124, 136);
  expected.write("        ", 148);
  expected.write(`${sumOf(expected).toString(8).padStart(6, "0")}\0 `, 148);
  if (!expected.equals(header)) throw new TarFault(`the header of a file in it is damaged`);
  return { name, size };
}

function sumOf(header: Buffer): number {
  // As if the sum itself were eight spaces.
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

/** Gives so many bytes at a time, however they come in. */
function reader(chunks: AsyncIterable<Buffer>) {
  const source = chunks[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  const take = async (wanted: number): Promise<Buffer> => {
    while (size < wanted) {
      const { value, done } = await source.next();
      if (done) throw new TarFault("it ends too early");
      held.push(value);
      size += value.length;
    }
    const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
    held = [all.subarray(wanted)];
    size -= wanted;
    return all.subarray(0, wanted);
  };
  take.end = async (): Promise<void> => {
    const { done } = await source.next();
    if (size > 0 || !done) throw new TarFault("something stands behind its end");
  };
  return take;
}
