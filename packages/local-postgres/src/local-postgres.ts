import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, accountForPostgres, mayReach } from "./account.ts";
import { type Binaries, runnable } from "./binaries.ts";
import { childrenOf, gone, signalFamily, standing } from "./family.ts";
import { freePort } from "./free-port.ts";
import { startGuardian } from "./guardian.ts";

export interface LocalPostgresOptions {
  /** Where it keeps its data, to be found again by the next one; made if it is not there. Otherwise a temporary folder. */
  readonly folder?: string;
  /** On 127.0.0.1; otherwise one that is free. */
  readonly port?: number;
  /** Settings as in postgresql.conf, such as `{ fsync: "off" }`, which loses data when the machine fails. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A PostgreSQL of this machine, for this process: it ends when this process does, even if that is killed. */
export interface LocalPostgres {
  /** Names user, password and the database `postgres`. The user may do everything. */
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** Of the postmaster, which has a process for each connection. */
  readonly pid: number;
  /** Resolves when it has ended, by itself or not, with what it logged last. */
  readonly ended: Promise<string>;
  /**
   * `fast`: connections are cut and all is written. `immediate`: as when the power fails; the next start recovers. Removes
   * a temporary folder. Resolves when it is gone, and at once if it already is.
   */
  stop(how?: "fast" | "immediate"): Promise<void>;
  /** To all of its processes; resolves when they are gone or stand still. The folder stays, even a temporary one. */
  kill(signal: "SIGKILL" | "SIGSTOP" | "SIGCONT"): Promise<void>;
}

/** How long each means of stopping may take before a harder one, in milliseconds. */
const patience = 10_000;
const user = "dialtree";

/**
 * Starts PostgreSQL on the loopback interface and resolves when it takes connections. Rejects with what it says itself if
 * it does not start. The first start in a folder makes a database there, which takes a second or more.
 */
export async function startPostgres(options: LocalPostgresOptions = {}): Promise<LocalPostgres> {
  const account = accountForPostgres();
  const binaries = runnable(account);
  const made = options.folder === undefined;
  const folder = madeFolder(options.folder, account);
  const data = join(folder, "data");
  const toRemove = [...(binaries.copy ? [binaries.copy] : []), ...(made ? [folder] : [])];
  const guardian = startGuardian(data, toRemove);
  const forget = () => {
    guardian.dismiss();
    for (const path of toRemove) rmSync(path, { recursive: true, force: true });
  };

  try {
    if (account && !mayReach(account, folder)) {
      throw new Error(
        `PostgreSQL cannot run as root, and the user that it runs as may not enter ${folder}. Name a folder that all may reach.`,
      );
    }
    await makeDatabase(binaries, folder, account);
    const port = options.port ?? (await freePort());
    const settings = { ...ofOurs, ...options.settings, port };
    const running = await run(binaries, data, settings, account);
    return over(running, { folder, port, forget });
  } catch (error) {
    forget();
    throw error;
  }
}

/** Loopback only, and nothing that would outlive a killed one outside of its folder. */
const ofOurs = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  dynamic_shared_memory_type: "mmap",
} as const;

interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<string>;
}

function over(
  { child, pid, ended }: Running,
  at: { readonly folder: string; readonly port: number; readonly forget: () => void },
): LocalPostgres {
  const password = readFileSync(join(at.folder, "password"), "utf8").trim();

  async function stop(how: "fast" | "immediate" = "fast"): Promise<void> {
    child.ref();
    const rest = childrenOf(pid);
    if (child.exitCode === null && child.signalCode === null) {
      // One that was stopped would not hear it.
      signalFamily(pid, "SIGCONT");
      child.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
      const harder = setTimeout(() => signalFamily(pid, "SIGKILL"), patience);
      await ended;
      clearTimeout(harder);
    }
    await gone(rest);
    at.forget();
  }

  return {
    url: `postgres://${user}:${password}@127.0.0.1:${at.port}/postgres`,
    port: at.port,
    folder: at.folder,
    pid,
    ended,
    stop,
    kill: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      const all = [pid, ...childrenOf(pid)];
      signalFamily(pid, signal);
      if (signal === "SIGKILL") await Promise.all([ended, gone(all)]);
      if (signal === "SIGSTOP") await standing(all);
      child.unref();
    },
  };
}

/** A folder that belongs to whom PostgreSQL runs as. Its path has no links: the guardian compares it. */
function madeFolder(named: string | undefined, account: Account | undefined): string {
  if (named !== undefined && existsSync(named)) return realpathSync(named);
  const folder = named ?? mkdtempSync(join(tmpdir(), "dialtree-postgres-"));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  return realpathSync(folder);
}

/** The first time in a folder: a database cluster and the password of its only user. */
async function makeDatabase(
  { initdb }: Binaries,
  folder: string,
  account: Account | undefined,
): Promise<void> {
  if (existsSync(join(folder, "data/PG_VERSION"))) return;
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, `${randomBytes(18).toString("hex")}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const child = begin(
    initdb,
    [
      `--pgdata=${join(folder, "data")}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      // A machine that fails now has lost nothing: nobody has been told of this database.
      "--no-sync",
    ],
    folder,
    account,
  );
  const said = tailOf(child);
  const [code, signal] = await once(child, "close");
  if (code !== 0) throw new Error(`A PostgreSQL database could not be made (${signal ?? code}): ${said()}`);
}

/** Resolves when it takes connections; rejects if it ends before. */
function run(
  { postgres }: Binaries,
  data: string,
  settings: Readonly<Record<string, string | number>>,
  account: Account | undefined,
): Promise<Running> {
  const given = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = begin(postgres, ["-D", data, ...given], data, account);
  const said = tailOf(child);
  const ended = new Promise<string>((resolve) => child.once("close", () => resolve(said())));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.stderr?.on("data", () => {
      if (!/ready to accept/.test(said())) return;
      // From now on it does not keep its owner from ending.
      child.unref();
      for (const stream of [child.stdout, child.stderr]) (stream as { unref?(): void } | null)?.unref?.();
      resolve({ child, pid: child.pid as number, ended });
    });
    void ended.then((last) => reject(new Error(`PostgreSQL did not start: ${last}`)));
  });
}

function begin(
  program: string,
  given: readonly string[],
  cwd: string,
  account: Account | undefined,
): ChildProcess {
  // English, because it is read; a session of its own, because Ctrl-C is for its owner, which then ends it.
  const env = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
  return spawn(program, given, {
    ...account,
    env,
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
}

/** The end of what a process has said so far. */
function tailOf(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4_000);
    });
  }
  return () => said.trim();
}
