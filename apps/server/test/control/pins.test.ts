import { createSeal } from "@dialtree/calls";
import { usualPinPolicy } from "@dialtree/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Database } from "../../src/control/database/open.ts";
import type { Hashing } from "../../src/control/pins/hashing.ts";
import { type PinGuess, type Pins, pinsIn } from "../../src/control/pins/pins.ts";
import { openTables, refusal } from "./rig.ts";

const secret = (byte: number) => new Uint8Array(32).fill(byte);
const minute = 60_000;
const customers = [
  { account: "104711", pin: "908172" },
  { account: "200042", pin: "563412" },
];

/** Knows in no time what a slow hash would have told. */
const quickly: Hashing = {
  hash: async (pin) => ({ cost: 1, r: 1, p: 1, salt: "", hash: pin }),
  matches: async (pin, kept) => kept?.hash === pin,
};

interface Desk {
  /** Lists of which it was told that somebody guesses. */
  readonly guessed: readonly (readonly [list: string, wrong: number])[];
  readonly pins: Pins;
  readonly database: Database;
  now: number;
  /** One guess in a call of its own, from a number unless told otherwise. */
  guess(change?: Partial<PinGuess>): ReturnType<Pins["check"]>;
  wrong(times: number, change?: Partial<PinGuess>): Promise<readonly string[]>;
}

async function desk(hashing = quickly, database?: Database, seal = createSeal([secret(7)])): Promise<Desk> {
  const tables = database ?? (await openTables());
  let calls = 0;
  const guessed: [string, number][] = [];
  const self: Desk = {
    database: tables,
    now: Date.UTC(2026, 0, 15, 10),
    guessed,
    pins: pinsIn({
      database: tables,
      seal,
      now: () => self.now,
      hashing,
      onGuessing: (...told) => guessed.push(told),
    }),
    guess: (change = {}) => {
      calls += 1;
      const id = `call-${calls} c7`;
      return self.pins.check({
        id,
        list: "customers",
        account: "104711",
        pin: "908172",
        caller: "+15550170",
        ...change,
      });
    },
    async wrong(times, change) {
      const verdicts: string[] = [];
      for (let time = 0; time < times; time += 1)
        verdicts.push(await self.guess({ pin: "000000", ...change }));
      return verdicts;
    },
  };
  return self;
}

async function ready(hashing?: Hashing): Promise<Desk> {
  const made = await desk(hashing);
  await made.pins.put("customers", customers);
  return made;
}

/** A number of its own for each attempt. */
const anyNumber = (() => {
  let made = 0;
  return () => {
    made += 1;
    return { caller: `+1555${made}` };
  };
})();

