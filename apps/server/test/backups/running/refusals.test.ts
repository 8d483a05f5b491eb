// What is not brought back, or not all of it: of other schemas, other secrets, other people, and what is no backup.

import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { backUp } from "../../../src/backups/backup.ts";
import { sourceInFiles } from "../../../src/backups/places/from-files.ts";
import { actAs } from "../../../src/control/audit/actor.ts";
import { migrate } from "../../../src/control/database/sqlite/opening.ts";
import { refusal, temporaryFolder } from "../../control/rig.ts";
import { begin, codeOf, inFiles, now, other, rowsIn, running, saying, somebody } from "./rig.ts";

test("a backup of an older dialtree is brought up to date first", async () => {
  const folder = temporaryFolder();
  const raw = new DatabaseSync(join(folder, "control.db"));
  migrate(raw, 10);
  raw.exec(`insert into flow (id, title, draft, revision, updated_at) values ('old', 'Old', '{}', 3, 1)`);
  raw.close();
  const source = sourceInFiles(folder);
  const file = join(folder, "old.tar.gz");
  await backUp({ source, file, secret: null, now, tell: () => {} }).finally(() => source.close());
  const here = await begin(inFiles());
  const { flows } = await here.restores.look(file, false);
  expect(flows).toContainEqual({ id: "old", title: "Old", becomes: "back", revision: null });
});

test("what is sealed stays as it is where the secret is another one", async () => {
  const here = await begin(inFiles());
  const { control } = here;
  await control.pins.put("customers", [{ account: "1001", pin: "4711" }]);
  await control.scenarios.put("desk", "a call", "call from +15550100\n", 0);
  const file = await here.backup("b".repeat(32));
  await control.pins.remove("customers");
  await control.scenarios.put("desk", "a call", "call from +15550177\n", 1);
  await control.drafts.save(saying("Two."), 1);
  const { agree, ...told } = await here.restores.look(file, true);
  expect(told).toMatchObject({ flows: [{ id: "desk" }], others: [], sealedStays: true });
  await here.restores.restore(file, agree, true);
  expect(await control.pins.list()).toEqual([]);
  expect((await control.scenarios.list("desk"))[0]?.text).toContain("+15550177");
  expect((await control.drafts.find("desk")).text).toContain("One.");
});

test("where it takes a second person, nobody gets around that with a backup", async () => {
  const there = await begin(inFiles());
  await there.keepSounds();
  const foreign = await there.backup();
  const here = await begin(inFiles(), { secondPerson: true });
  const first = here.control.published.serving("desk")?.id;
  const own = await here.backup();
  await here.control.drafts.save(saying("Two."), 1);
  await actAs(other, now, () => here.control.publish("desk", ""));
  // What was live here before is live again; the draft is that of whoever brings it back.
  await here.bringBack(own);
  expect(here.control.published.serving("desk")?.id).toBe(first);
  const alone = actAs(somebody, now, () => here.control.publish("desk", ""));
  expect(await refusal(alone)).toMatchObject({ code: "second_person_needed" });
  const strange = await running(inFiles(), { secondPerson: true });
  expect(await refusal(strange.restores.look(foreign, false))).toMatchObject({
    code: "second_person_needed",
  });
});

test("a backup that cannot be brought back is refused with nothing written", async () => {
  const here = await begin(inFiles());
  const before = await rowsIn(here, "flow", "audit");
  const other = await here.backup("b".repeat(32));
  expect(await codeOf(here.restores.look(other, false))).toBe("restore_other_secret");
  expect((await here.restores.look(other, true)).sealedStays).toBe(true);
  expect(await codeOf(here.restores.look(`${other}.none`, false))).toBe("backup_unreadable");
  expect(await rowsIn(here, "flow", "audit")).toBe(before);
  const folder = dirname((here.place.at as { readonly file: string }).file);
  expect(readdirSync(folder).filter((name) => name.startsWith("before"))).toEqual([]);
});
