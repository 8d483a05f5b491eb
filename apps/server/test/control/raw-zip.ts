import { crc32, deflateRawSync } from "node:zlib";
import { central, end, local } from "../../src/control/archive/zip/records.ts";

/** One file of a ZIP file as somebody writes it by hand, who may lie about everything. */
export interface RawFile {
  readonly name: string | Buffer;
  readonly content?: string | Uint8Array;
  /** Its packed bytes, as they are, in place of what the content packs to. */
  readonly packed?: Uint8Array;
  readonly stored?: boolean;
  /** Fields of the record in the list, by their offsets; a local record says the same unless told otherwise. */
  readonly says?: Readonly<Record<number, number>>;
  readonly saysHere?: Readonly<Record<number, number>>;
  readonly extra?: Buffer;
  /** What lies between it and the next one. */
  readonly behind?: Buffer;
  /** It has no bytes of its own: it lies where another one does. */
  readonly at?: number;
}

const wide = new Set<number>([
  central.crc,
  central.packed,
  central.unpacked,
  central.attributes,
  central.offset,
]);
const wideHere = new Set<number>([local.crc, local.packed, local.unpacked]);

function write(
  record: Buffer,
  fields: Readonly<Record<number, number>>,
  wideOnes: ReadonlySet<number>,
): void {
  for (const [offset, value] of Object.entries(fields)) {
    const at = Number(offset);
    if (at === 0 || wideOnes.has(at)) record.writeUInt32LE(value >>> 0, at);
    else record.writeUInt16LE(value, at);
  }
}

/** A ZIP file of these, with what is said at its end, by offsets. */
export function rawZip(
  files: readonly RawFile[],
  atEnd: Readonly<Record<number, number>> = {},
  tail = "",
): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const {
    name,
    content = "",
    packed,
    stored,
    says = {},
    saysHere = {},
    extra,
    behind,
    at: other,
  } of files) {
    const bytes = Buffer.from(content);
    const named = Buffer.from(name);
    const data = Buffer.from(packed ?? (stored ? bytes : deflateRawSync(bytes)));
    const facts = {
      crc: crc32(bytes),
      packed: data.byteLength,
      unpacked: bytes.byteLength,
      method: stored ? 0 : 8,
    };
    const more = extra ?? Buffer.alloc(0);
    const here = Buffer.alloc(local.size);
    write(
      here,
      {
        0: local.signature,
        [local.version]: 20,
        [local.method]: facts.method,
        [local.crc]: facts.crc,
        [local.packed]: facts.packed,
        [local.unpacked]: facts.unpacked,
        [local.nameLength]: named.byteLength,
        [local.extraLength]: more.byteLength,
        ...saysHere,
      },
      wideHere,
    );
    const listed = Buffer.alloc(central.size);
    write(
      listed,
      {
        0: central.signature,
        [central.madeBy]: (3 << 8) | 20,
        [central.version]: 20,
        [central.method]: facts.method,
        [central.crc]: facts.crc,
        [central.packed]: facts.packed,
        [central.unpacked]: facts.unpacked,
        [central.nameLength]: named.byteLength,
        [central.extraLength]: more.byteLength,
        [central.attributes]: (0o100644 << 16) >>> 0,
        [central.offset]: other ?? at,
        ...says,
      },
      wide,
    );
    list.push(listed, named, more);
    if (other !== undefined) continue;
    const whole = Buffer.concat([here, named, more, data, behind ?? Buffer.alloc(0)]);
    parts.push(whole);
    at += whole.byteLength;
  }
  const listed = Buffer.concat(list);
  const last = Buffer.alloc(end.size);
  write(
    last,
    {
      0: end.signature,
      [end.entriesHere]: files.length,
      [end.entries]: files.length,
      [end.listSize]: listed.byteLength,
      [end.listOffset]: at,
      ...atEnd,
    },
    new Set([end.listSize, end.listOffset]),
  );
  return Buffer.concat([...parts, listed, last, Buffer.from(tail)]);
}
