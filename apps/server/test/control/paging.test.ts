import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import type { ApiError } from "../../src/control/api/errors.ts";
import { type Pages, pageOf } from "../../src/control/api/paging.ts";
import { everyRoute } from "../../src/parts.ts";
import { openApp } from "./app.ts";
import { smallFlow } from "./flows.ts";

const byNumber: Pages = { items: "things", by: ({ number, id }) => [number, id] };
const thing = fc.record({ number: fc.nat(5), id: fc.string({ maxLength: 3 }) });
const unique = (things: readonly { number: number; id: string }[]) => [
  ...new Map(things.map((one) => [JSON.stringify(one), one])).values(),
];

test.each([{}, { newestFirst: true } as const])(
  "whatever comes and goes while somebody reads, each item that stays is read once (%j)",
  (order) => {
    const pages = { ...byNumber, ...order };
    fc.assert(
      fc.property(
        fc.array(thing, { maxLength: 30 }),
        fc.array(fc.array(thing, { maxLength: 4 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (stays, comes, limit) => {
          const seen: unknown[] = [];
          let after: string | undefined;
          for (let page = 0; ; page += 1) {
            // What came by the last page has gone, and something else has come.
            const things = unique([...stays, ...(comes[page] ?? [])]);
            const { body, next } = pageOf({ things }, pages, { path: "/api/things", limit, after });
            const here = body.things as unknown[];
            expect(here.length).toBeLessThanOrEqual(limit);
            seen.push(...here.map((one) => JSON.stringify(one)));
            if (next === null) break;
            after = new URL(next, "http://localhost").searchParams.get("after") ?? undefined;
          }
          for (const one of unique(stays))
            expect(seen.filter((found) => found === JSON.stringify(one))).toHaveLength(1);
          expect(new Set(seen).size).toBe(seen.length);
        },
      ),
      { seed: 9, numRuns: 200 },
    );
  },
);

test.each(["", "nothing", "W10", Buffer.from('["others",1,"a"]').toString("base64url")])(
  "%j is no place in a list",
  (after) => {
    const page = () => pageOf({ things: [] }, byNumber, { path: "/api/things", limit: 5, after });
    expect(page).toThrow(
      expect.objectContaining<Partial<ApiError>>({ code: "cursor_unusable", status: 400 }),
    );
  },
);

test("flows are read page by page, as the body and the header say", async () => {
  const { ask, control } = await openApp();
  for (const id of ["a", "b", "c", "d", "e"])
    await control.drafts.create(control.documentFrom(smallFlow(id)));
  const read: string[] = [];
  for (let path: string | null = "/flows?limit=2"; path; ) {
    const { body, headers } = await ask("GET", path);
    read.push(body.flows.map(({ id }: { id: string }) => id).join(""));
    expect(headers.link).toBe(body.next === null ? undefined : `<${body.next}>; rel="next"`);
    path = body.next === null ? null : body.next.replace("/api", "");
  }
  expect(read).toEqual(["ab", "cd", "e"]);
  for (const query of ["limit=0", "limit=1001", "limit=many", "after=nothing"])
    expect((await ask("GET", `/flows?${query}`)).status).toBe(400);
});

// Lists that come whole: what keeps them short, or whole things that have several of something.
const whole: Readonly<Record<string, string>> = {
  lookAtRemoval: "what is in the way of one flow, which goes when all of it is mended",
  listProblems: "of one document, which is sent whole too",
  findTexts: "fifty at most, and whether there are more",
  listDestinations: "whom flows name, once each",
  listScenarios: "a flow has 500 at most, and what plays them needs all",
  listKeptDrafts: "a flow has 100 with a name at most; the others are thinned out",
  listSchedules: "a flow has 20 that wait at most, and the last that are over",
  listMailboxes: "those of a file of the installation",
  listTemplates: "those that come with this version of dialtree",
  listVoices: "what the provider of voices has",
  listGraphOperations: "those that this program knows",
  examineConnection: "the lines of one examination",
  showRetention: "the kinds of things that are kept",
  getDestinationPolicy: "one thing",
  getEnvironments: "one book, which is saved as a whole",
  listProblemsThere: "the problems of one draft",
  listProblemsOfVersionThere: "the problems of one version",
  getEstate: "one picture, of which no part can be understood alone",
  getEstateUses: "a part of that picture",
  getFlow: "one thing",
  getLine: "one thing",
  getOutgoingCall: "one thing",
  getPrompt: "one thing",
  getSession: "one thing",
};
test("each list that can grow has pages, and says so", () => {
  const without = everyRoute()
    .filter(({ method, gives }) => method === "GET" && !gives)
    .filter(({ answers }) => {
      const { shape = {} } = (answers[200] ?? {}) as Partial<z.ZodObject>;
      return (
        !("next" in shape) && Object.values(shape).some((member) => (member as z.ZodType).type === "array")
      );
    });
  expect(without.map(({ name }) => name).sort()).toEqual(Object.keys(whole).sort());
  for (const { name, pages, answers } of everyRoute()) {
    const { shape = {} } = (answers[200] ?? {}) as Partial<z.ZodObject>;
    if (pages) expect([name, shape[pages.items]?.type, "next" in shape]).toEqual([name, "array", true]);
  }
});
