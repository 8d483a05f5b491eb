// What the server says of itself to programs: every route of it, not those of control alone.

import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { examples } from "../src/api-docs/examples.ts";
import { nothing } from "../src/control/api/schemas.ts";
import { everyRoute, partsDescribed } from "../src/parts.ts";
import { openApp } from "./control/app.ts";

// biome-ignore lint/suspicious/noExplicitAny: it is JSON that is walked.
type Json = any;
const routes = everyRoute();

async function documentOfAll(): Promise<Json> {
  const { app } = await openApp(partsDescribed());
  return (await app.inject("/api/openapi.json")).json();
}
const operationsOf = ({ paths }: Json): readonly Json[] =>
  Object.values<Json>(paths).flatMap((operations) => Object.values<Json>(operations));

test("is OpenAPI 3.1, as its own schema has it", async () => {
  const document = await documentOfAll();
  const faults = async (one: Json) => (await new Validator().validate(one)).errors ?? [];
  expect(await faults(document)).toEqual([]);
  expect(document.openapi).toBe("3.1.0");
  // Would anything be found?
  delete document.paths["/api/flows"].get.responses;
  document.paths["/api/flows"].get.parameters = [{ name: "limit", in: "anywhere" }];
  expect(await faults(document)).not.toEqual([]);
});

test("has exactly the routes of the server, with the rights that they need", async () => {
  const { paths } = await documentOfAll();
  const described = Object.entries<Json>(paths).flatMap(([path, operations]) =>
    Object.entries<Json>(operations).map(
      ([method, { operationId, description }]) =>
        `${method.toUpperCase()} ${path} ${operationId} ${/"(.+?)"/.exec(description)?.[1]}`,
    ),
  );
  const listed = routes.map(
    ({ method, path, name, role }) => `${method} /api${path.replace(/:(\w+)/g, "{$1}")} ${name} ${role}`,
  );
  expect(described.sort()).toEqual(listed.sort());
  expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
});

test("refers only to what is there, names and explains each parameter, and describes each answer", async () => {
  const document = await documentOfAll();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(10);
  for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name ?? "");
  for (const [path, operations] of Object.entries<Json>(document.paths))
    for (const { operationId, parameters = [] } of Object.values<Json>(operations)) {
      const inPath = parameters.filter((parameter: Json) => parameter.in === "path");
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, found]) => found);
      expect(inPath.map(({ name }: Json) => name).sort()).toEqual(wanted.sort());
      for (const parameter of inPath) expect(parameter.required).toBe(true);
      for (const { name, description, schema } of parameters)
        expect([operationId, name, description ?? schema.description]).toEqual([
          operationId,
          name,
          expect.stringMatching(/../),
        ]);
    }
  const { ProblemDetails: problem } = document.components.schemas;
  expect(problem.required).toEqual(["type", "title", "status", "detail", "instance", "code", "remedy"]);
});

test("says of each operation in which form it is asked and answered", async () => {
  const operations = new Map(
    operationsOf(await documentOfAll()).map((operation) => [operation.operationId, operation]),
  );
  for (const { name, body, takes = "application/json", answers, gives = "application/json" } of routes) {
    const { requestBody, responses } = operations.get(name);
    expect([name, ...Object.keys(requestBody?.content ?? {})]).toEqual(body ? [name, takes] : [name]);
    const told = Object.keys(answers);
    expect([name, ...Object.keys(responses)]).toEqual([name, ...told, "4XX", "5XX"]);
    for (const [status, { description, content }] of Object.entries<Json>(responses)) {
      expect(description).not.toBe("Default Response");
      const usual = /XX$/.test(status) ? "application/problem+json" : gives;
      const types = answers[Number(status)] === nothing ? [] : [usual];
      expect([name, status, ...Object.keys(content ?? {})]).toEqual([name, status, ...types]);
    }
  }
});

