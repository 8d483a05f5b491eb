import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { controlRoutes } from "../src/control/api/routes.ts";
import { peopleIn } from "../src/people/people.ts";
import { peopleRoutes } from "../src/people/routes.ts";
import { openRig } from "./control/rig.ts";
import { graphStand, type Scripted } from "./graph-console/graph-stand.ts";

const ada = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
const body = (...value: object[]) => ({ status: 200, body: { value } });
const person = {
  id: ada.toUpperCase(),
  displayName: "Operator",
  jobTitle: "Front desk",
  department: "Office",
  mail: "operator@fabrikam.example",
};
const shown = {
  id: ada,
  name: "Operator",
  title: "Front desk",
  department: "Office",
  mail: "operator@fabrikam.example",
  isAccount: false,
};

async function openPeople(script: readonly Scripted[], given: object = {}) {
  const { control } = await openRig();
  const { client, asked } = await graphStand(script);
  const clock = { at: 1_000_000, now: () => clock.at };
  const settings = { appId: "an-app", appSecret: "a-secret", tenants: ["a-tenant"], ...given };
  const app = Fastify();
  await controlRoutes(app, control, peopleRoutes(peopleIn({ client, settings, clock })));
  onTestFinished(() => app.close());
  const search = async (text: string) => {
    const answer = await app.inject({ method: "POST", url: "/api/people/searches", payload: { text } });
    return { status: answer.statusCode, ...answer.json() };
  };
  const find = async (id: string) => {
    const answer = await app.inject({ method: "GET", url: `/api/people/${id}` });
    return { status: answer.statusCode, ...answer.json() };
  };
  return { search, find, asked, clock };
}

test("people are found by the beginning of a name or of an address, a few of them", async () => {
  const { search, asked } = await openPeople([body(...Array.from({ length: 40 }, () => person))]);
  const found = await search("ope");
  expect(found.people).toHaveLength(20);
  expect(found.people[0]).toEqual(shown);
  expect(decodeURIComponent(asked[0]?.line ?? "")).toBe(
    'GET /users?$search="displayName:ope" OR "mail:ope" OR "userPrincipalName:ope"' +
      "&$select=id,displayName,userPrincipalName,mail,jobTitle,department&$top=20",
  );
});

test("what somebody types stays in the place of what is looked for", async () => {
  const { search, asked } = await openPeople([body()]);
  await search('a" OR "id:*&$top=999');
  const query = new URL(asked[0]?.line.replace("GET ", "http://graph.example") ?? "").searchParams;
  expect(query.get("$top")).toBe("20");
  expect(query.get("$search")).toContain('"displayName:a\\" OR \\"id:*&$top=999"');
});

test("an account of a queue is told apart, and one without a name is shown by what it signs in with", async () => {
  const department = "Microsoft Communication Application Instance";
  const { search } = await openPeople([
    body(
      { id: ada, displayName: "Support", department },
      { id: ada, userPrincipalName: "x@fabrikam.example" },
      { no: "id" },
    ),
  ]);
  expect((await search("sup")).people).toEqual([
    { id: ada, name: "Support", isAccount: true },
    { id: ada, name: "x@fabrikam.example", mail: "x@fabrikam.example", isAccount: false },
  ]);
});

test("the same is asked once in a minute, in whatever letters", async () => {
  const { search, asked, clock } = await openPeople([body(person), body()]);
  await search("ope");
  expect((await search(" OPE ")).people).toHaveLength(1);
  expect(asked).toHaveLength(1);
  clock.at += 60_001;
  expect((await search("ope")).people).toEqual([]);
  expect(asked).toHaveLength(2);
});

test("a failure is not remembered", async () => {
  const { search } = await openPeople([{ status: 403 }, body(person)]);
  expect((await search("ope")).status).toBe(409);
  expect((await search("ope")).status).toBe(200);
});

test("somebody who asks without end is turned away, and let in again", async () => {
  const { search, asked, clock } = await openPeople(Array.from({ length: 40 }, () => body()));
  const statuses: number[] = [];
  for (let at = 0; at < 32; at++) statuses.push((await search(`name ${at}`)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  expect(statuses.slice(30)).toEqual([429, 429]);
  expect(asked).toHaveLength(30);
  clock.at += 10_001;
  expect((await search("name 31")).status).toBe(200);
});

test("somebody is found by the object id, and told when gone", async () => {
  const { find } = await openPeople([
    { status: 200, body: person },
    { status: 404, body: { error: { code: "Request_ResourceNotFound" } } },
  ]);
  expect(await find(ada)).toEqual({ status: 200, person: shown });
  const gone = await find("00000000-0000-4000-8000-000000000000");
  expect(gone).toEqual({ status: 200, person: null });
});

test.each([
  ["the permission is missing", [{ status: 403 }], {}, 409, "people_forbidden", "User.Read.All"],
  ["Graph is away", [{ status: 500 }, { status: 500 }], {}, 502, "people_away", "object id"],
  ["nobody has said how to sign in", [], { tenants: [] }, 409, "people_unasked", "DIALTREE_TENANTS"],
  ["there is no secret", [], { appSecret: "" }, 409, "people_unasked", "DIALTREE_APP_SECRET"],
])("when %s, it is told with what to do", async (_why, script, settings, status, code, remedy) => {
  const { search } = await openPeople(script, settings);
  const told = await search("ope");
  expect(told).toMatchObject({ status, code });
  expect(told.remedy).toContain(remedy);
});

test.each(["a", "", "x".repeat(101)])("%j is nothing to look for", async (text) => {
  const { search, asked } = await openPeople([]);
  expect((await search(text)).status).toBe(400);
  expect(asked).toEqual([]);
});
