import { dialtree } from "./dialtree.ts";
import type { Io } from "./io.ts";

const io: Io = {
  out: process.stdout,
  err: process.stderr,
  // scripts/run.mjs starts this where the person is, also when npm has gone to the root first.
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  clock: {
    // Unlike Date.now it never jumps when the machine's clock is set.
    now: () => Math.round(performance.timeOrigin + performance.now()),
    after: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  },
  onInterrupt: (then) => {
    process.once("SIGINT", then);
    return () => process.off("SIGINT", then);
  },
};

// `dialtree schema | head` closes our output early, which is nothing to complain about.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await dialtree(process.argv.slice(2), io);
