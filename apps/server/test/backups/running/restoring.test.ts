// A backup that is brought back into an installation that is running: what becomes of each kind of thing, on both databases.

import { safePolicy } from "@dialtree/flow/destinations";
import { whyNoPostgres } from "@dialtree/local-postgres";
import { describe, expect, test } from "vitest";
import { verify } from "../../../src/backups/restore.ts";
import { accessTokensIn } from "../../../src/identity/access-tokens.ts";
import { wavOf } from "../../control/fake-audio.ts";
import { smallFlow } from "../../control/flows.ts";
import { postgresForTests } from "../../control/postgres-place.ts";
import { type Place, refusal } from "../../control/rig.ts";
import { begin, calendar, codeOf, inFiles, now, rowsIn, running, saying } from "./rig.ts";

function promises(fresh: () => Place): void {
  test("a save that comes while it is done waits, and is told", async () => {
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    let holds = false;
    const after = async (rows: readonly object[]) => {
      // The end of the log is taken last, in the middle of the transaction.
      if (!holds || !rows.some((row) => "seq" in row && "hash" in row && Object.keys(row).length === 2))
        return;
      holds = false;
      reached.resolve();
      await goOn.promise;
    };
    const here = await begin(fresh(), { after });
    const file = await here.backup();
    await here.control.drafts.save(saying("Two."), 1);
    const { agree } = await here.restores.look(file, false);
    holds = true;
    const restored = here.restores.restore(file, agree, false);
    await reached.promise;
    const isAlone = "file" in here.place.at;
    const other = isAlone ? here.control : (await here.another({ after: async () => {} })).control;
    const late = refusal(other.drafts.save(saying("Three."), 2));
    goOn.resolve();
    await restored;
    expect(await late).toMatchObject({ code: "draft_conflict" });
    expect((await here.control.drafts.find("desk")).text).toContain("One.");
  });

  test("new calls get what they got then, calls under way what they have, and nothing that was made is lost", async () => {
    const here = await begin(fresh());
    const { control } = here;
    const first = control.published.serving("desk")?.id;
    const file = await here.backup();
    await control.drafts.save(saying("Two."), 1);
    const { version: second } = await control.publish("desk", "");
    await control.drafts.save(saying("Three."), 2);
    await control.drafts.create(smallFlow("bar"));
    await control.publish("bar", "");
    await control.numbers.assign("+15550100", "bar");
    await control.numbers.assign("+15550101", "bar");
    await control.calendars.create(calendar("since", "Since"));
    expect(control.published.answering({ number: "+15550100" })?.flow).toBe("bar");

    const { summary, copy } = await here.bringBack(file);
    expect(summary).toMatchObject({
      flows: [
        { id: "bar", becomes: "stays", revision: 1 },
        { id: "desk", becomes: "changed", revision: 3 },
      ],
      live: [
        { flow: "bar", environment: "live", before: 1, after: null },
        { flow: "desk", environment: "live", before: 2, after: 1 },
      ],
      numbers: [
        { called: "+15550100", before: { flow: "bar" }, after: { flow: "desk", environment: "live" } },
        { called: "+15550101", before: { flow: "bar" }, after: null },
      ],
      others: [],
      ended: [],
      versions: [],
      sealedStays: false,
    });
    expect(control.published.answering({ number: "+15550100" })).toEqual({ flow: "desk", version: first });
    expect(control.published.answering({ number: "+15550101" })).toBeUndefined();
    expect(control.published.serving("bar")).toBeUndefined();
    // A call that began with the version of before goes on with it.
    expect((await control.published.load(second.id)).id).toBe(second.id);

    const draft = await control.drafts.find("desk");
    expect(draft).toMatchObject({ revision: 4, text: expect.stringContaining("One.") });
    expect((await control.keptDrafts.list("desk")).map(({ revision }) => revision)).toContain(3);
    expect(await control.drafts.find("bar")).toMatchObject({ revision: 1 });
    expect((await control.calendars.list()).map((one) => one.calendar.id)).toEqual(["office", "since"]);
    const list = await control.versions.list("desk");
    expect(list.map(({ number, current }) => [number, current])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(list[1]?.live).toMatchObject({ note: expect.stringContaining("backup"), who: "Operator" });
    const [entry] = await control.audit.list({ most: 1 });
    expect(entry).toMatchObject({ deed: "backup.restored", thing: new Date(now).toISOString() });
    expect(entry?.who).toMatchObject({ name: "Operator" });
    expect(await control.audit.verify()).toMatchObject({ whole: true });

    // By the copy it is undone.
    expect((await verify(copy ?? "")).head.only).toBe("control");
    await here.bringBack(copy ?? "");
    expect(control.published.answering({ number: "+15550101" })?.flow).toBe("bar");
    expect(control.published.serving("desk")?.id).toBe(second.id);
    expect(await control.drafts.find("desk")).toMatchObject({
      revision: 5,
      text: expect.stringContaining("Three."),
    });
    expect(await control.audit.verify()).toMatchObject({ whole: true });
  });

  test("a flow that was removed since comes back, and one that was removed then is removed", async () => {
    const here = await begin(fresh());
    const { control } = here;
    const first = control.published.serving("desk")?.id;
    await control.drafts.create(smallFlow("bar"));
    await control.removals.remove("bar", 1, true);
    const file = await here.backup();
    await control.removals.bringBack("bar");
    for (const { called } of await control.numbers.list()) await control.numbers.release(called);
    await control.removals.remove("desk", 1, true);
    await control.drafts.create(smallFlow("since"));
    await control.removals.remove("since", 1, true);

    const { summary, copy } = await here.bringBack(file);
    expect(summary.flows).toEqual([
      { id: "bar", title: "bar", becomes: "removed", revision: 1 },
      expect.objectContaining({ id: "desk", becomes: "back", revision: 1 }),
    ]);
    expect((await control.drafts.list()).map(({ id }) => id)).toEqual(["desk"]);
    expect((await control.removals.list()).map(({ id }) => id)).toEqual(["bar", "since"]);
    expect(control.published.answering({ number: "+15550100" })).toEqual({ flow: "desk", version: first });

    await here.bringBack(copy ?? "");
    expect((await control.drafts.list()).map(({ id }) => id)).toEqual(["bar"]);
    expect(control.published.answering({ number: "+15550100" })).toBeUndefined();
  });

  test("whoever has changed something since is told, and loses nothing", async () => {
    const here = await begin(fresh());
    const { control } = here;
    const policy = await control.outsideCalls.find();
    const book = await control.environments.find();
    const file = await here.backup();
    await control.drafts.save(saying("Two."), 1);
    const prompt = await control.prompts.putSound("hello", "en", wavOf("hello")).then(({ prompt }) => prompt);
    const office = await control.calendars.save(calendar("office", "Bureau"), 1);
    const changedPolicy = await control.outsideCalls.save({ ...safePolicy, perHour: 7 }, policy.revision);
    const changedBook = await control.environments.save(
      { ...book.book, environments: [{ id: "test", title: "Test" }] },
      book.revision,
    );
    const scenario = await control.scenarios.put("desk", "a call", "call from +15550100\n", 0);

    // Somebody saves between the look and the restore.
    const { agree } = await here.restores.look(file, false);
    await control.drafts.save(saying("Three."), 2);
    const before = await rowsIn(here, "flow", "prompt", "calendar", "audit");
    expect(await codeOf(here.restores.restore(file, agree, false))).toBe("restore_changed");
    expect(await rowsIn(here, "flow", "prompt", "calendar", "audit")).toBe(before);

    const { summary } = await here.bringBack(file);
    expect(summary.others.map(({ what, name, becomes }) => `${what} ${name} ${becomes}`)).toEqual([
      "environments  changed",
      "prompt hello changed",
      "calendar office changed",
      "where calls may go  changed",
    ]);
    expect((await control.environments.find()).book).toEqual(book.book);
    expect((await control.outsideCalls.find()).policy).toEqual(policy.policy);
    expect(control.outsideCalls.policy).toEqual(policy.policy);
    expect((await control.prompts.find("hello")).sounds).toEqual([]);
    expect((await control.scenarios.list("desk")).map(({ revision }) => revision)).toEqual([
      scenario.revision,
    ]);
    // Each of them began with what was here before.
    const late = {
      draft_conflict: () => control.drafts.save(saying("Four."), 3),
      prompt_conflict: () => control.prompts.save("hello", { title: "Hi", words: {} }, prompt.revision),
      calendar_conflict: () => control.calendars.save(calendar("office", "Desk"), office.revision),
      policy_conflict: () => control.outsideCalls.save({ ...safePolicy, perHour: 8 }, changedPolicy.revision),
      environments_conflict: () =>
        control.environments.save(
          { ...book.book, environments: [{ id: "other", title: "Other" }] },
          changedBook.revision,
        ),
    };
    for (const [code, save] of Object.entries(late)) expect(await refusal(save())).toMatchObject({ code });
    const { agree: nothing, ...again } = await here.restores.look(file, false);
    expect(again).toMatchObject({ flows: [], live: [], numbers: [], others: [], versions: [], ended: [] });
    expect(await here.restores.restore(file, nothing, false)).toMatchObject({ copy: undefined });
  });

  test("what was taken back since stays so, and what calls have counted is not set back", async () => {
    const here = await begin(fresh());
    const { control, database } = here;
    const tokens = accessTokensIn(database, () => now);
    const wanted = {
      name: "x",
      person: "t/o",
      personName: "O",
      roles: ["view"],
      held: ["view"],
      days: 9,
    } as const;
    const { token: revoked, shown } = await tokens.make(wanted);
    await control.pins.put("customers", [{ account: "1001", pin: "4711" }]);
    await control.pins.put("guests", [{ account: "2002", pin: "1234" }]);
    await control.calendars.switchEmergency("office", true, "Operator");
    const file = await here.backup();

    await tokens.revoke(revoked.id);
    const { token: since } = await tokens.make(wanted);
    await control.pins.put("customers", [{ account: "3003", pin: "9999" }]);
    await control.pins.remove("guests");
    await control.calendars.switchEmergency("office", false, undefined);
    const guess = { account: "3003", pin: "0000", list: "customers", caller: "+15550177" } as const;
    for (const id of ["1", "2", "3"]) await control.pins.check({ ...guess, id });
    await control.drafts.save(saying("Two."), 1);
    const kept = ["session", "person", "access_token", "pin_count", "pin_attempt", "outside_call"] as const;
    const before = await rowsIn(here, ...kept);

    const { summary } = await here.bringBack(file);
    expect(summary.others).toEqual([{ what: "list of PINs", name: "guests", becomes: "back" }]);
    expect(await rowsIn(here, ...kept)).toBe(before);
    expect(await tokens.find(shown)).toBeUndefined();
    expect((await tokens.list()).map(({ id }) => id)).toEqual([since.id]);
    const check = (account: string, pin: string, list: string, id: string) =>
      control.pins.check({ id, list, account, pin, caller: undefined });
    expect(await check("1001", "4711", "customers", "a")).toBe("wrong");
    expect(await check("2002", "1234", "guests", "b")).toBe("right");
    expect((await control.calendars.find("office")).calendar.emergency).toBeUndefined();
  });

  test("what was planned or begun since ends, and what is over does not begin again", async () => {
    const here = await begin(fresh());
    const { control } = here;
    await control.drafts.save(saying("Two."), 1);
    const when = (at: string) => ({ when: { at, zone: "UTC" } });
    await control.publish("desk", "", when("2026-03-01T02:30"));
    await control.publish("desk", "", when("2026-03-02T02:30"));
    const [stays, cancelled] = await control.schedules.list("desk");
    const file = await here.backup();
    await control.schedules.cancel(cancelled?.id ?? "");
    await control.drafts.save(saying("Three."), 2);
    await control.publish("desk", "", when("2026-03-03T02:30"));
    await control.drafts.save(saying("Four."), 3);
    await control.publish("desk", "", { trial: { share: 10 } });

    const { summary } = await here.bringBack(file);
    expect(summary.ended).toEqual([
      { what: "rollout", flow: "desk", number: 4, when: null },
      { what: "plan", flow: "desk", number: 3, when: "2026-03-03T02:30 (UTC)" },
    ]);
    expect(await control.rollouts.latest("desk")).toMatchObject({
      state: "replaced",
      told: expect.stringContaining("backup"),
    });
    const waiting = (await control.schedules.list("desk")).filter(({ state }) => state === "waiting");
    expect(waiting.map(({ id }) => id)).toEqual([stays?.id]);
  });

  test("of an installation that has nothing, all that the backup has comes back", async () => {
    const there = await begin(fresh());
    await there.control.drafts.save(saying("Two."), 1);
    await there.control.publish("desk", "Second");
    const silent = await there.backup();
    await there.keepSounds();
    const file = await there.backup();
    const here = await running(fresh());
    await here.control.drafts.create(saying("Another."));
    const { version: other } = await here.control.publish("desk", "");
    // Nobody would hear anything.
    expect(await codeOf(here.restores.look(silent, false))).toBe("backup_unfit");
    const { summary } = await here.bringBack(file);
    expect(here.kept.join()).toContain("Two.");
    // Two versions are called 1: the one that is here keeps that.
    expect(summary.versions.map(({ was, now }) => [was, now])).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect(summary.live).toEqual([{ flow: "desk", environment: "live", before: 1, after: 2 }]);
    expect(here.control.published.answering({ number: "+15550100" })?.version).toBe(
      there.control.published.serving("desk")?.id,
    );
    expect((await here.control.published.load(other.id)).id).toBe(other.id);
    expect(await here.control.audit.verify()).toMatchObject({ whole: true });
  });

  test("a restore that ends at any question has changed nothing, and stands in the way of nobody", async () => {
    let questions = Number.POSITIVE_INFINITY;
    const after = async () => {
      questions -= 1;
      if (questions <= 0) throw new Error("cut short");
    };
    const place = fresh();
    const plain = await begin(place);
    const file = await plain.backup();
    await plain.control.drafts.save(saying("Two."), 1);
    await plain.control.publish("desk", "");
    await plain.control.numbers.assign("+15550101", "desk");
    await plain.control.close();
    const here = await running(place, { after, audio: plain.audio });
    const tables = ["flow", "current", "number", "went_live", "kept_draft", "audit", "change_count"];
    const before = await rowsIn(here, ...tables);
    const { agree } = await here.restores.look(file, false);
    let [cuts, found] = [0, before];
    // After the commit only what new calls get is still read, which the next look of a server does as well.
    for (let nth = 3; found === before; nth += 11) {
      questions = nth;
      const outcome = await here.restores.restore(file, agree, false).then(
        () => "done",
        (error: Error) => error.message,
      );
      questions = Number.POSITIVE_INFINITY;
      if (outcome !== "done") expect(outcome).toContain("cut short");
      cuts += 1;
      found = await rowsIn(here, ...tables);
    }
    expect(cuts).toBeGreaterThan(5);
    expect(await here.control.audit.verify()).toMatchObject({ whole: true });
    expect(await here.control.numbers.list()).toHaveLength(1);
  });
}

describe("in files", () => promises(inFiles));

const why = whyNoPostgres();
describe.skipIf(why)("with PostgreSQL", () => {
  const postgres = postgresForTests();
  promises(() => postgres.place());

  test("whoever is about to save has the turn, and the restore then is no longer what was agreed to", async () => {
    const place = postgres.place();
    const again = Promise.withResolvers<void>();
    const saving = Promise.withResolvers<void>();
    let tries = 0;
    await (await begin(place)).control.close();
    const here = await running(place, {}, () => {
      tries += 1;
      // It has waited for as long as it does.
      if (tries === 2) again.resolve();
    });
    const file = await here.backup();
    await here.control.drafts.save(saying("Two."), 1);
    const { agree } = await here.restores.look(file, false);
    const other = await here.another();
    const saved = other.database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable("flow")
        .set({ revision: 3, title: "Late" })
        .where("id", "=", "desk")
        .execute();
      saving.resolve();
      await again.promise;
      await transaction.deleteFrom("kept_draft").where("flow", "=", "none").execute();
    });
    await saving.promise;
    expect(await codeOf(here.restores.restore(file, agree, false))).toBe("restore_changed");
    await saved;
    expect(await here.control.drafts.find("desk")).toMatchObject({ title: "Late", revision: 3 });
  });

  test("another server follows", async () => {
    const place = postgres.place();
    const here = await begin(place);
    const first = here.control.published.serving("desk")?.id;
    const file = await here.backup();
    await here.control.drafts.save(saying("Two."), 1);
    await here.control.publish("desk", "");
    const other = await here.another();
    expect(other.control.published.serving("desk")?.id).not.toBe(first);
    await here.bringBack(file);
    await other.control.catchUp();
    expect(other.control.published.serving("desk")?.id).toBe(first);
  });
});
