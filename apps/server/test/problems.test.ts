import Fastify, { type FastifyInstance } from "fastify";
import { beforeAll, expect, test } from "vitest";
import { answerError } from "../src/control/api/errors.ts";
import { boundaries } from "../src/operating/boundaries.ts";
import { problemPages } from "../src/problems/pages.ts";
import { type ProblemCode, problemTypes } from "../src/problems/types.ts";

let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify({ frameworkErrors: answerError }) as unknown as FastifyInstance;
  boundaries(app, ["localhost"]);
  problemPages(app);
  app.get("/broken", () => Promise.reject(new Error("a secret of the inside")));
  app.post("/taken", { bodyLimit: 10 }, () => "");
  await app.ready();
  return () => app.close();
});

const codes = Object.keys(problemTypes) as ProblemCode[];

test.each(codes)("what %s means and what to do can be read where its type leads", async (code) => {
  const url = `/problems/${code}`;
  const told = await app.inject({ url, headers: { accept: "application/json" } });
  expect(told.json()).toEqual({ type: url, code, ...problemTypes[code] });
  const page = await app.inject({ url, headers: { accept: "text/html" } });
  expect(page.headers["content-type"]).toMatch(/^text\/html/);
  expect(page.headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(page.payload).toContain(`<code>${code}</code>`);
  const { title, meaning, remedy } = problemTypes[code];
  // A title is what a sentence begins with; the others are sentences.
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  for (const sentence of [meaning, remedy]) expect(sentence).toMatch(/^[A-Z].*[.]$/);
});

test("all of them are listed, and others are not there", async () => {
  const list = await app.inject("/problems");
  expect(list.json().problems.map(({ code }: { code: string }) => code)).toEqual([...codes].sort());
  const page = await app.inject({ url: "/problems", headers: { accept: "text/html" } });
  for (const code of codes) expect(page.payload).toContain(`href="/problems/${code}"`);
  for (const code of ["nothing_of_ours", "toString", "__proto__"])
    expect((await app.inject(`/problems/${code}`)).statusCode).toBe(404);
});

const refused = {
  "under another name": [{ url: "/problems", headers: { host: "elsewhere.example" } }, 421, "host_unknown"],
  "from another site": [
    { method: "POST", url: "/taken", headers: { origin: "https://elsewhere.example" } },
    403,
    "origin_foreign",
  ],
  "at no address": [{ url: "/nothing" }, 404, "not_found"],
  "at an address that cannot be read": [{ url: "/problems/%zz" }, 400, "address_unreadable"],
  "with a body that is too large": [
    { method: "POST", url: "/taken", payload: { text: "far too long" } },
    413,
    "body_too_large",
  ],
  "with a body of another type": [
    { method: "POST", url: "/taken", payload: "<a/>", headers: { "content-type": "text/xml" } },
    415,
    "media_type_wrong",
  ],
  "with half a body": [
    { method: "POST", url: "/taken", payload: "{", headers: { "content-type": "application/json" } },
    400,
    "body_unreadable",
  ],
  "that breaks inside": [{ url: "/broken" }, 500, "internal"],
} as const;
test.each(Object.entries(refused))("a request %s is a problem like all others", async (_, row) => {
  const [request, status, code] = row;
  const reply = await app.inject(request);
  expect(reply.headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect([reply.statusCode, reply.json()]).toEqual([
    status,
    {
      type: `/problems/${code}`,
      title: problemTypes[code].title,
      status,
      detail: expect.stringMatching(/./),
      instance: expect.stringMatching(/^urn:dialtree:request:req-/),
      code,
      remedy: problemTypes[code].remedy,
    },
  ]);
  expect(reply.payload).not.toContain("secret");
});
