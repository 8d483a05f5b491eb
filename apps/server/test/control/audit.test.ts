import { describe, expect, test } from "vitest";
import { type Actor, actAs } from "../../src/control/audit/actor.ts";
import { hashOfEntry } from "../../src/control/audit/chain.ts";
import { recordAlone } from "../../src/control/audit/record.ts";
import type { Control } from "../../src/control/control.ts";
import { wavOf } from "./fake-audio.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig, openTables, refusal } from "./rig.ts";

const author: Actor = { kind: "person", id: "t/author", name: "Author", from: "127.0.0.1" };
const at = Date.UTC(2026, 10, 22, 9);

const logOf = async (control: Control) =>
  (await control.audit.list({ most: 100 })).toReversed().map(({ who, deed, thing, before, after, from }) => ({
    who: who.id,
    deed,
    thing,
    before,
    after,
    from,
  }));

test("whoever changes something stands in the log, with what was before and what is now", async () => {
  const { control } = await openRig();
  await actAs(author, at, async () => {
    const { revision } = await control.drafts.create(smallFlow("desk"));
    const saved = await control.drafts.save(smallFlow("desk", { say: inEnglish("Anew.") }), revision);
    // The same once more is no change.
    await control.drafts.save(smallFlow("desk", { say: inEnglish("Anew.") }), saved.revision);
    await control.recordings.put("desk", "hello.wav", wavOf("hello"));
    await control.recordings.remove("desk", "hello.wav");
    await control.publish("desk", "First");
    await control.numbers.assign("+15550100", "desk");
    await control.numbers.assign("+15550100", "desk");
    await control.numbers.release("+15550100");
  });
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  const of = { who: "t/author", from: "127.0.0.1" };
  expect(await logOf(control)).toEqual([
    { ...of, deed: "flow.created", thing: "desk", before: null, after: { revision: 1, sha256: hash } },
    {
      ...of,
      deed: "draft.saved",
      thing: "desk",
      before: { revision: 1, sha256: hash },
      after: { revision: 2, sha256: hash },
    },
    {
      ...of,
      deed: "recording.put",
      thing: "desk",
      before: null,
      after: { name: "hello.wav", sha256: hash },
    },
    {
      ...of,
      deed: "recording.removed",
      thing: "desk",
      before: { name: "hello.wav", sha256: hash },
      after: null,
    },
    {
      ...of,
      deed: "version.published",
      thing: "desk",
      before: null,
      after: { version: hash, number: 1, message: "First" },
    },
    { ...of, deed: "number.assigned", thing: "+15550100", before: null, after: { flow: "desk" } },
    { ...of, deed: "number.released", thing: "+15550100", before: { flow: "desk" }, after: null },
  ]);
  const [newest] = await control.audit.list({ most: 1 });
  expect(newest).toMatchObject({ seq: 7, at, who: { kind: "person", name: "Author" } });
});

test("what is refused leaves nothing in the log, and what nobody asked for is the server's own", async () => {
  const { control } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  await refusal(control.drafts.create(smallFlow("desk")));
  await refusal(control.drafts.save(smallFlow("desk", { say: inEnglish("Late.") }), 7));
  await refusal(control.numbers.release("+15550199"));
  await refusal(control.secrets.put("stores", "two\nlines", []));
  expect(await logOf(control)).toMatchObject([{ who: "server", deed: "flow.created", from: null }]);
});

test("the log can be asked for a thing, a person or a deed, page by page", async () => {
  const { control, database } = await openRig();
  for (const thing of ["a", "b", "a", "b", "a"])
    await actAs({ ...author, id: `t/${thing}` }, at, () =>
      recordAlone(database, { deed: "secret.put", thing, after: { hosts: [] } }),
    );
  const seqs = async (question: object) =>
    (await control.audit.list({ most: 2, ...question })).map(({ seq }) => seq);
  expect(await seqs({})).toEqual([5, 4]);
  expect(await seqs({ before: 4 })).toEqual([3, 2]);
  expect(await seqs({ thing: "a" })).toEqual([5, 3]);
  expect(await seqs({ actor: "t/b", before: 4 })).toEqual([2]);
  expect(await seqs({ deed: "secret.removed" })).toEqual([]);
});

test("no row of the log can be changed or removed", async () => {
  const database = await openTables();
  await recordAlone(database, { deed: "secret.put", thing: "a" });
  for (const change of [
    database.updateTable("audit").set({ actor: "t/else" }).execute(),
    database.deleteFrom("audit").execute(),
  ])
    expect((await refusal(change)).code).toBe("database_refused");
});

test("entries of many changes at once are one chain", async () => {
  const { control } = await openRig();
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      actAs({ ...author, id: `t/${n}` }, at + n, () => control.drafts.create(smallFlow(`flow-${n}`))),
    ),
  );
  expect(await control.audit.verify()).toMatchObject({ whole: true, entries: 40 });
  const who = (await control.audit.list({ most: 100 })).map(({ who: { id }, thing }) => `${id} ${thing}`);
  expect(who.toSorted()).toEqual(Array.from({ length: 40 }, (_, n) => `t/${n} flow-${n}`).toSorted());
});

describe("verifying", () => {
  const three = async () => {
    const rig = await openRig();
    for (const thing of ["one", "two", "three"])
      await rig.control.audit.note({ deed: "secret.put", thing, after: { hosts: ["https://a.example"] } });
    return rig;
  };

  test("finds a whole log whole, also from a hash that was written down elsewhere", async () => {
    const { control } = await three();
    const [newest, middle] = await control.audit.list({ most: 2 });
    const whole = { whole: true, entries: 3, head: newest?.hash };
    expect(await control.audit.verify()).toEqual(whole);
    expect(await control.audit.verify(middle?.hash)).toEqual(whole);
    expect(await control.audit.verify("f".repeat(64))).toMatchObject({ whole: false });
  });

  test.each([
    ["a flipped letter", "update audit set thing = 'twa' where seq = 2", 2],
    ["another person", "update audit set actor = 't/else' where seq = 1", 1],
    ["another time", "update audit set at = at + 1 where seq = 3", 3],
    ["what is now gone", "update audit set after = null where seq = 2", 2],
    ["an entry taken out", "delete from audit where seq = 2", 2],
    ["the first taken out", "delete from audit where seq = 1", 1],
    ["the newest taken out", "delete from audit where seq = 3", 3],
    ["all taken out", "delete from audit", 1],
    ["the end moved", "update audit_head set seq = 2", 4],
    ["no end", "delete from audit_head", 1],
  ])("notices %s", async (_, statement, seq) => {
    const rig = await three();
    const { control } = await rig.again(statement);
    const found = await control.audit.verify();
    expect(found).toMatchObject({ whole: false, seq, says: expect.stringMatching(/\.$/) });
  });

  test("notices an entry that was written anew with a hash that fits it: the next one no longer does", async () => {
    const rig = await three();
    const [first, second] = await rig.database.selectFrom("audit").selectAll().orderBy("seq").execute();
    if (!first || !second) throw new Error("There are three.");
    const { hash: _, ...content } = { ...second, thing: "twa" };
    const forged = hashOfEntry(content, first.hash);
    const { control } = await rig.again(`update audit set thing = 'twa', hash = '${forged}' where seq = 2`);
    expect(await control.audit.verify()).toMatchObject({ whole: false, seq: 3 });
  });
});
