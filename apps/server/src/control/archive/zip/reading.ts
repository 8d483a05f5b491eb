import { crc32, type InflateRaw, inflateRaw } from "node:zlib";
import type { Fault } from "@dialtree/flow";
import { zipFault } from "./faults.ts";
import { behindSignature, central, end, local, methods, sizesBehind } from "./records.ts";

export interface ZipBounds {
  /** Files and folders in it. */
  readonly entries: number;
  /** Bytes of one file, and of all of them, unpacked. */
  readonly fileBytes: number;
  readonly allBytes: number;
  /** How many times as large as packed everything may be; a first megabyte is free, because silence packs well. */
  readonly ratio: number;
}

/** Why a file is refused: it is no ZIP file, a damaged one, or one that is made to do harm. */
export class ZipFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.fault);
    this.fault = fault;
  }
}

const freeBytes = 1_000_000;

/**
 * The files of a ZIP file, by their names. Strict on purpose: every byte of it belongs to exactly one file or record, what it
 * says twice it says alike, and nothing that it says of sizes is believed: what is unpacked is counted while it is. Whatever
 * else exists in the wild (ZIP64, encryption, comments, links, other methods, names that are not plain ASCII) is refused.
 * Nothing is ever written.
 * @throws ZipFault
 */
export async function readZip(
  bytes: Uint8Array,
  bounds: ZipBounds,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, listOffset } = endOf(file, bounds);
  const listed = listOf(file, entries, listOffset);
  const placed = placesOf(file, listed, listOffset);
  const declared = listed.reduce((sum, { unpacked }) => sum + unpacked, 0);
  const packed = listed.reduce((sum, entry) => sum + entry.packed, 0);
  const most = Math.min(bounds.allBytes, freeBytes + bounds.ratio * packed);
  // What it says of itself is reason enough to refuse it, and no reason to trust it.
  for (const { name, unpacked } of listed)
    if (unpacked > bounds.fileBytes) throw tooLarge(name, bounds.fileBytes);
  if (declared > most) throw bomb(most);

  const files = new Map<string, Uint8Array>();
  let left = most;
  for (const entry of placed) {
    const content = await contentOf(entry, Math.min(bounds.fileBytes, left));
    left -= content.byteLength;
    if (!entry.name.endsWith("/")) files.set(entry.name, content);
    else if (content.byteLength > 0) throw new ZipFault(zipFault("zip_folder_content", { name: entry.name }));
  }
  return files;
}