describe("PINs", () => {
  test("are right for their account and for no other", async () => {
    const { guess } = await ready();
    expect(await guess()).toBe("right");
    expect(await guess({ account: "200042" })).toBe("wrong");
    expect(await guess({ account: "200042", pin: "563412" })).toBe("right");
  });

  test("that are wrong too often lock their account, in whichever calls and from whichever numbers", async () => {
    const { guess, wrong } = await ready();
    expect([...(await wrong(4)), await guess({ pin: "000000", ...anyNumber() })]).toEqual([
      ...Array(4).fill("wrong"),
      "locked",
    ]);
    // Not even the right one helps now.
    expect(await guess(anyNumber())).toBe("locked");
    expect(await guess({ account: "200042", pin: "563412" })).toBe("right");
  });

  test("lock for as long as the list says, and count from one again", async () => {
    const made = await ready();
    await made.wrong(5);
    made.now += usualPinPolicy.lockoutMinutes * minute - 1;
    expect(await made.guess()).toBe("locked");
    made.now += 1;
    expect(await made.wrong(4)).toEqual(Array(4).fill("wrong"));
    expect(await made.guess()).toBe("right");
  });

  test("that are tried while it is locked do not make it longer", async () => {
    const made = await ready();
    await made.wrong(5);
    made.now += (usualPinPolicy.lockoutMinutes - 1) * minute;
    await made.wrong(3);
    made.now += minute;
    expect(await made.guess()).toBe("right");
  });

  test("that lock again lock for twice as long each time, for a day at most, until the window is over", async () => {
    const made = await ready();
    const lockouts: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      expect((await made.wrong(5, { caller: undefined })).at(-1)).toBe("locked");
      const minutes = usualPinPolicy.lockoutMinutes * 2 ** round;
      made.now += minutes * minute - 1;
      expect(await made.guess()).toBe("locked");
      made.now += 1;
      lockouts.push(minutes);
    }
    expect(lockouts).toEqual([30, 60, 120]);
    made.now += usualPinPolicy.windowMinutes * minute;
    expect((await made.wrong(5, { caller: undefined })).at(-1)).toBe("locked");
    made.now += usualPinPolicy.lockoutMinutes * minute;
    expect(await made.guess()).toBe("right");
    expect((await made.wrong(5, { caller: undefined })).at(-1)).toBe("locked");
    made.now += usualPinPolicy.lockoutMinutes * minute;
    expect(await made.guess()).toBe("right");
  });

  test("that were wrong long ago do not count", async () => {
    const made = await ready();
    await made.wrong(4);
    made.now += usualPinPolicy.windowMinutes * minute;
    expect(await made.wrong(4)).toEqual(Array(4).fill("wrong"));
  });

  test("that are right make an end of the account's count", async () => {
    const { wrong, guess } = await ready();
    await wrong(4);
    expect(await guess()).toBe("right");
    expect(await wrong(4)).toEqual(Array(4).fill("wrong"));
  });

  test("count for the number that calls as well, three times as often, and a right one of an own account does not help", async () => {
    const { guess } = await ready();
    const verdicts: string[] = [];
    for (let account = 1; account <= 15; account += 1) {
      verdicts.push(await guess({ account: `${account}`, pin: "000000" }));
      if (account < 15) expect(await guess({ account: "200042", pin: "563412" })).toBe("right");
    }
    expect(verdicts).toEqual([...Array(14).fill("wrong"), "locked"]);
    expect(await guess()).toBe("locked");
    expect(await guess({ caller: "+15550199" })).toBe("right");
  });

  test("of somebody who withholds their number count for the account alone", async () => {
    const { guess, wrong } = await ready();
    for (let account = 1; account <= 20; account += 1)
      expect(await guess({ account: `${account}`, pin: "000000", caller: undefined })).toBe("wrong");
    expect((await wrong(5, { caller: undefined })).at(-1)).toBe("locked");
  });

  test("of an account that does not exist are answered like wrong ones of one that does", async () => {
    const { wrong } = await ready();
    const there = await wrong(7, { caller: undefined });
    expect(await wrong(7, { account: "999999", caller: undefined })).toEqual(there);
  });

  test("that are checked again under the same id count once, and the answer stays", async () => {
    const { guess } = await ready();
    for (let time = 0; time < 8; time += 1)
      expect(await guess({ id: "call-a c7", pin: "000000" })).toBe("wrong");
    expect(await guess({ id: "call-a c7" })).toBe("wrong");
    expect(await guess({ id: "call-b c7" })).toBe("right");
  });

  test("whose check ends nowhere, because the server died, count all the same", async () => {
    const database = await openTables();
    const dying: Hashing = { ...quickly, matches: () => new Promise(() => {}) };
    const first = await desk(dying, database);
    await first.pins.put("customers", customers);
    const begun = Array.from({ length: 4 }, (_, call) =>
      first.guess({ id: `call-${call} c7`, pin: "000000" }),
    );
    await expect.poll(() => counted(database)).toBe(4);
    const second = await desk(quickly, database);
    // One of them is done again by another server: it is still the same one.
    expect(await second.guess({ id: "call-0 c7", pin: "000000" })).toBe("wrong");
    expect(await second.guess({ id: "call-9 c7", pin: "000000" })).toBe("locked");
    expect(begun).toHaveLength(4);
  });

  test("let no more guesses through at the same time than one after the other", async () => {
    const { pins, guess } = await ready();
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, () => guess({ pin: "000000", ...anyNumber() })),
    );
    expect(verdicts.filter((verdict) => verdict === "wrong").length).toBeLessThanOrEqual(4);
    const [list] = await pins.list();
    expect(list).toMatchObject({ name: "customers", guesses: 5 });
  });

  test("that were tried a week ago are forgotten before anything is counted, whatever comes of it", async () => {
    const database = await openTables();
    let remembered = 0;
    const looking: Hashing = {
      ...quickly,
      async matches() {
        remembered = (await database.selectFrom("pin_attempt").selectAll().execute()).length;
        return false;
      },
    };
    const made = await desk(looking, database);
    await made.pins.put("customers", customers);
    await made.wrong(3);
    made.now += 8 * 24 * 60 * minute;
    await made.wrong(1, { account: "200042" });
    expect(remembered).toBe(1);
  });

  test("unlock one account, or one number, and no other", async () => {
    const { pins, guess, wrong } = await ready();
    await wrong(5);
    await pins.unlock("customers", { account: "200042" });
    expect(await guess()).toBe("locked");
    await pins.unlock("customers", { account: "104711" });
    expect(await guess()).toBe("right");
  });
});

