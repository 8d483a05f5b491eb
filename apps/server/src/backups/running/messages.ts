import type { Head } from "../archive/manifest.ts";
import type { BackupCode } from "../backup-error.ts";
import type { Schemas } from "../places/from-postgres.ts";

/** Where the server keeps its data. */
export type DataPlace = { readonly dataFolder: string } | { readonly url: string; readonly schemas: Schemas };

export interface UnpackOrder {
  readonly file: string;
  /** An empty folder. */
  readonly into: string;
  /** Where the sounds of this server are: what is there need not be unpacked. */
  readonly sounds: string;
}

export interface CopyOrder {
  readonly place: DataPlace;
  readonly file: string;
  /** The fingerprint of the installation's secret. */
  readonly secret: string | null;
  readonly now: number;
}

/** What is done beside the event loop, where callers do not wait for it. */
export type Order = ({ readonly do: "unpack" } & UnpackOrder) | ({ readonly do: "copy" } & CopyOrder);

/** A backup that was read to its end and unpacked. */
export interface Unpacked {
  readonly head: Head;
  /** Of all its sounds. */
  readonly sounds: readonly string[];
  /** Those that are not here: files of the folder, as `<hash>.wav`. */
  readonly missing: readonly string[];
}

export type Said =
  | { readonly done: Unpacked | null }
  | { readonly refused: { readonly code: BackupCode; readonly message: string; readonly remedy: string } }
  | { readonly failed: string };
