import { afterAll, beforeAll, expect, test } from "vitest";
import { filterOf } from "../src/around/query.ts";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, operator, startAroundRig } from "./around-rig.ts";
import { tenantId } from "./rig.ts";

let rig: AroundRig;
beforeAll(async () => {
  rig = await startAroundRig();
});
afterAll(() => rig.close());

const eventual = { consistencylevel: "eventual" };
const names = (users: readonly JsonObject[]) => users.map(({ displayName }) => displayName);
const everybody = [
  ...["Administrator", "Auditor", "Author", "Billing", "Night Shift", "Operator", "Publisher"],
  ...["Reception", "Sales", "Support", "Viewer"],
];

test.each<[string, readonly string[]]>([
  ["", everybody],
  ["?$filter=startswith(displayName,'S')", ["Sales", "Support"]],
  ["?$filter=startsWith(DisplayName,'re') or displayName eq 'operator'", ["Operator", "Reception"]],
  ["?$filter=startswith(displayName,'S') and startswith(mail,'sa')", ["Sales"]],
  ["?$filter=userPrincipalName eq 'night.shift@dialtree.example'", ["Night Shift"]],
  ["?$filter=startswith(displayName,'O''Brien and or')", []],
  [`?$filter=id eq '${operator.id}'`, ["Operator"]],
  ["?filter=jobTitle eq 'Sales'", ["Sales"]],
  ["?$top=2", ["Administrator", "Auditor"]],
  ["?$orderby=displayName desc&$top=1", ["Viewer"]],
])("/users%s finds %j", async (query, found) => {
  expect(names(await rig.list(`/users${query.replaceAll(" ", "%20")}`))).toEqual(found);
});

test.each<[string, readonly string[]]>([
  ['?$search="displayName:shi"', ["Night Shift"]],
  ['?$search="displayName:sal" OR "displayName:OPER"', ["Operator", "Sales"]],
  ['?$search="displayName:s" AND "mail:sales"', ["Sales"]],
  ["?$search=\"displayName:s\"&$filter=startswith(displayName,'Su')", ["Support"]],
  ['?$search="displayName:night sh"', ["Night Shift"]],
  ['?$search="displayName:ift"', []],
  ["?$filter=startswith(displayName,'S')&$orderby=displayName desc", ["Support", "Sales"]],
])("/users%s, with ConsistencyLevel: eventual, finds %j", async (query, found) => {
  expect(names(await rig.list(`/users${encodeURI(query)}`, eventual))).toEqual(found);
});

test.each<[string, string]>([
  ['?$search="displayName:s"', "Request_UnsupportedQuery"],
  ["?$count=true", "Request_UnsupportedQuery"],
  ["?$filter=startswith(displayName,'S')&$orderby=displayName", "Request_UnsupportedQuery"],
  ["?$filter=endswith(displayName,'s')", "Request_UnsupportedQuery"],
  ["?$filter=shoeSize eq '44'", "Request_UnsupportedQuery"],
  ["?$orderby=mail", "Request_UnsupportedQuery"],
  ["?$select=shoeSize", "BadRequest"],
  ["?$top=0", "BadRequest"],
  ["?$top=1000", "BadRequest"],
  ["?$skiptoken=back", "BadRequest"],
])("/users%s is refused", async (query, code) => {
  expect(await rig.ask("GET", `/users${encodeURI(query)}`)).toMatchObject({
    status: 400,
    body: { error: { code } },
  });
});

test("a search without quotes is refused even with the header", async () => {
  const { status } = await rig.ask("GET", "/users?$search=displayName:s", undefined, eventual);
  expect(status).toBe(400);
});

test("pages follow one another by nextLink, and carry the rest of the query along", async () => {
  const seen: unknown[] = [];
  let path: string | undefined = "/users?$top=4&$select=displayName&$count=true";
  const counts: unknown[] = [];
  while (path !== undefined) {
    const { body } = await rig.ask("GET", path, undefined, eventual);
    counts.push(body["@odata.count"]);
    seen.push(...(body.value as unknown[]));
    const next = body["@odata.nextLink"] as string | undefined;
    path = next?.replace("https://localhost:8443/v1.0", "");
  }
  expect(seen).toEqual(everybody.map((displayName) => ({ displayName })));
  expect(counts).toEqual([11, 11, 11]);
});

