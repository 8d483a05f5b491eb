import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type ExitCode, exitCodes, Refusal } from "../refusal.ts";
import { defineCommand } from "./command.ts";

const root = new URL("../../../../", import.meta.url);
// What comes later than that is a second Ctrl-C, not the same one again by another way.
const impatientAfterMs = 1_000;

export const simulator = defineCommand({
  name: "simulator",
  summary: "Starts only the simulator of Microsoft Graph, for any bot.",
  usage: "simulator",
  operands: { what: "nothing", fewest: 0, most: 0 },
  options: {},
  more: `It says where it listens and runs until Ctrl-C. Its settings are environment variables that begin with SIMULATOR_;
apps/simulator/README.md lists them, docs/simulator.md says how a bot is pointed at it. Exits with 2 when a setting is
wrong, with 1 when it cannot start, as on a port that is taken:

  SIMULATOR_HTTP_PORT=8081 SIMULATOR_WEBHOOK=http://localhost:3978/api/calls dialtree simulator`,
  run: (io) =>
    new Promise<ExitCode>((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [
          "--disable-warning=ExperimentalWarning",
          // From its first moment on it ends with us, however we end.
          `--import=${new URL("scripts/follow-parent.mjs", root)}`,
          fileURLToPath(new URL("apps/simulator/src/main.ts", root)),
        ],
        {
          cwd: io.cwd,
          env: { ...io.env },
          stdio: ["ignore", "pipe", "pipe", "ipc"],
          // Ctrl-C in a terminal reaches every process of the group; this one is ended by us.
          detached: true,
        },
      );
      child.stdout?.setEncoding("utf8").on("data", (text: string) => io.out.write(text));
      child.stderr?.setEncoding("utf8").on("data", (text: string) => io.err.write(text));

      let askedAt: number | undefined;
      const end = () => {
        askedAt ??= io.clock.now();
        child.kill(io.clock.now() - askedAt > impatientAfterMs ? "SIGKILL" : "SIGTERM");
        forget = io.onInterrupt(end);
      };
      let forget = io.onInterrupt(end);

      child.once("error", ({ message }) => {
        forget();
        reject(
          new Refusal(`The simulator cannot be started: ${message}.`, "Check that this clone is whole."),
        );
      });
      // Its last words are read by then.
      child.once("close", (code) => {
        forget();
        resolve(code === 0 ? exitCodes.done : code === 2 ? exitCodes.misused : exitCodes.failed);
      });
    }),
});
