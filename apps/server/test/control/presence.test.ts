// Who has a flow open, as several people and several servers tell each other.

import { randomUUID } from "node:crypto";
import { whyNoPostgres } from "@dialtree/local-postgres";
import { describe, expect, test } from "vitest";
import { actAs } from "../../src/control/audit/actor.ts";
import { openStand, personWith, type Stand } from "../identity/stand.ts";
import { smallFlow } from "./flows.ts";
import { postgresForTests } from "./postgres-place.ts";
import { openRig, refusal } from "./rig.ts";

const [author, viewer, stranger] = [
  personWith(["author"], "Author"),
  personWith(["view"], "Viewer"),
  personWith([], "Stranger"),
];
const names = ({ body }: { readonly body: { readonly people: readonly { readonly name: string }[] } }) =>
  body.people.map(({ name }) => name);

async function opened() {
  const stand = await openStand();
  await stand.ask("POST", "/api/flows", { as: author, body: smallFlow("desk") });
  return { ...stand, ...tabsOf(stand) };
}

function tabsOf({ ask }: Stand) {
  const at = (tab: string, flow = "desk") => `/api/flows/${flow}/here/${tab}`;
  return {
    come: (as: typeof author, tab: string, editing = false, flow?: string) =>
      ask("PUT", at(tab, flow), { as, body: { editing } }),
    leave: (as: typeof author, tab: string) => ask("DELETE", at(tab), { as }),
  };
}

test("two people who have a flow open are told of each other, until one of them leaves", async () => {
  const { come, leave } = await opened();
  const [one, other] = [randomUUID(), randomUUID()];
  expect(names(await come(author, one))).toEqual([]);
  const second = await come(viewer, other);
  expect(second.body).toMatchObject({
    people: [{ name: "Author", editing: false }],
    otherTabs: 0,
    live: null,
    revision: 1,
    savedBy: "Author",
    savedByYou: false,
  });
  expect((await come(author, one, true)).body.people).toMatchObject([{ name: "Viewer", editing: false }]);
  expect((await come(viewer, other)).body.people).toMatchObject([{ name: "Author", editing: true }]);
  expect((await leave(viewer, other)).status).toBe(204);
  expect(names(await come(author, one))).toEqual([]);
});

test("whoever has a flow open is told which version new calls get", async () => {
  const { ask, come } = await opened();
  const publisher = personWith(["author", "publish"], "Publisher");
  const published = await ask("POST", "/api/flows/desk/publish", {
    as: publisher,
    body: { message: "First" },
  });
  expect(published.status).toBe(201);
  const { live } = (await come(author, randomUUID())).body;
  expect(live).toBe(published.body.version.id);
});

test("a flow says who made its draft what it is", async () => {
  const { ask } = await opened();
  expect((await ask("GET", "/api/flows/desk", { as: viewer })).body).toMatchObject({ savedBy: "Author" });
});

test("tabs of one person are one person, and nobody closes those of somebody else", async () => {
  const { come, leave } = await opened();
  const [one, two] = [randomUUID(), randomUUID()];
  await come(author, one);
  expect((await come(author, two, true)).body).toMatchObject({ people: [], otherTabs: 1, savedByYou: true });
  // The same name of a tab is another tab, of another person.
  expect((await come(viewer, one)).body.people).toMatchObject([{ name: "Author", editing: true }]);
  await leave(viewer, two);
  expect((await come(author, one)).body).toMatchObject({ people: [{ name: "Viewer" }], otherTabs: 1 });
});

test("whoever is not heard of for forty seconds is gone, of whichever flow somebody asks", async () => {
  let now = Date.UTC(2026, 10, 22, 9);
  const { control, database } = await openRig({ now: () => now });
  for (const id of ["desk", "sales"]) await control.drafts.create(smallFlow(id));
  const come = (name: string, flow: string) =>
    actAs({ kind: "person", id: `tenant/${name}`, name }, now, () =>
      control.presence.come(flow, name, false),
    );
  await come("Author", "desk");
  now += 40_000;
  expect((await come("Viewer", "desk")).people).toMatchObject([{ name: "Author", since: now - 40_000 }]);
  now += 1;
  expect((await come("Viewer", "sales")).people).toEqual([]);
  const rows = await database.selectFrom("presence").select(["person", "flow"]).orderBy("flow").execute();
  expect(rows).toEqual([
    { person: "tenant/Viewer", flow: "desk" },
    { person: "tenant/Viewer", flow: "sales" },
  ]);
  expect((await refusal(come("Viewer", "other"))).code).toBe("flow_unknown");
});

