/**
 * Where libraries on several machines keep what they share: WAV files under their hashes. Rejects when it cannot be
 * reached; what comes from it is checked by whoever takes it.
 */
export interface Shelf {
  take(hash: string): Promise<Uint8Array | undefined>;
  /** Takes the place of what is there under this hash. */
  put(hash: string, wav: Uint8Array): Promise<void>;
  /** Which of these are not there. */
  lacks(hashes: readonly string[]): Promise<readonly string[]>;
}