describe("a list over whose accounts somebody guesses", () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ account: `${5_000 + at}`, pin: "908172" }));

  /** Everybody is guessed at once, from a number of its own each time: half of the list, which is the most. */
  async function guessedAt(): Promise<Desk> {
    const made = await desk();
    await made.pins.put("customers", many);
    for (const { account } of many.slice(0, 149))
      expect(await made.guess({ account, pin: "000000", ...anyNumber() })).toBe("wrong");
    return made;
  }

  test("is guarded when half of it was guessed at in a day, and somebody is told, once", async () => {
    const { guess, guessed } = await guessedAt();
    // Right ones count for nothing, and a wrong one once, however often it is told.
    expect(await guess({ account: "5200", ...anyNumber() })).toBe("right");
    expect(guessed).toEqual([]);
    // Whoever is the last one hears of nothing yet.
    const last = { id: "call-a c7", account: "5149", pin: "000000", ...anyNumber() };
    expect([await guess(last), await guess(last)]).toEqual(["wrong", "wrong"]);
    expect(guessed).toEqual([["customers", 150]]);
    expect(await guess({ account: "5150", pin: "000000", ...anyNumber() })).toBe("locked");
    expect(guessed).toEqual([["customers", 150]]);

    // Those get in who show a number and have not been wrong, and nobody else.
    expect(await guess({ account: "5200", ...anyNumber() })).toBe("right");
    expect(await guess({ account: "5201", caller: undefined })).toBe("locked");
    expect(await guess({ account: "5000", ...anyNumber() })).toBe("locked");
    const somebody = anyNumber();
    expect(await guess({ account: "5202", pin: "000000", ...somebody })).toBe("locked");
    expect(await guess({ account: "5203", ...somebody })).toBe("locked");
    // Whoever was turned away unheard has used up nothing.
    expect(await guess({ account: "5201", ...anyNumber() })).toBe("right");
  });

  test("is no longer guarded after a day, or when somebody says so", async () => {
    const made = await guessedAt();
    await made.wrong(1, { account: "5149", ...anyNumber() });
    expect(await made.guess({ account: "5000", caller: undefined })).toBe("locked");
    await made.pins.unlock("customers", { everybody: true });
    expect(await made.guess({ account: "5000", caller: undefined })).toBe("right");
    for (const { account } of many.slice(150)) await made.wrong(1, { account, ...anyNumber() });
    expect(made.guessed).toHaveLength(2);
    expect(await made.guess({ account: "5001", ...anyNumber() })).toBe("locked");
    made.now += 24 * 60 * minute;
    expect(await made.guess({ account: "5001", caller: undefined })).toBe("right");
  });

  test("with few accounts bears a hundred wrong PINs a day", async () => {
    const made = await ready();
    for (let at = 0; at < 99; at += 1) await made.wrong(1, { account: `${6_000 + at}`, ...anyNumber() });
    expect(made.guessed).toEqual([]);
    expect(await made.guess({ caller: undefined })).toBe("right");
    await made.wrong(1, { account: "7000", ...anyNumber() });
    expect(made.guessed).toEqual([["customers", 100]]);
    expect(await made.guess({ caller: undefined })).toBe("locked");
  });
});

async function counted(database: Database): Promise<number> {
  const rows = await database.selectFrom("pin_count").select("wrong").execute();
  return Math.max(0, ...rows.map(({ wrong }) => wrong));
}