describe("examples", () => {
  // What is no JSON, and the description itself.
  const isJson = (type: string | undefined): boolean => type === undefined || type === "text/event-stream";
  const answersOf = ({ answers }: (typeof routes)[number]): readonly z.ZodType[] =>
    Object.values(answers).filter((schema) => schema !== nothing);

  test("there are for each operation that is sent or answers JSON, and for nothing else", () => {
    const wanted = routes
      .filter(({ name }) => name !== "getOpenApi")
      .flatMap((route) => [
        ...(route.body && isJson(route.takes) ? [`${route.name} body`] : []),
        ...(isJson(route.gives) && answersOf(route).length > 0 ? [`${route.name} answer`] : []),
      ]);
    const given = Object.entries(examples).flatMap(([name, example]) =>
      Object.keys(example).map((what) => `${name} ${what}`),
    );
    expect(given.sort()).toEqual(wanted.sort());
  });

  test.each(routes.filter(({ name }) => name in examples).map((route) => [route.name, route] as const))(
    "those of %s are as its schemas say, with no member that they do not have",
    (name, route) => {
      const { body, answer } = examples[name] ?? {};
      // Parsed before anything is filled in or changed: what is left out there would be a member nobody knows.
      if (body !== undefined) expect(route.body?.parse(body)).toMatchObject(body as object);
      if (answer !== undefined)
        for (const schema of answersOf(route)) expect(schema.parse(answer)).toEqual(answer);
    },
  );

  // Flows and calendars have readers of their own, which look at every member; the others are bytes.
  const readElsewhere = new Set([
    ...["createFlow", "saveFlow", "createCalendar", "saveCalendar"],
    ...["putRecording", "putPromptSound", "lookIntoArchive", "takeInArchive"],
    ...["lookIntoBackup", "restoreBackup"],
  ]);

  test("nothing is taken with a member that nobody asked for, and each query is asked for once", () => {
    const open = routes
      .filter(({ body, name }) => body && !readElsewhere.has(name))
      .filter(({ body, name }) => {
        const sent = examples[name]?.body;
        return body?.safeParse({ ...(sent as object), nobodyAskedForThis: true }).success;
      });
    expect(open.map(({ name }) => name)).toEqual([]);
    const twice = routes.filter(
      ({ query }) =>
        query?.safeParse({ nobodyAskedForThis: "1" }).success ||
        query?.safeParse({ limit: ["1", "2"] }).success,
    );
    // One hands on whatever the operation takes that is tried.
    expect(twice.map(({ name }) => name)).toEqual(["tryOperation"]);
  });

  test("are in the document, at what is sent and at what is answered", async () => {
    for (const { operationId, requestBody, responses } of operationsOf(await documentOfAll())) {
      const { body, answer } = examples[operationId] ?? {};
      if (body !== undefined) expect(requestBody.content["application/json"].example).toEqual(body);
      const answered = Object.entries<Json>(responses).filter(([status]) => /^2\d\d$/.test(status));
      for (const [, { content = {} }] of answered)
        for (const { example } of Object.values<Json>(content)) expect(example).toEqual(answer);
    }
  });

  // What is read by readers of their own, which the schemas know nothing of.
  test.each([
    ["createFlow", "POST", "/flows"],
    ["createCalendar", "POST", "/calendars"],
    ["createPrompt", "POST", "/prompts"],
    ["saveDestinationPolicy", "PUT", "/destination-policy"],
    ["putPinList", "PUT", "/pin-lists/members"],
    ["judgeNumber", "POST", "/destination-policy/verdict"],
    ["readCalendarFile", "POST", "/calendar-files"],
  ] as const)("what %s is sent is taken", async (name, method, path) => {
    const { ask } = await openApp();
    const body = examples[name]?.body as object;
    const { status, body: said } = await ask(method, path, body, { "if-match": '"1"' });
    expect([status, said], name).toEqual([expect.toBeOneOf([200, 201]), expect.anything()]);
    if (name === "createFlow")
      expect((await ask("GET", "/flows/reception/problems")).body.problems).toEqual([]);
    if (name === "readCalendarFile") expect(said).toEqual(examples[name]?.answer);
  });

  test("a scenario that is an example can be read", async () => {
    const { ask } = await openApp();
    await ask("POST", "/flows", examples.createFlow?.body as object);
    const put = await ask("PUT", "/flows/reception/scenarios/welcome", examples.putScenario?.body as object);
    expect([put.status, put.body]).toEqual([201, expect.objectContaining({ name: "welcome" })]);
  });
});
