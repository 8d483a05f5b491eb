/**
 * Everything a command may touch besides files. Handed in, so that a test runs commands without a process, reads what
 * they print and decides how time passes.
 */
export interface Io {
  readonly out: Output;
  readonly err: Output;
  /** Where the person is: paths that they type are relative to it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Input;
  readonly clock: Clock;
  /** Calls back once, at Ctrl-C, in place of ending at once; a second Ctrl-C ends. The returned function prevents it. */
  onInterrupt(then: () => void): () => void;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** What is typed or piped in: `process.stdin`, or anything that looks like it. */
export interface Input {
  readonly isTTY?: boolean | undefined;
  setRawMode?(raw: boolean): unknown;
  on(event: "data", listener: (chunk: Buffer | string) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  off(event: "data", listener: (chunk: Buffer | string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls back once, later; the returned function prevents it. */
  after(milliseconds: number, then: () => void): () => void;
}