interface Listed {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

interface Placed extends Listed {
  readonly data: Buffer;
}

function endOf(file: Buffer, bounds: ZipBounds): { readonly entries: number; readonly listOffset: number } {
  const at = file.byteLength - end.size;
  if (at < 0 || file.readUInt32LE(at) !== end.signature) throw new ZipFault(zipFault("zip_none"));
  const record = file.subarray(at);
  const number = (field: number) => record.readUInt16LE(field);
  if (number(end.disk) !== 0 || number(end.listDisk) !== 0 || number(end.commentLength) !== 0)
    throw new ZipFault(zipFault("zip_parts_or_comment"));
  const entries = number(end.entries);
  if (entries !== number(end.entriesHere)) throw new ZipFault(zipFault("zip_two_counts"));
  const [listSize, listOffset] = [record.readUInt32LE(end.listSize), record.readUInt32LE(end.listOffset)];
  if (entries === 0xffff || listSize === 0xffffffff || listOffset === 0xffffffff)
    throw new ZipFault(zipFault("zip_64"));
  if (entries > bounds.entries) throw new ZipFault(zipFault("zip_files_many", { most: bounds.entries }));
  if (listOffset + listSize !== at) throw new ZipFault(zipFault("zip_list_elsewhere"));
  return { entries, listOffset };
}

function listOf(file: Buffer, entries: number, listOffset: number): readonly Listed[] {
  const all: Listed[] = [];
  const names = new Map<string, string>();
  let at = listOffset;
  const listEnd = file.byteLength - end.size;
  for (let index = 0; index < entries; index += 1) {
    if (at + central.size > listEnd || file.readUInt32LE(at) !== central.signature)
      throw new ZipFault(zipFault("zip_list_damaged"));
    const record = file.subarray(at, listEnd);
    const number = (field: number) => record.readUInt16LE(field);
    const [nameLength, extraLength] = [number(central.nameLength), number(central.extraLength)];
    const extraAt = central.size + nameLength;
    const size = extraAt + extraLength + number(central.commentLength);
    if (size > record.byteLength) throw new ZipFault(zipFault("zip_list_damaged"));
    const name = nameIn(record.subarray(central.size, extraAt));
    refuseExtra(record.subarray(extraAt, extraAt + extraLength), name);
    refuseKind(record.readUInt32LE(central.attributes), number(central.madeBy) >> 8, name);
    if (number(central.disk) !== 0) throw new ZipFault(zipFault("zip_parts"));
    // On many disks "A" and "a" are one file, and so they are here.
    const same = names.get(name.toLowerCase());
    if (same !== undefined) throw new ZipFault(zipFault("zip_same_name", { name, same }));
    names.set(name.toLowerCase(), name);
    all.push({
      name,
      flags: number(central.flags),
      method: number(central.method),
      crc: record.readUInt32LE(central.crc),
      packed: record.readUInt32LE(central.packed),
      unpacked: record.readUInt32LE(central.unpacked),
      offset: record.readUInt32LE(central.offset),
    });
    at += size;
  }
  if (at !== listEnd) throw new ZipFault(zipFault("zip_behind_list"));
  return all;
}

/** Where the files are: one directly behind the other, from the first byte to the list. So none lies in another. */
function placesOf(file: Buffer, listed: readonly Listed[], listOffset: number): readonly Placed[] {
  let at = 0;
  const placed = listed
    .toSorted((a, b) => a.offset - b.offset)
    .map((entry) => {
      if (entry.offset !== at) throw new ZipFault(zipFault("zip_overlap", { name: entry.name }));
      const found = placeOf(file.subarray(at, listOffset), entry);
      at += found.size;
      return { ...entry, data: found.data };
    });
  if (at !== listOffset) throw new ZipFault(zipFault("zip_before_list"));
  return placed;
}

function placeOf(rest: Buffer, entry: Listed): { readonly data: Buffer; readonly size: number } {
  const { name, flags, method } = entry;
  const differs = () => new ZipFault(zipFault("zip_differs", { name }));
  if (rest.byteLength < local.size || rest.readUInt32LE(0) !== local.signature)
    throw new ZipFault(zipFault("zip_file_elsewhere", { name }));
  // Encrypted, patched, hidden: each by a flag of its own.
  if ((flags & ~(sizesBehind | 0x0006 | 0x0800)) !== 0)
    throw new ZipFault(zipFault("zip_encrypted", { name }));
  if (method !== methods.stored && method !== methods.deflated)
    throw new ZipFault(zipFault("zip_packing", { name }));
  if (rest.readUInt16LE(local.flags) !== flags || rest.readUInt16LE(local.method) !== method) throw differs();
  const nameLength = rest.readUInt16LE(local.nameLength);
  const extraLength = rest.readUInt16LE(local.extraLength);
  const begins = local.size + nameLength + extraLength;
  const ends = begins + entry.packed;
  if (ends > rest.byteLength) throw new ZipFault(zipFault("zip_ends_early", { name }));
  const extraAt = local.size + nameLength;
  if (nameIn(rest.subarray(local.size, extraAt)) !== name) throw differs();
  refuseExtra(rest.subarray(extraAt, begins), name);
  const own = [local.crc, local.packed, local.unpacked].map((field) => rest.readUInt32LE(field));
  const said = [entry.crc, entry.packed, entry.unpacked];
  const isBehind = (flags & sizesBehind) !== 0;
  const isAlike = (found: readonly number[]) => found.every((value, index) => value === said[index]);
  if (!isAlike(own) && !(isBehind && own.every((value) => value === 0))) throw differs();
  const data = rest.subarray(begins, ends);
  if (!isBehind) return { data, size: ends };
  const behind = rest.subarray(ends, ends + 16);
  const numbers = [0, 4, 8, 12].flatMap((at) =>
    at + 4 <= behind.byteLength ? [behind.readUInt32LE(at)] : [],
  );
  if (numbers[0] === behindSignature && numbers.length === 4 && isAlike(numbers.slice(1)))
    return { data, size: ends + 16 };
  if (numbers.length >= 3 && isAlike(numbers.slice(0, 3))) return { data, size: ends + 12 };
  throw differs();
}

/** A path below the folder that it could be unpacked in, in signs that every system knows. */
function nameIn(bytes: Buffer): string {
  const name = bytes.toString("latin1");
  const shown = JSON.stringify(name.slice(0, 100));
  if (!/^[A-Za-z0-9._/-]{1,250}$/.test(name)) throw new ZipFault(zipFault("zip_name_wrong", { name: shown }));
  const parts = name.replace(/\/$/, "").split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".."))
    throw new ZipFault(zipFault("zip_name_leads_out", { name: shown }));
  return name;
}

