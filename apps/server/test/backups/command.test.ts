// The program behind `dialtree backup` and `dialtree restore`, as it is started.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whyNoPostgres } from "@dialtree/local-postgres";
import { describe, expect, onTestFinished, test } from "vitest";
import { backUp } from "../../src/backups/backup.ts";
import { finishRestore } from "../../src/backups/places/swapping.ts";
import { restore, verify } from "../../src/backups/restore.ts";
import { closeDatabase } from "../../src/control/database/open.ts";
import { postgresForTests } from "../control/postgres-place.ts";
import { temporaryFolder } from "../control/rig.ts";
import { contentsOf, fill, inFiles, now, type Place } from "./installation.ts";

const program = join(import.meta.dirname, "../../src/backups/main.ts");
const secret = "ab".repeat(32);

function start(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  return {
    child,
    ended: once(child, "close").then(([code]) => ({ code: code as number | null, said })),
  };
}

const run = (env: Readonly<Record<string, string>>, ...args: readonly string[]) => start(env, ...args).ended;

async function backUpInto(place: Place, file: string): Promise<void> {
  const source = await place.source();
  await backUp({ source, file, secret: null, now, tell: () => {} }).finally(() => source.close());
}

test("an installation in use is backed up into a folder, and restored elsewhere with its secret", async () => {
  const place = inFiles();
  await fill(place);
  const [database, store] = [await place.open(), await place.store()];
  onTestFinished(async () => {
    await closeDatabase(database);
    await store.close();
  });
  writeFileSync(join(place.folder, "secret"), secret);
  const [backups, env] = [temporaryFolder(), { DIALTREE_DATA: place.folder }];
  const made = await run(env, "backup", "--", `${backups}/`);
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining("The secret is not in it") });
  const [name = ""] = readdirSync(backups);
  expect(name).toMatch(/^dialtree-\d{4}-\d\d-\d\dT\d{6}Z\.tar\.gz$/);
  const file = join(backups, name);

  const other = inFiles();
  const command = ["restore", `--into=${other.folder}`] as const;
  const refused = await run(env, ...command, "--", file);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("secret is not here") });
  expect(existsSync(join(other.folder, "control.db"))).toBe(false);
  writeFileSync(join(other.folder, "secret"), secret);
  expect(await run(env, ...command, "--with-calls", "--", file)).toMatchObject({ code: 0 });
  expect(await contentsOf(other)).toEqual(await contentsOf(place));
  expect(await run(env, "restore", "--replace", "--", file)).toMatchObject({
    code: 1,
    said: expect.stringContaining("is working on"),
  });
});

test("a restore that is killed leaves the old installation, and nothing in the way of the next one", async () => {
  const place = inFiles();
  await fill(place);
  const file = join(temporaryFolder(), "b.tar.gz");
  await backUpInto(place, file);
  const other = inFiles();
  await fill(other, "hotel");
  const old = await contentsOf(other);
  const env = { DIALTREE_DATA: other.folder };
  const { child, ended } = start(env, "restore", "--replace", "--with-calls", "--", file);
  // The tables are told of while they are put in.
  child.stderr.on("data", () => child.kill("SIGKILL"));
  expect(await ended).toMatchObject({ code: null });
  finishRestore(other.folder);
  const found = await contentsOf(other);
  expect([old, await contentsOf(place)]).toContainEqual(found);
  expect(await run(env, "restore", "--replace", "--with-calls", "--", file)).toMatchObject({ code: 0 });
  expect(await contentsOf(other)).toEqual(await contentsOf(place));
});

const why = whyNoPostgres();

describe.skipIf(why)("with PostgreSQL", () => {
  const postgres = postgresForTests();

  test("an installation moves from files into a database and back", async () => {
    const place = inFiles();
    await fill(place);
    const folder = temporaryFolder();
    const [there, back] = [join(folder, "there.tar.gz"), join(folder, "back.tar.gz")];
    const env = { DIALTREE_DATABASE: postgres.url(), DIALTREE_DATA: folder };
    await backUpInto(place, there);
    expect(await run(env, "restore", "--with-calls", "--", there)).toMatchObject({ code: 0 });
    expect(await run(env, "backup", "--", back)).toMatchObject({ code: 0 });
    const other = inFiles();
    const verified = await verify(back);
    const target = await other.target(verified.head);
    await restore({ ...verified, file: back, target, withCalls: true, tell: () => {} });
    expect(await contentsOf(other)).toEqual(await contentsOf(place));
  });
});

test("settings that make no sense are told, and nothing is tried", async () => {
  const wrong = await run({ DIALTREE_DATABASE: "mysql://x" }, "backup", "--", "x.tar.gz");
  expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining("DIALTREE_DATABASE must be like") });
});