test("a page that holds all has none behind it", async () => {
  const { body } = await rig.ask("GET", `/users?$top=${everybody.length}`);
  expect([names(body.value as unknown as JsonObject[]), body["@odata.nextLink"]]).toEqual([
    everybody,
    undefined,
  ]);
});

test.each([
  ["displayName eq 'O''Brien and or'", "O'Brien and or", true],
  ["displayName eq 'O''Brien'", "O''Brien", false],
  ["startswith(displayName,'Sales (')", "Sales (night)", true],
])("the filter %s and the name %s: %s", (filter, displayName, fits) => {
  expect(filterOf(filter, ["displayName"])({ displayName })).toBe(fits);
});

test("one user by id, in either form, or by name, with what Graph shows unasked or what is selected", async () => {
  const dense = operator.id.replaceAll("-", "").toUpperCase();
  const [byId, byDense, byName] = [
    await rig.ask("GET", `/users/${operator.id}`),
    await rig.ask("GET", `/users('${dense}')`),
    await rig.ask("GET", `/users/${operator.address.toUpperCase()}?$select=id,mail`),
  ];
  expect(byId.body).toEqual({
    "@odata.context": "https://localhost:8443/v1.0/$metadata#users/$entity",
    businessPhones: [],
    displayName: "Operator",
    givenName: null,
    jobTitle: "Operator",
    mail: "operator@dialtree.example",
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    userPrincipalName: "operator@dialtree.example",
    id: operator.id,
  });
  expect(byDense.body).toEqual(byId.body);
  expect(byName.body).toEqual({
    "@odata.context": "https://localhost:8443/v1.0/$metadata#users(id,mail)/$entity",
    id: operator.id,
    mail: "operator@dialtree.example",
  });
});

test("resource accounts are users too, and tell their number", async () => {
  const [account] = await rig.list("/users?$filter=displayName%20eq%20'Reception'&$select=id,businessPhones");
  expect(account).toEqual({ id: "1e5a7000-0000-4000-8000-000000000100", businessPhones: ["+15550100"] });
});

test("nobody is found in another tenant, and a stranger nowhere", async () => {
  const elsewhere = await rig.token("c0ffee00-1111-4222-8333-444455556666");
  const bearer = { authorization: `Bearer ${elsewhere}` };
  expect(await rig.list("/users", bearer)).toEqual([]);
  expect(await rig.ask("GET", `/users/${operator.id}`, undefined, bearer)).toMatchObject({
    status: 404,
    body: { error: { code: "Request_ResourceNotFound" } },
  });
  expect((await rig.ask("GET", `/users/${tenantId}`)).status).toBe(404);
});

test.each([
  ["GET", `/Users('${operator.id}')/Presence`],
  [
    "GET",
    `/communications/callRecords/microsoft.graph.callRecords.getPstnCalls(fromDateTime=2026-01-01,toDateTime=2026-01-02)`,
  ],
  ["GET", "/Communications/CallRecords/GetPstnCalls(toDateTime='2026-01-02',fromDateTime='2026-01-01')"],
  ["POST", "/communications/microsoft.graph.getPresencesByUserId"],
  ["POST", "/communications/GetPresencesByUserId"],
  ["GET", `/communications/presences('${operator.id}')`],
] as const)("%s %s is another way to write it", async (method, path) => {
  const body = method === "POST" ? { Ids: [operator.id] } : undefined;
  expect((await rig.ask(method, path, body)).status).toBe(200);
});

test.each([
  ["POST", "/users", 404, "UnknownError"],
  ["GET", "/users/x/photo", 404, "UnknownError"],
  ["POST", `/users/${operator.id}/presence/setStatusMessage`, 501, "NotImplemented"],
  [
    "GET",
    "/communications/callRecords/getDirectRoutingCalls(fromDateTime=2026-01-01)",
    501,
    "NotImplemented",
  ],
] as const)("%s %s answers %i", async (method, path, status, code) => {
  expect(await rig.ask(method, path, method === "POST" ? {} : undefined)).toMatchObject({
    status,
    body: { error: { code } },
  });
});