// Each guess is a beginning (is it let through?) and an end (was it right?), and others come in between in any order.
test("whatever comes in between: never more guesses at an account between two right ones than allowed, and never fewer", {
  timeout: 60_000,
}, async () => {
  const database = await openTables();
  const anyGuess = fc.record({
    account: fc.constantFrom("1", "2"),
    caller: fc.constantFrom(undefined, "+15550170", "+15550171"),
    isRight: fc.boolean(),
  });
  const anyAct = fc.oneof(
    { arbitrary: fc.record({ begins: anyGuess }), weight: 3 },
    { arbitrary: fc.record({ ends: fc.nat(20) }), weight: 2 },
  );
  let lists = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 40 }), async (acts) => {
      lists += 1;
      const list = `list-${lists}`;
      const waiting: { readonly account: string; readonly end: () => Promise<string> }[] = [];
      let letThrough: ((answer: boolean) => void) | undefined;
      const hashing: Hashing = {
        ...quickly,
        matches: () => new Promise((resolve) => (letThrough = resolve)),
      };
      const made = await desk(hashing, database);
      await made.pins.put(list, [], { guesses: 3 });
      const guesses = new Map<string, number>();
      const ofCaller = new Map<string, number>();
      let guessed = 0;
      for (const act of acts) {
        if ("ends" in act) {
          const [one] = waiting.splice(act.ends % Math.max(1, waiting.length), 1);
          if ((await one?.end()) === "right") guesses.set(one?.account ?? "", 0);
          continue;
        }
        const { account, caller, isRight } = act.begins;
        letThrough = undefined;
        guessed += 1;
        let verdict: string | undefined;
        const checked = made
          .guess({ id: `${list} ${guessed}`, list, account, caller })
          .then((came) => (verdict = came));
        while (letThrough === undefined && verdict === undefined)
          await new Promise<void>((resolve) => setImmediate(resolve));
        const before = guesses.get(account) ?? 0;
        const callers = caller === undefined ? 0 : (ofCaller.get(caller) ?? 0);
        const mayTry = before < 3 && callers < 9;
        expect(letThrough !== undefined).toBe(mayTry);
        if (letThrough === undefined) continue;
        guesses.set(account, before + 1);
        if (caller !== undefined) ofCaller.set(caller, callers + 1);
        const answer = letThrough as (answer: boolean) => void;
        waiting.push({
          account,
          end: async () => {
            answer(isRight);
            await checked;
            if (isRight && caller !== undefined) ofCaller.set(caller, (ofCaller.get(caller) ?? 0) - 1);
            return verdict ?? "";
          },
        });
      }
      for (const { end } of waiting) await end();
    }),
    { numRuns: 25 },
  );
});

