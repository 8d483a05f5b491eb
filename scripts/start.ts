// `npm start`: the server and the simulator side by side, ready to be called. Both are ordinary programs that get their
// settings from the environment; this fills in what makes them fit together (start/plan.ts), tells a person what is
// going on, and ends both together.

import { type ChildProcess, execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { type Name, PlanError, planFor, shortPath } from "./start/plan.ts";
import { portTrouble } from "./start/ports.ts";
import { launch, type Running, Trouble } from "./start/program.ts";
import { statusLine } from "./start/status-line.ts";

const root = resolve(import.meta.dirname, "..");
const status = statusLine(process.stderr);
const running = new Map<Name, Running>();
let building: ChildProcess | undefined;
let stopping: Promise<boolean> | undefined;

/** Ends both, the server first: it has calls to put down. True when nobody had to be killed. */
function stop(): Promise<boolean> {
  stopping ??= (async () => {
    status.show("stopping… (Ctrl-C again does not wait)");
    building?.kill();
    const server = (await running.get("server")?.end()) ?? true;
    const simulator = (await running.get("simulator")?.end()) ?? true;
    status.clear();
    return server && simulator;
  })();
  return stopping;
}

async function stopAndExit(): Promise<never> {
  if (await stop()) process.exit(0);
  console.error("dialtree: it did not stop by itself and was ended. The next start goes on from there.");
  process.exit(1);
}

// One Ctrl-C may arrive as several signals, from the terminal and from npm: what comes at once is one.
const impatientAfterMs = 1_000;
let askedAt: number | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    const now = performance.now();
    askedAt ??= now;
    if (signal === "SIGINT" && now - askedAt > impatientAfterMs) for (const [, one] of running) one.kill();
    void stopAndExit();
  });
}
// A terminal that is gone, or a pipe that was closed: there is nobody to tell any more, and still somebody to end.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const plan = readPlan();
const shown = (path: string): string => shortPath(process.cwd(), resolve(root, path));

function readPlan(): ReturnType<typeof planFor> {
  try {
    return planFor(process.env);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    console.error(`dialtree: it cannot be started.\n${error.message}`);
    process.exit(2);
  }
}

/** The editor as it is here, if it changed since it was built. Without it the server still answers calls. */
async function buildEditor(): Promise<void> {
  const builder = join(root, "scripts/build-editor.ts");
  if (!existsSync(builder)) return;
  const built = promisify(execFile)(process.execPath, [builder], { cwd: root });
  building = built.child;
  await built.catch(({ stderr, message }: { readonly stderr?: string; readonly message: string }) => {
    if (stopping) return;
    status.clear();
    console.error(`The editor could not be built:\n${stderr || message}`);
  });
}

/** @throws Trouble when the program ends before it is ready */
async function bringUp(name: Name): Promise<void> {
  const one = launch(name, { ...plan.programs[name], log: resolve(root, plan.programs[name].log) }, root);
  running.set(name, one);
  const ready = await Promise.race([isReady(one), one.ended]);
  if (stopping) return;
  const { plain, warnings } = one.said();
  if (ready !== true) throw new Trouble(plain || diedEarly(one, ready.how), ready.code === 2 ? 2 : 1);
  status.clear();
  for (const text of warnings) console.error(`The ${name} warns: ${text}`);
  void one.ended.then(({ how }) => {
    if (stopping) return;
    status.clear();
    // A whole trace is in the log.
    const words = one.said().plain.split("\n").slice(-8).join("\n");
    const other = name === "server" ? "simulator" : "server";
    console.error(
      `dialtree: the ${name} has ended by itself (${how}), and the ${other} with it. Its log: ${shown(one.program.log)}
npm start begins again.${words && `\n\n${words}`}`,
    );
    void stop().then(() => process.exit(1));
  });
}

const diedEarly = ({ name, program }: Running, how: string): string =>
  `The ${name} ended before it was ready (${how}). Its log: ${shown(program.log)}`;

// Once it answers, only others can keep it from being ready: who is still not there then does not come.
const unreadyForMs = 20_000;

/** @throws Trouble when it says for long that it cannot work */
async function isReady({ name, program }: Running): Promise<true> {
  let unreadySince: number | undefined;
  while (!stopping) {
    const answer = await fetch(program.ready, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return true;
    if (answer) {
      const lacks = lacking(await answer.json().catch(() => undefined));
      status.show(`waiting for the ${name}${lacks && `: ${lacks}`}…`);
      unreadySince ??= performance.now();
      if (performance.now() - unreadySince > unreadyForMs)
        throw new Trouble(`The ${name} runs, but cannot work. ${lacks}\nIts log: ${shown(program.log)}`);
    }
    await wait(25);
  }
  return true;
}

/** What `/readyz` says is not well. */
function lacking(answer: unknown): string {
  const { checks = {} } = (answer ?? {}) as { readonly checks?: Readonly<Record<string, string>> };
  return Object.entries(checks)
    .flatMap(([name, state]) => (state === "ok" ? [] : [`${name}: ${state}`]))
    .join(" ");
}

/** What is printed when all is up: the one thing that `npm start` says. */
async function welcome(): Promise<string> {
  const { server, simulator } = plan.url;
  const answer = await fetch(`${server}/api/line`);
  const { numbers } = (await answer.json()) as {
    readonly numbers: readonly {
      readonly called: string;
      readonly flow: string;
      readonly version?: string;
    }[];
  };
  const dialled = numbers.map(
    ({ called, flow, version }) =>
      `  ${called.padEnd(12)} ${flow}${version === undefined ? " (not published, so nobody answers)" : ""}`,
  );
  const logs = [plan.programs.server, plan.programs.simulator].map(({ log }) => shown(log));
  return `dialtree is ready.

  Phone page   ${simulator}/   dial from here
  Editor       ${server}/   its API: ${server}/api/openapi.json
  Logs         ${logs.join(", ")}

${dialled.join("\n")}

  npm run -s dialtree -- call flows/reception --keys "2" --server ${server}

Ctrl-C stops it.`;
}

try {
  const taken = await portTrouble(plan);
  if (taken !== undefined) throw new Trouble(taken);
  status.show("starting the simulator, building the editor if it changed…");
  await Promise.all([bringUp("simulator"), buildEditor()]);
  const isNew = !existsSync(join(resolve(root, plan.programs.server.dataFolder), "control.db"));
  status.show(isNew ? "starting the server, publishing flows…" : "starting the server…");
  if (!stopping) await bringUp("server");
  if (!stopping) {
    const text = await welcome();
    status.clear();
    console.log(text);
  }
} catch (error) {
  status.clear();
  if (stopping) await stopAndExit();
  console.error(`dialtree: ${error instanceof Trouble ? error.message : ((error as Error).stack ?? error)}`);
  await stop();
  process.exit(error instanceof Trouble ? error.exitCode : 1);
}
