// The way in for every `npm run <name>`. It needs only git, npm and some Node >= 18: it installs the pinned
// dependencies when they are missing or out of date, then runs the real command under the pinned Node 24.
// Plain JavaScript, because the Node that reads this file may be too old for TypeScript.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const biome = "node_modules/@biomejs/biome/bin/biome";

const commands = {
  dialtree: ["apps/cli/src/main.ts"],
  start: ["scripts/start.ts"],
  test: ["scripts/test.ts"],
  "new:node": ["scripts/new-node.ts"],
  bench: ["bench/run.ts"],
  "test:long": ["e2e/long/main.ts"],
  types: ["scripts/types.ts"],
  lint: [biome, "check", "--error-on-warnings"],
  format: [biome, "check", "--write"],
};

/** The running child and how to end it; a signal that arrives while there is none just ends this process. */
let endChild = (_signal) => process.exit(1);
let stoppedBy;

function stop(signal) {
  stoppedBy = signal;
  endChild(signal);
}

function fail(message, remedy) {
  console.error(`dialtree: ${message}\n${remedy}`);
  process.exit(1);
}

/** Runs a program to its end; gives its exit code, 128 + n when signal n ended it, undefined if it cannot start. */
function run(program, args, options, end) {
  return new Promise((resolve) => {
    const child = spawn(program, args, options);
    endChild = (signal) => end(child, signal);
    child.on("error", () => resolve(undefined));
    child.on("exit", (code, signal) => resolve(code ?? 128 + signalNumber(signal)));
  });
}

const signalNumber = (signal) => ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 })[signal] ?? 6;

/** Everything that decides what has to be installed. */
function fingerprint() {
  const packages = ["packages", "apps"].flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => join(folder, name)) : [],
  );
  packages.push("e2e", "bench");
  const files = [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ...["", ...packages].map((p) => join(p, "package.json")),
  ];
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    if (existsSync(join(root, file))) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

const installSettings = {
  CI: "true",
  // The lockfile already says exactly which versions; looking up their age again costs most of the time.
  pnpm_config_minimum_release_age: "0",
  // Without a network the defaults would say so only after 70 silent seconds.
  npm_config_fetch_retry_mintimeout: "1000",
  npm_config_fetch_retry_maxtimeout: "10000",
  pnpm_config_fetch_retry_mintimeout: "1000",
  pnpm_config_fetch_retry_maxtimeout: "10000",
};

async function install() {
  const stamp = join(root, "node_modules", ".installed");
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  const pnpm = `pnpm@${JSON.parse(readFileSync(join(root, "package.json"), "utf8")).config.pnpm}`;
  console.error(`dialtree: installing dependencies with ${pnpm} …`);
  const code = await run(
    "npx",
    ["--yes", "--loglevel=error", pnpm, "install", "--frozen-lockfile", "--reporter=append-only"],
    {
      cwd: root,
      // Everything it says goes to stderr: stdout belongs to the command that follows.
      stdio: ["ignore", 2, 2],
      env: { ...process.env, ...installSettings },
      detached: true,
    },
    // npx > sh > pnpm do not pass signals on, so the whole group is ended.
    (child) => {
      try {
        process.kill(-child.pid, "SIGTERM");
      } catch {
        // It has ended by itself meanwhile.
      }
    },
  );
  if (stoppedBy) process.exit(128 + signalNumber(stoppedBy));
  if (code !== 0) {
    fail(
      code === undefined ? "npx could not be started." : `the install failed (exit code ${code}).`,
      code === undefined
        ? "It comes with npm: install npm, then run this again."
        : `If the network or the npm registry cannot be reached, fix that and run this again: nothing is half done.
If you edited a package.json, bring the lockfile up to date first: npx ${pnpm} install`,
    );
  }
  // Last, so that an install that was cut off simply runs again.
  writeFileSync(stamp, wanted);
}

/** The pinned Node from our dependencies; where there is none for this machine, the Node that runs this file. */
function findNode() {
  const pinned = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  for (const node of [pinned, process.execPath]) {
    const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "";
    if (Number(/^v(\d+)\./.exec(version)?.[1]) >= 24) return node;
  }
  return fail(
    `Node 24 is needed, this is ${process.version}, and none from npm runs here.`,
    "Delete node_modules and run this again; if that does not help, install Node 24 (https://nodejs.org).",
  );
}

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? "") ? commands[name] : undefined;
if (!command) fail(`"${name ?? ""}" is no command.`, `Commands: ${Object.keys(commands).join(", ")}`);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
// Whoever started us can be killed without a chance to pass that on.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  stop("SIGTERM");
}, 500);

await install();
const node = findNode();
// npm has changed into the root; paths that people type are relative to where they are.
const caller = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();
const path = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
const [entry, ...fixed] = command;
const code = await run(
  node,
  [
    "--disable-warning=ExperimentalWarning",
    `--import=${new URL("./follow-parent.mjs", import.meta.url)}`,
    join(root, entry),
    ...fixed,
    ...args,
  ],
  {
    cwd: name === "dialtree" ? caller : root,
    env: { ...process.env, PATH: path },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  },
  (child, signal) => {
    // A terminal sends Ctrl-C to the command as well; a second one would look like impatience.
    if (signal !== "SIGINT" || !isatty(0)) child.kill(signal);
  },
);
process.exit(code ?? 1);
