// The three records that a ZIP file is made of (APPNOTE 6.3, without ZIP64), as offsets into them: what is written and what is
// read agree by this page.

/** Before each file. */
export const local = {
  signature: 0x04034b50,
  size: 30,
  version: 4,
  flags: 6,
  method: 8,
  time: 10,
  date: 12,
  crc: 14,
  packed: 18,
  unpacked: 22,
  nameLength: 26,
  extraLength: 28,
} as const;

/** In the list of files at the end. */
export const central = {
  signature: 0x02014b50,
  size: 46,
  madeBy: 4,
  version: 6,
  flags: 8,
  method: 10,
  time: 12,
  date: 14,
  crc: 16,
  packed: 20,
  unpacked: 24,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  disk: 34,
  attributes: 38,
  offset: 42,
} as const;

/** At the very end. */
export const end = {
  signature: 0x06054b50,
  size: 22,
  disk: 4,
  listDisk: 6,
  entriesHere: 8,
  entries: 10,
  listSize: 12,
  listOffset: 16,
  commentLength: 20,
} as const;

export const methods = { stored: 0, deflated: 8 } as const;
/** Crc and sizes follow behind the file, because whoever wrote it did not know them before. */
export const sizesBehind = 0x0008;
export const behindSignature = 0x08074b50;
