import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOneServer } from "../line.ts";
import type { Part, Run } from "../part.ts";
import { pause, underLoad } from "../under-load.ts";

const hourMs = 60 * 60_000;
// Tokens are taken that are off by five minutes (packages/graph, notification-auth).
const withinTolerance = 4 * 60_000;
// Nobody should notice anything; what a busy machine needs is not the fault's.
const silenceMs = 5_000;
const heldMs = 12_000;

/** Somebody sets the machine's time while calls are on, or it was wrong from the start. */
export const clockSet: Run = async (part) => {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-clock-"));
  const file = join(folder, "shift");
  const preload = new URL("../preload/shifted-clock.ts", import.meta.url);
  const env = { NODE_OPTIONS: `--import=${preload}`, LONG_CLOCK: file };
  try {
    writeFileSync(file, "0");
    part.found(await jumps(file, env, part));
    for (const shift of [withinTolerance, -withinTolerance]) part.found(await wrong(file, shift, env, part));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Env = Readonly<Record<string, string>>;

async function jumps(file: string, env: Env, part: Part) {
  const line = await startOneServer({ env });
  try {
    return await underLoad({
      line,
      part,
      required: {
        fault: "the server's clock jumps an hour ahead and back, again and again",
        silenceMs,
        unauthorized: 0,
      },
      trouble: async (over) => {
        let steps = 0;
        for (const shift of forever([hourMs, 0, -hourMs, 0])) {
          if (over.aborted) break;
          writeFileSync(file, String(shift));
          process.kill(line.serverPid(), "SIGUSR2");
          steps += 1;
          await pause(heldMs, over);
        }
        return { done: `${steps} jumps` };
      },
    });
  } finally {
    writeFileSync(file, "0");
    await line.stop();
  }
}

async function wrong(file: string, shift: number, env: Env, part: Part) {
  writeFileSync(file, String(shift));
  const line = await startOneServer({ env });
  try {
    return await underLoad({
      line,
      part,
      seconds: Math.min(20, part.seconds),
      required: {
        fault: `the server's clock is ${Math.abs(shift) / 60_000} minutes ${shift > 0 ? "ahead" : "behind"} from the start`,
        silenceMs,
        unauthorized: 0,
      },
      trouble: async () => ({}),
    });
  } finally {
    await line.stop();
  }
}

function* forever<Item>(items: readonly Item[]): Generator<Item> {
  for (;;) yield* items;
}
