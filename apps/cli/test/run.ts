import { EventEmitter } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { dialtree } from "../src/dialtree.ts";
import type { Clock, Input, Io, Output } from "../src/io.ts";

export const fixtures = join(import.meta.dirname, "fixtures");

/** What a command line came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in memory, among the fixtures unless told otherwise. */
export async function run(args: readonly string[], change: Partial<Io> = {}): Promise<Ran> {
  const [out, err] = [new Printed(), new Printed()];
  const io: Io = {
    out,
    err,
    cwd: fixtures,
    env: {},
    stdin: new Keyboard(),
    clock: new FakeClock(),
    onInterrupt: () => () => {},
    ...change,
  };
  const code = await dialtree(args, io);
  return { code, out: out.text, err: err.text };
}

/** What a command printed. */
export class Printed implements Output {
  readonly isTTY: boolean;
  text = "";

  constructor(isTTY = false) {
    this.isTTY = isTTY;
  }

  write(text: string): void {
    this.text += text;
  }
}

/** The objects of `--json` output. */
export function jsonLines(out: string): readonly Record<string, unknown>[] {
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A copy of the fixtures for a test that writes; gone after the test. */
export function copyOfFixtures(): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(fixtures, folder, { recursive: true });
  return folder;
}

/** A clock that stands still until it is told to run. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 5, 1, 12);
  #timers: { readonly at: number; readonly then: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, then: () => void): () => void {
    const timer = { at: this.#now + milliseconds, then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  get pending(): number {
    return this.#timers.length;
  }

  /** Lets everything happen that is set, in order; gives the milliseconds it took. */
  runOut(): number {
    const began = this.#now;
    for (let next = this.#next(); next; next = this.#next()) {
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.then();
    }
    return this.#now - began;
  }

  #next() {
    return this.#timers.toSorted((a, b) => a.at - b.at)[0];
  }
}

/** Somebody's keyboard; `raw` notes each change of mode. */
export class Keyboard extends EventEmitter implements Input {
  readonly isTTY: boolean;
  readonly raw: boolean[] = [];
  reading = false;

  constructor(isTTY = false) {
    super();
    this.isTTY = isTTY;
  }

  setRawMode(raw: boolean): void {
    this.raw.push(raw);
  }

  resume(): this {
    this.reading = true;
    return this;
  }

  pause(): this {
    this.reading = false;
    return this;
  }

  type(characters: string): void {
    this.emit("data", Buffer.from(characters));
  }
}
