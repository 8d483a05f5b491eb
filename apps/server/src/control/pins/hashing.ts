import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** A PIN as it is kept: slow to guess, and of no use for finding it out. Bytes in base64. */
export interface PinHash {
  /** The exponent of scrypt's cost N, and its r and p: kept with each hash, so that new ones can be made slower. */
  readonly cost: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
  readonly hash: string;
}

// 16 MiB and one pass for each (docs/decisions/pins.md says what that takes). Behind it stands the seal: what was taken out
// of a database alone cannot be guessed at all.
const newest = { cost: 14, r: 8, p: 1 } as const;
const hashBytes = 32;
const saltBytes = 16;
// The work is done in Node's pool of four threads, which files and names of hosts need as well.
const atOnce = 2;

/** Those whose turn has not come yet, the oldest first. */
type Waiting = (() => void)[];

export interface Hashing {
  hash(pin: string): Promise<PinHash>;
  /** Takes as long for an account that does not exist (`undefined`), and is false for it. */
  matches(pin: string, kept: PinHash | undefined): Promise<boolean>;
}

/** Hashes PINs off the main thread, never more than two at once; whoever waits on the line goes before lists. */
export function createHashing(): Hashing {
  const callers: Waiting = [];
  const lists: Waiting = [];
  let underWay = 0;

  async function derive(
    pin: string,
    salt: Buffer,
    { cost, r, p }: Pick<PinHash, "cost" | "r" | "p">,
    waiting: Waiting,
  ) {
    if (underWay >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
    try {
      return await slowly(pin, salt, { N: 2 ** cost, r, p });
    } finally {
      const next = callers.shift() ?? lists.shift();
      // Whose turn it is takes over the place: nobody who comes in between can have it.
      if (next) next();
      else underWay -= 1;
    }
  }

  return {
    async hash(pin) {
      const salt = randomBytes(saltBytes);
      const hash = await derive(pin, salt, newest, lists);
      return { ...newest, salt: salt.toString("base64"), hash: hash.toString("base64") };
    },
    async matches(pin, kept) {
      const salt = kept ? Buffer.from(kept.salt, "base64") : randomBytes(saltBytes);
      const hash = await derive(pin, salt, kept ?? newest, callers);
      return kept !== undefined && timingSafeEqual(hash, Buffer.from(kept.hash, "base64"));
    },
  };
}

function slowly(pin: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}
