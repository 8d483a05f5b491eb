import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apiTypes, apiTypesFile, openApiOfServer } from "./api-types.ts";

test("the editor's client is typed by what the server says of itself today (renew: node scripts/api-types.ts)", async () => {
  const kept = readFileSync(new URL(`../${apiTypesFile}`, import.meta.url), "utf8");
  expect(apiTypes(await openApiOfServer())).toBe(kept);
});

test("each kind of schema has a type", () => {
  const answered = (schema: object) =>
    apiTypes({
      paths: {
        "/x": {
          get: {
            operationId: "x",
            summary: "X",
            responses: { 200: { content: { "application/json": { schema: schema as never } } } },
          },
        },
      },
      components: { schemas: { Thing: { type: "string" } } },
    });
  expect(answered({ type: ["string", "null"] })).toContain('"application/json": string | null;');
  expect(answered({ oneOf: [{ const: "a" }, { enum: ["b", "c"] }] })).toContain('"a" | "b" | "c"');
  expect(answered({ type: "array", items: { anyOf: [{ type: "integer" }, { type: "null" }] } })).toContain(
    "(number | null)[]",
  );
  expect(
    answered({ type: "object", properties: { a: {}, "b-c": { type: "boolean" } }, required: ["a"] }),
  ).toContain('{ a: unknown; "b-c"?: boolean; }');
  expect(answered({ type: "object", additionalProperties: { $ref: "#/components/schemas/Thing" } })).toMatch(
    /\[name: string\]: components\["schemas"\]\["Thing"\][\s\S]*Thing: string;/,
  );
});
