import { isAddress } from "./addresses.ts";

/** What is known of a text that was spoken. Not the text itself: the folder tells nobody what was said. */
export interface SpokenRecord {
  readonly hash: string;
  readonly unspoken?: string | undefined;
}

export function writeRecord(record: SpokenRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Undefined for anything that writeRecord did not write. */
export function readRecord(content: Uint8Array): SpokenRecord | undefined {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(content));
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null || !("hash" in json)) return undefined;
  const { hash } = json;
  const unspoken = "unspoken" in json ? json.unspoken : undefined;
  if (typeof hash !== "string" || !isAddress(hash)) return undefined;
  if (unspoken !== undefined && typeof unspoken !== "string") return undefined;
  return { hash, unspoken };
}
