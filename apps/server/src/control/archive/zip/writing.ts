import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";
import { central, end, local, methods } from "./records.ts";

const deflated = promisify(deflateRaw) as (bytes: Uint8Array) => Promise<Buffer>;

// The first day that a ZIP file can name: the same files always make the same archive.
const firstDay = 0x0021;
const madeByUnix = (3 << 8) | 20;
// A plain file that everybody may read.
const plainFile = (0o100644 << 16) >>> 0;

/** A ZIP file of these files, in this order. Names are ASCII. */
export async function writeZip(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const small = await deflated(bytes);
    const isSmaller = small.byteLength < bytes.byteLength;
    const entry: Entry = {
      name: Buffer.from(name, "ascii"),
      method: isSmaller ? methods.deflated : methods.stored,
      crc: crc32(bytes),
      packed: isSmaller ? small : bytes,
      unpacked: bytes.byteLength,
      offset: at,
    };
    const head = localRecord(entry);
    parts.push(head, entry.packed);
    list.push(centralRecord(entry));
    at += head.byteLength + entry.packed.byteLength;
  }
  const listed = Buffer.concat(list);
  return Buffer.concat([...parts, listed, endRecord(files.size, listed.byteLength, at)]);
}

interface Entry {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
  readonly unpacked: number;
  readonly offset: number;
}

function localRecord({ name, method, crc, packed, unpacked }: Entry): Buffer {
  const record = Buffer.alloc(local.size);
  record.writeUInt32LE(local.signature, 0);
  record.writeUInt16LE(20, local.version);
  record.writeUInt16LE(method, local.method);
  record.writeUInt16LE(firstDay, local.date);
  record.writeUInt32LE(crc, local.crc);
  record.writeUInt32LE(packed.byteLength, local.packed);
  record.writeUInt32LE(unpacked, local.unpacked);
  record.writeUInt16LE(name.byteLength, local.nameLength);
  return Buffer.concat([record, name]);
}

function centralRecord({ name, method, crc, packed, unpacked, offset }: Entry): Buffer {
  const record = Buffer.alloc(central.size);
  record.writeUInt32LE(central.signature, 0);
  record.writeUInt16LE(madeByUnix, central.madeBy);
  record.writeUInt16LE(20, central.version);
  record.writeUInt16LE(method, central.method);
  record.writeUInt16LE(firstDay, central.date);
  record.writeUInt32LE(crc, central.crc);
  record.writeUInt32LE(packed.byteLength, central.packed);
  record.writeUInt32LE(unpacked, central.unpacked);
  record.writeUInt16LE(name.byteLength, central.nameLength);
  record.writeUInt32LE(plainFile, central.attributes);
  record.writeUInt32LE(offset, central.offset);
  return Buffer.concat([record, name]);
}

function endRecord(entries: number, listSize: number, listOffset: number): Buffer {
  const record = Buffer.alloc(end.size);
  record.writeUInt32LE(end.signature, 0);
  record.writeUInt16LE(entries, end.entriesHere);
  record.writeUInt16LE(entries, end.entries);
  record.writeUInt32LE(listSize, end.listSize);
  record.writeUInt32LE(listOffset, end.listOffset);
  return record;
}
