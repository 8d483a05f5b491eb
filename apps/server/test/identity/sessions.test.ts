import { createSeal } from "@dialtree/calls";
import { expect, test } from "vitest";
import type { SignedIn } from "../../src/identity/entra.ts";
import { EntraRefusal } from "../../src/identity/entra-refusal.ts";
import { rolesOf } from "../../src/identity/people-rows.ts";
import type { Person } from "../../src/identity/person.ts";
import { sessionsIn } from "../../src/identity/sessions.ts";
import { openTables } from "../control/rig.ts";

const minute = 60_000;
const author: Person = {
  tenant: "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901",
  oid: "0a000000-0000-4000-8000-000000000001",
  name: "An author",
  username: "author@contoso.example",
  roles: ["author"],
};
const id = `${author.tenant}/${author.oid}`;

async function stand() {
  const database = await openTables();
  let now = Date.UTC(2026, 10, 22, 9);
  /** What Entra ID says when it is asked once more. */
  let says: () => Promise<SignedIn> = async () => ({ person: author, cache: "the second cache" });
  const renewed: string[] = [];
  const sessions = sessionsIn({
    database,
    seal: createSeal([new Uint8Array(32).fill(7)]),
    entra: {
      renew: (_tenant, cache) => {
        renewed.push(cache);
        return says();
      },
    },
    now: () => now,
  });
  return {
    database,
    sessions,
    renewed,
    later(ms: number) {
      now += ms;
    },
    entraSays(next: typeof says) {
      says = next;
    },
    begin: () => sessions.begin({ person: author, cache: "the first cache, with a refresh token" }),
  };
}

test("a session is found by what the browser shows, and by nothing that the database has", async () => {
  const { database, sessions, begin } = await stand();
  const shown = await begin();
  expect(shown).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await sessions.find(shown)).toMatchObject({ person: author });
  const rows = await database.selectFrom("session").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(shown);
  expect(JSON.stringify(rows)).not.toContain("refresh token");
  expect(await sessions.find(rows[0]?.id ?? "")).toBeUndefined();
  expect(await sessions.find("")).toBeUndefined();
});

test("everybody who signs in gets a session of their own; signing out ends that one", async () => {
  const { sessions, begin } = await stand();
  const [one, other] = [await begin(), await begin()];
  expect(one).not.toBe(other);
  await sessions.end(one);
  expect([await sessions.find(one), (await sessions.find(other))?.person.oid]).toEqual([
    undefined,
    author.oid,
  ]);
});

test("it ends half an hour after the last request", async () => {
  const { sessions, begin, later } = await stand();
  const shown = await begin();
  for (let n = 0; n < 4; n += 1) {
    later(29 * minute);
    expect(await sessions.find(shown)).toBeDefined();
  }
  later(30 * minute);
  expect(await sessions.find(shown)).toBeUndefined();
});

test("it ends after eight hours, however busy it is", async () => {
  const { database, sessions, begin, later } = await stand();
  const shown = await begin();
  for (let n = 0; n < 8 * 4 - 1; n += 1) {
    later(15 * minute);
    expect(await sessions.find(shown), `after ${15 * (n + 1)} minutes`).toBeDefined();
  }
  later(15 * minute);
  expect(await sessions.find(shown)).toBeUndefined();
  expect(await database.selectFrom("session").selectAll().execute()).toEqual([]);
});

test("Entra ID is asked every five minutes, once for all requests of a page, and what it gives is used the next time", async () => {
  const { sessions, begin, later, renewed } = await stand();
  const shown = await begin();
  later(5 * minute - 1);
  await sessions.find(shown);
  expect(renewed).toEqual([]);
  later(1);
  await Promise.all([sessions.find(shown), sessions.find(shown), sessions.find(shown)]);
  expect(renewed).toEqual(["the first cache, with a refresh token"]);
  later(5 * minute);
  await sessions.find(shown);
  expect(renewed).toEqual(["the first cache, with a refresh token", "the second cache"]);
});

test("a role that was taken away is gone within five minutes, here and for access tokens", async () => {
  const { database, sessions, begin, later, entraSays } = await stand();
  const shown = await begin();
  expect(await rolesOf(database, id)).toEqual(["author"]);
  entraSays(async () => ({ person: { ...author, roles: ["view"] }, cache: "" }));
  later(5 * minute);
  expect((await sessions.find(shown))?.person.roles).toEqual(["view"]);
  expect(await rolesOf(database, id)).toEqual(["view"]);
});

test.each([["who was disabled", new EntraRefusal("refused", "AADSTS50057: The user account is disabled.")]])(
  "somebody %s is out within five minutes, and may nothing",
  async (_, refusal) => {
    const { database, sessions, begin, later, entraSays } = await stand();
    const shown = await begin();
    entraSays(() => Promise.reject(refusal));
    later(5 * minute);
    expect(await sessions.find(shown)).toBeUndefined();
    entraSays(async () => ({ person: author, cache: "" }));
    expect(await sessions.find(shown)).toBeUndefined();
    expect(await rolesOf(database, id)).toEqual([]);
  },
);

test("a token of somebody else ends the session", async () => {
  const { sessions, begin, later, entraSays } = await stand();
  const shown = await begin();
  entraSays(async () => ({ person: { ...author, oid: "0a000000-0000-4000-8000-000000000002" }, cache: "" }));
  later(5 * minute);
  expect(await sessions.find(shown)).toBeUndefined();
});

test("while Entra ID is away people go on for a quarter of an hour, and after that when it is back", async () => {
  const { sessions, begin, later, entraSays } = await stand();
  const shown = await begin();
  entraSays(() => Promise.reject(new EntraRefusal("away", "connect timed out")));
  later(15 * minute - 1);
  expect(await sessions.find(shown)).toBeDefined();
  later(1);
  await expect(sessions.find(shown)).rejects.toMatchObject({ kind: "away" });
  entraSays(async () => ({ person: author, cache: "" }));
  expect(await sessions.find(shown)).toBeDefined();
});

test("a mistake of ours ends nobody's session", async () => {
  const { sessions, begin, later, entraSays } = await stand();
  const shown = await begin();
  entraSays(() => Promise.reject(new TypeError("undefined is not a function")));
  later(5 * minute);
  await expect(sessions.find(shown)).rejects.toThrow(TypeError);
  entraSays(async () => ({ person: author, cache: "" }));
  expect(await sessions.find(shown)).toBeDefined();
});

test("sessions that are over are removed when somebody signs in", async () => {
  const { database, begin, later } = await stand();
  await begin();
  later(31 * minute);
  await begin();
  expect(await database.selectFrom("session").select("id").execute()).toHaveLength(1);
});