test("whoever came first stands first, with whatever any of their tabs does, and of a crowd no more are told than fit", async () => {
  let now = Date.UTC(2026, 10, 22, 9);
  const { control } = await openRig({ now: () => now });
  for (const id of ["desk", "sales"]) await control.drafts.create(smallFlow(id));
  const come = (name: string, tab: string, editing = false, flow = "desk") =>
    actAs({ kind: "person", id: `tenant/${name}`, name }, now, () =>
      control.presence.come(flow, tab, editing),
    );
  const began = now;
  await come("Viewer", "one", true);
  now += 1_000;
  await come("Author", "one");
  await come("Author", "elsewhere", true, "sales");
  now += 1_000;
  await come("Viewer", "two");
  expect((await come("Publisher", "one")).people).toEqual([
    { name: "Viewer", since: began, editing: true },
    { name: "Author", since: began + 1_000, editing: false },
  ]);
  // Whoever has stopped changing it is not said to go on.
  await come("Viewer", "one", false);
  expect((await come("Publisher", "one")).people[0]).toMatchObject({ editing: false });
  for (let nth = 0; nth < 60; nth++) await come(`Person ${nth}`, "one");
  expect((await come("Publisher", "one")).people).toHaveLength(50);
});

test("a tab hears that somebody has saved, and who; nothing of being there is in the audit log", async () => {
  const { come, ask, control } = await opened();
  const tab = randomUUID();
  const before = (await control.audit.list({ most: 100 })).length;
  expect((await come(viewer, tab)).body).toMatchObject({ revision: 1 });
  expect(await control.audit.list({ most: 100 })).toHaveLength(before);
  const changed = smallFlow("desk", { title: "Front desk" });
  await ask("PUT", "/api/flows/desk", { as: author, body: changed, headers: { "if-match": '"1"' } });
  const { savedAt, ...here } = (await come(viewer, tab)).body;
  expect(here).toMatchObject({ revision: 2, savedBy: "Author", savedByYou: false });
  const late = await ask("PUT", "/api/flows/desk", {
    as: author,
    body: smallFlow("desk", { title: "Too late" }),
    headers: { "if-match": '"1"' },
  });
  expect(late.body.conflict.saved).toEqual({ revision: 2, document: changed, by: "Author", at: savedAt });
});

test("is for whoever may look, and only with names that nobody else can guess", async () => {
  const { come, ask } = await opened();
  expect((await come(stranger, randomUUID())).status).toBe(403);
  expect((await ask("PUT", `/api/flows/desk/here/${randomUUID()}`, { body: { editing: true } })).status).toBe(
    401,
  );
  expect((await come(viewer, "mine")).status).toBe(400);
  expect((await come(viewer, randomUUID(), false, "other")).body.code).toBe("flow_unknown");
});

const why = whyNoPostgres();
describe.skipIf(why)(`with servers on one database${why === undefined ? "" : `: ${why}`}`, () => {
  const postgres = postgresForTests();

  test("people of one are seen by those of the other, however many come at once", async () => {
    let now = Date.UTC(2026, 10, 22, 9);
    const one = await openRig({ now: () => now }, postgres.place());
    const servers = [one, await one.another()];
    await one.control.drafts.create(smallFlow("desk"));
    const come = (nth: number) =>
      actAs({ kind: "person", id: `tenant/${nth}`, name: `Person ${nth}` }, now, () =>
        (servers[nth % 2] as typeof one).control.presence.come("desk", `tab ${nth}`, nth === 3),
      );
    const crowd = Array.from({ length: 20 }, (_, nth) => nth);
    await Promise.all(crowd.map(come));
    now += 30_000;
    const { people } = await come(0);
    expect(people).toHaveLength(19);
    expect(people.filter(({ editing }) => editing)).toEqual([
      { name: "Person 3", since: now - 30_000, editing: true },
    ]);
    now += 10_001;
    await Promise.all([come(1), come(2)]);
    expect((await come(0)).people.map(({ name }) => name)).toEqual(["Person 1", "Person 2"]);
  });
});
