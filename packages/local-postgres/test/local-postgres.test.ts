import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { mayReach } from "../src/account.ts";
import { nativeFolder, runnable } from "../src/binaries.ts";
import { childrenOf } from "../src/family.ts";
import { type LocalPostgresOptions, startPostgres, whyNoPostgres } from "../src/index.ts";

const whyNot = whyNoPostgres();

test("PostgreSQL can run on this machine", ({ skip }) => {
  skip(whyNot !== undefined, whyNot);
});

/** One that is stopped with the test. */
async function started(options?: LocalPostgresOptions) {
  const postgres = await startPostgres(options);
  onTestFinished(() => postgres.stop());
  return postgres;
}

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-local-"));
  // Whoever PostgreSQL runs as has to get to what lies below.
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether somebody takes connections there. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const answer = await Promise.race([
    once(socket, "connect").then(
      () => true,
      () => false,
    ),
    once(socket, "error").then(() => false),
  ]);
  socket.destroy();
  return answer;
}

const runs = (pid: number) => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

describe.skipIf(whyNot)("a PostgreSQL of this machine", () => {
  test("takes connections until it is stopped, and leaves nothing behind", async () => {
    const { url, port, pid, folder, stop } = await started();
    expect(url).toMatch(new RegExp(`^postgres://dialtree:[0-9a-f]{36}@127\\.0\\.0\\.1:${port}/postgres$`));
    expect(await answers(port)).toBe(true);
    const children = childrenOf(pid);
    expect(children.length).toBeGreaterThan(2);
    await stop();
    await stop();
    expect(await answers(port)).toBe(false);
    expect([pid, ...children].filter(runs)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  test("is found again in a named folder, whether it was stopped, broken off or killed", async () => {
    const folder = join(tempFolder(), "cluster");
    const first = await started({ folder });
    const { url, port } = first;
    await first.stop();
    const second = await started({ folder, port });
    expect(second.url).toBe(url);
    await second.stop("immediate");
    const third = await started({ folder, port });
    const children = childrenOf(third.pid);
    await third.kill("SIGKILL");
    expect([third.pid, ...children].filter(runs)).toEqual([]);
    await third.ended;
    const fourth = await started({ folder, port });
    expect(await answers(port)).toBe(true);
    await fourth.stop();
    expect(existsSync(join(folder, "data/PG_VERSION"))).toBe(true);
  });

  test("stands still and goes on, and can be stopped while it stands still", async () => {
    const { pid, kill, stop, ended } = await started();
    const all = [pid, ...childrenOf(pid)];
    const states = () => all.map((one) => readFileSync(`/proc/${one}/stat`, "utf8").split(") ")[1]?.[0]);
    await kill("SIGSTOP");
    expect(new Set(states())).toEqual(new Set(["T"]));
    await kill("SIGCONT");
    expect(states()).not.toContain("T");
    await kill("SIGSTOP");
    await stop();
    // In peace, and not by force.
    expect(await ended).toMatch(/database system is shut down/);
    expect(all.filter(runs)).toEqual([]);
  });

  test.each(["SIGTERM", "SIGKILL"] as const)("ends with its owner when that gets %s", async (signal) => {
    const owner = spawn(process.execPath, [fileURLToPath(new URL("./owner.ts", import.meta.url))], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void owner.kill("SIGKILL"));
    const [line] = await once(createInterface({ input: owner.stdout }), "line");
    const { pid, folder } = JSON.parse(line) as { pid: number; folder: string };
    const children = childrenOf(pid);
    expect(runs(pid)).toBe(true);
    owner.kill(signal);
    await vi.waitFor(
      () => {
        expect([pid, ...children].filter(runs)).toEqual([]);
        expect(existsSync(folder)).toBe(false);
      },
      { timeout: 30_000, interval: 50 },
    );
  });

  test("says itself why it does not start, and leaves nothing behind", async () => {
    const { port, folder } = await started();
    await expect(startPostgres({ port })).rejects.toThrow(/did not start: [\s\S]*Address already in use/);
    await expect(startPostgres({ folder })).rejects.toThrow(
      /did not start: [\s\S]*lock file "postmaster.pid"/,
    );
    await expect(startPostgres({ settings: { no_such: 1 } })).rejects.toThrow(/unrecognized configuration/);
    expect(await answers(port)).toBe(true);
  });
});

test("what it cannot run on is named", () => {
  expect(() => nativeFolder("sunos", "x64")).toThrow("There is no PostgreSQL for sunos on x64");
});

describe.skipIf(whyNot || process.getuid?.() !== 0)("for root", () => {
  const nobody = { uid: 65_534, gid: 65_534 };

  test("a user gets to a folder only if it may enter each one above", () => {
    const folder = tempFolder();
    const inner = join(folder, "inner");
    mkdirSync(inner, { mode: 0o755 });
    expect(mayReach(nobody, inner)).toBe(true);
    chmodSync(folder, 0o700);
    expect(mayReach(nobody, inner)).toBe(false);
    chownSync(folder, nobody.uid, 0);
    expect(mayReach(nobody, inner)).toBe(true);
    chownSync(folder, 0, nobody.gid);
    chmodSync(folder, 0o710);
    expect(mayReach(nobody, inner)).toBe(true);
  });

  test("a folder that whoever it runs as may not enter is refused in words", async () => {
    const folder = tempFolder();
    chmodSync(folder, 0o700);
    await expect(startPostgres({ folder: join(folder, "cluster") })).rejects.toThrow(
      /may not enter .*cluster\. Name a folder/,
    );
  });
});

describe.skipIf(whyNot)("programs", () => {
  test("that can be run where they are stay there", () => {
    const { copy, postgres } = runnable(undefined);
    expect(copy).toBeUndefined();
    expect(postgres).toBe(join(nativeFolder(), "bin/postgres"));
  });

  test.each([
    ["whose package's build script was not run", undefined],
    ["that may not be reached", { uid: 65_534, gid: 65_534 }],
  ])("%s run as a copy", (_what, account) => {
    const folder = tempFolder();
    const native = join(folder, "native");
    cpSync(nativeFolder(), native, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
    if (account) chmodSync(folder, 0o700);
    const { copy = "", postgres } = runnable(process.getuid?.() === 0 ? account : undefined, native);
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    expect(postgres).toBe(join(copy, "bin/postgres"));
    const { stdout } = spawnSync(postgres, ["--version"], { encoding: "utf8", ...account });
    expect(stdout).toMatch(/^postgres \(PostgreSQL\) 18/);
  });
});
