import { mostSoundBytes } from "../api/sound-bytes.ts";
import type { ZipBounds } from "./zip/reading.ts";

/** Bytes of an archive that is sent: some hundred recordings, and what comes within Node's half minute over a usual line. */
export const mostArchiveBytes = 32_000_000;

/** What may be in an archive; no archive is made that is larger. */
export const archiveBounds: ZipBounds = {
  entries: 2_000,
  fileBytes: mostSoundBytes,
  allBytes: 96_000_000,
  ratio: 100,
};

/** Flows in one archive. */
export const mostFlows = 100;