/** Other sizes, and other names: what some programs would go by, and others not. */
const treacherous = new Map([
  [0x0001, "sizes of ZIP64"],
  [0x7075, "a second name"],
  [0x9901, "encryption"],
]);

function refuseExtra(extra: Buffer, name: string): void {
  for (let at = 0; at < extra.byteLength; ) {
    if (at + 4 > extra.byteLength) throw new ZipFault(zipFault("zip_extra_damaged", { name }));
    const has = treacherous.get(extra.readUInt16LE(at));
    if (has !== undefined) throw new ZipFault(zipFault("zip_extra_unread", { name, has }));
    at += 4 + extra.readUInt16LE(at + 2);
    if (at > extra.byteLength) throw new ZipFault(zipFault("zip_extra_damaged", { name }));
  }
}

const unix = 3;
const macOs = 19;

/** Links, pipes and devices. */
function refuseKind(attributes: number, madeBy: number, name: string): void {
  if (madeBy !== unix && madeBy !== macOs) return;
  const kind = (attributes >>> 16) & 0o170000;
  const isPlain = kind === 0 || kind === 0o100000 || (kind === 0o040000 && name.endsWith("/"));
  if (!isPlain) throw new ZipFault(zipFault("zip_link", { name }));
}

async function contentOf({ name, method, data, crc, unpacked }: Placed, most: number): Promise<Uint8Array> {
  const content = method === methods.stored ? data : await inflated(data, name, most);
  if (content.byteLength !== unpacked) throw new ZipFault(zipFault("zip_size", { name }));
  if (content.byteLength > most) throw tooLarge(name, most);
  if (crc32(content) !== crc) throw new ZipFault(zipFault("zip_damaged", { name }));
  return content;
}

function inflated(data: Buffer, name: string, most: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const done = (error: NodeJS.ErrnoException | null, result: unknown): void => {
      if (error?.code === "ERR_BUFFER_TOO_LARGE") return reject(tooLarge(name, most));
      if (error) return reject(new ZipFault(zipFault("zip_damaged", { name })));
      const { buffer, engine } = result as { readonly buffer: Buffer; readonly engine: InflateRaw };
      if (engine.bytesWritten !== data.byteLength)
        return reject(new ZipFault(zipFault("zip_behind_file", { name })));
      resolve(buffer);
    };
    // Stops where the bound is, whatever is said of the size.
    inflateRaw(data, { maxOutputLength: Math.max(most, 1), info: true }, done);
  });
}

function tooLarge(name: string, most: number): ZipFault {
  return new ZipFault(zipFault("zip_file_large", { name, megabytes: inMegabytes(most) }));
}

function bomb(most: number): ZipFault {
  return new ZipFault(zipFault("zip_large", { megabytes: inMegabytes(most) }));
}

function inMegabytes(bytes: number): number {
  return Math.max(0.1, Math.round(bytes / 100_000) / 10);
}