describe("a list of PINs", () => {
  test("is shown without anything that is in it", async () => {
    const { pins, now } = await ready();
    const lockouts = { count: 0, until: 0 };
    expect(await pins.list()).toEqual([
      { name: "customers", accounts: 2, updatedAt: now, lockouts, ...usualPinPolicy },
    ]);
  });

  test("is replaced whole, under its own rules, and what was counted stays", async () => {
    const { pins, guess, wrong } = await ready();
    await pins.put("customers", customers, { guesses: 4 });
    await wrong(3);
    expect(await pins.put("customers", [{ account: "104711", pin: "4444" }])).toMatchObject({
      accounts: 1,
      guesses: 4,
    });
    expect(await guess({ account: "200042", pin: "563412" })).toBe("wrong");
    expect(await guess({ pin: "0000" })).toBe("locked");
  });

  test("tells how many cannot try now, of itself alone, and until when", async () => {
    const made = await ready();
    await made.pins.put("members", customers);
    await made.wrong(5);
    made.now += minute;
    for (const _ of Array.from({ length: 5 }))
      await made.guess({ list: "members", account: "200042", pin: "0000", ...anyNumber() });
    const lockouts = async () => (await made.pins.list()).map((list) => list.lockouts);
    const [first, second] = [made.now + 29 * minute, made.now + 30 * minute];
    expect(await lockouts()).toEqual([
      { count: 1, until: first },
      { count: 1, until: second },
    ]);
    await made.pins.unlock("members", { account: "200042" });
    made.now = first - 1;
    expect(await lockouts()).toEqual([
      { count: 1, until: first },
      { count: 0, until: 0 },
    ]);
    made.now = first;
    expect((await lockouts())[0]).toEqual({ count: 0, until: 0 });
  });

  test("is compared with other accounts without being changed, and without a PIN", async () => {
    const { pins, guess } = await ready();
    const compared = await pins.compare("customers", ["300001", "104711", "300002"]);
    expect(compared).toEqual({ added: 2, replaced: 1, removed: 1 });
    expect(await pins.compare("customers", [])).toEqual({ added: 0, replaced: 0, removed: 2 });
    expect(await pins.compare("members", ["104711"])).toEqual({ added: 1, replaced: 0, removed: 0 });
    expect((await pins.list()).map(({ name }) => name)).toEqual(["customers"]);
    expect(await guess()).toBe("right");
  });

  test("that is not there checks nothing", async () => {
    const { guess, pins } = await ready();
    expect((await refusal(guess({ list: "ghosts" }))).code).toBe("pin_list_unknown");
    expect((await refusal(pins.remove("ghosts"))).code).toBe("pin_list_unknown");
    expect((await refusal(pins.unlock("ghosts", { account: "1" }))).code).toBe("pin_list_unknown");
    await pins.remove("customers");
    expect((await refusal(guess())).code).toBe("pin_list_unknown");
  });

  test.each([
    ["a PIN of three digits", [{ account: "1", pin: "123" }], "Entry 1"],
    ["an account with letters", [customers[0], { account: "a1", pin: "1234" }], "Entry 2"],
    ["an account that is there twice", [...customers, customers[0]], "entry 1"],
  ])("with %s is refused whole, by its place and not by its digits", async (_what, entries, place) => {
    const { pins, guess } = await ready();
    const error = await refusal(pins.put("customers", entries as typeof customers));
    expect(error.code).toBe("pin_list_unusable");
    expect(error.message).toContain(place);
    expect(error.message).not.toMatch(/123|a1|908172|104711/);
    expect(await guess()).toBe("right");
  });

  test("stands nowhere in plain, nor does who tried", async () => {
    const made = await ready(undefined);
    await made.pins.put("customers", customers);
    await made.wrong(2);
    const { database } = made;
    const rows = await Promise.all(
      (["pin_list", "pin", "pin_count", "pin_attempt"] as const).map((table) =>
        database.selectFrom(table).selectAll().execute(),
      ),
    );
    expect(rows.map(({ length }) => length)).toEqual([1, 2, 3, 2]);
    expect(JSON.stringify(rows)).not.toMatch(/104711|908172|200042|563412|15550170/);
  });

  test("is opened by the secret that it was sealed under, also when that is no longer the newest, and by no other", async () => {
    const { database } = await ready();
    const rotated = await desk(quickly, database, createSeal([secret(8), secret(7)]));
    expect(await rotated.guess()).toBe("right");
    const other = await desk(quickly, database, createSeal([secret(8)]));
    expect((await refusal(other.guess({ id: "another c7" }))).code).toBe("pin_list_sealed");
  });
});

test("whoever waits on the line does not wait for a whole list that is being taken in", async () => {
  const { createHashing } = await import("../../src/control/pins/hashing.ts");
  const hashing = createHashing();
  let taken = 0;
  const list = Array.from({ length: 24 }, () => hashing.hash("908172").then(() => (taken += 1)));
  await hashing.matches("908172", undefined);
  // The two that were under way, and their like while it was being looked up.
  expect(taken).toBeLessThanOrEqual(6);
  await Promise.all(list);
  expect(taken).toBe(24);
});

test("hashes are slow, salted, and made off the main thread", async () => {
  const { createHashing } = await import("../../src/control/pins/hashing.ts");
  const hashing = createHashing();
  const [one, same] = await Promise.all([hashing.hash("908172"), hashing.hash("908172")]);
  expect(one).toMatchObject({ cost: 14, r: 8, p: 1 });
  expect(one.hash).not.toBe(same.hash);
  expect(await hashing.matches("908172", one)).toBe(true);
  expect(await hashing.matches("908173", one)).toBe(false);
  expect(await hashing.matches("908172", undefined)).toBe(false);
  // Whoever waits for a hash goes on with everything else meanwhile.
  let turns = 0;
  const hashed = hashing.hash("908172");
  let isDone = false;
  void hashed.then(() => (isDone = true));
  while (!isDone) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    turns += 1;
  }
  expect(turns).toBeGreaterThan(1);
});
