import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { tracesIn, tracesInText } from "./looking.ts";
import { planted } from "./values.ts";

/** The file that a test leaves; the folder goes as it does everywhere, which is what is tested. */
function left(name: string, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-planted-"));
  mkdirSync(join(folder, "server"));
  writeFileSync(join(folder, "server", name), content);
  return folder;
}

function journalled(entry: string, row: string): string {
  const folder = left("server.log", "");
  const database = new DatabaseSync(join(folder, "calls.db"));
  database.exec("create table journal (entry text); create table call (state text);");
  database.prepare("insert into journal values (?)").run(entry);
  database.prepare("insert into call values (?)").run(row);
  database.close();
  return folder;
}

const leaks: readonly (readonly [string, () => string, string])[] = [
  [
    "a log line with the code of a caller",
    () => left("server.log", '{"keys":"112233"}\n'),
    "server.log: the secret code",
  ],
  [
    "keys one by one",
    () => left("a.log", '["tone1","tone1","tone2","tone2","tone3","tone3"]'),
    "a.log: the secret code",
  ],
  ["a name", () => left("calls.db-wal", "\u0000\u0007Alice Example\u0000"), "calls.db-wal: the name"],
  ["a number in a log", () => left("simulator.log", "from +15550170\n"), "simulator.log: the number"],
  [
    "a number in a journal",
    () => journalled('{"caller":"+15550171"}', ""),
    "the journal in calls.db: the number",
  ],
  [
    "keys in the row of a call",
    () => journalled("", '{"entry":["1","1","2","2","3","3"]}'),
    "calls.db: the secret code",
  ],
];

test.each(leaks)(
  "%s fails the test that leaves it, and the folder goes all the same",
  async (_what, leave, says) => {
    const folder = leave();
    expect(() => rmSync(folder, { recursive: true, force: true })).toThrow(says);
    expect(() => tracesIn(folder)).toThrow("ENOENT");
    const again = leave();
    await expect(rm(again, { recursive: true, force: true })).rejects.toThrow(says);
  },
);

test("what has its place is left alone: the number of a caller in the row of a call, any hash, any time", () => {
  const folder = journalled(
    '{"node":"main","at":1767603600112}',
    '{"caller":"+15550170","hash":"9f112233ab"}',
  );
  expect(tracesIn(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

test("everything on the list can be found", () => {
  const samples = ["112233", "264859716394825061", '{"tone":"5"}', "Gail Guest", "+15557391846205"];
  expect(planted.map(({ what }, index) => [what, tracesInText("x", ` ${samples[index]} `)])).toEqual(
    planted.map(({ what }) => [what, [`x: ${what}`]]),
  );
});
