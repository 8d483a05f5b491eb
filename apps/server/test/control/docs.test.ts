import { expect, test } from "vitest";
import type { OpenApi } from "../../src/api-docs/document.ts";
import { operations } from "../../src/api-docs/operations.de.ts";
import { addressFor, docsPage } from "../../src/api-docs/page.ts";
import { everyRoute, partsDescribed } from "../../src/parts.ts";
import { escaped } from "../../src/static/html.ts";
import { openApp } from "./app.ts";

test("each operation and each schema is on the page, which needs no script and refers only to what is on it", async () => {
  const { app } = await openApp(partsDescribed());
  const reply = await app.inject("/api/docs");
  expect(reply.headers["content-type"]).toMatch(/^text\/html/);
  expect(reply.headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-/);
  const page = reply.payload;
  expect(page).not.toMatch(/<script|\son\w+=|\sstyle=/);
  for (const { name, summary } of everyRoute()) {
    expect(page).toContain(`<details id="${name}">`);
    expect(page).toContain(escaped(summary));
  }
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect(ids).toContain(link);
  expect(page).toContain("&quot;message&quot;: &quot;New opening hours&quot;");
  expect(page).toContain("curl -H &quot;authorization: Bearer $DIALTREE_TOKEN&quot;");
});

test("only operations with all words of the search are shown, and they are open", async () => {
  const { app } = await openApp();
  const { payload } = await app.inject("/api/docs?search=Publish+version");
  expect(payload).toContain('<details id="publishFlow" open>');
  expect(payload).not.toContain('<details id="listNumbers"');
  expect((await app.inject("/api/docs?search=nothing-of-this-kind")).payload).toContain("0 operations");
  // What roles have a right stands at each operation, and is nothing that tells one from the others.
  expect((await app.inject("/api/docs?search=publish")).payload).not.toContain('<details id="getFlow"');
  const strange = await app.inject(`/api/docs?search=${encodeURIComponent('"><b>')}`);
  expect(strange.payload).toContain('value="&quot;&gt;&lt;b&gt;"');
});

test("its frame and what each operation does can be read in German", async () => {
  const { app } = await openApp(partsDescribed());
  const page = (await app.inject("/api/docs?language=de")).payload;
  expect(page).toContain('<html lang="de">');
  expect(page).toContain("<h1>Die API von dialtree</h1>");
  const all = everyRoute();
  expect(Object.keys(operations).toSorted()).toEqual(all.map(({ name }) => name).toSorted());
  for (const { name, summary } of all) {
    expect(page).toContain(escaped(operations[name] ?? ""));
    expect(page, `apps/server/src/api-docs/operations.de.ts: ${name}`).not.toContain(`>${escaped(summary)}<`);
  }
  // What the document says in sentences, beside the schemas that programs are written by.
  const said = [...page.matchAll(/<(?:p|h3|dd|label|legend)>([^<]+)/g)].map(([, text = ""]) => text);
  expect(said.length).toBeGreaterThan(300);
  const english = said.filter((text) => /\b(?:the|of|is|which|what)\b/i.test(text));
  expect([...new Set(english)], "apps/server/src/api-docs/words.de.ts lacks these").toEqual([]);
  expect((await app.inject("/api/docs?language=de&search=Entwurf+aufgehobenen")).payload).toContain(
    "forgetKeptDraft",
  );
});

test("a GET can be tried with what was filled in, and nothing else can", async () => {
  const { app } = await openApp();
  const leads = async (path: string) => {
    const { statusCode, headers } = await app.inject(`/api/docs/requests/${path}`);
    return [statusCode, headers.location];
  };
  expect(await leads("getFlow?id=desk%2F..%2Fx")).toEqual([303, "/api/flows/desk%2F..%2Fx"]);
  expect(await leads("listFlows?limit=2&after=&other=1")).toEqual([303, "/api/flows?limit=2"]);
  expect((await leads("createFlow"))[0]).toBe(404);
  expect((await leads("nothing"))[0]).toBe(404);
});

test("what stands in the document is text, never markup", () => {
  const operation = { operationId: "o", summary: "<i>", description: "&", responses: {} };
  const document: OpenApi = { paths: { "/api/x": { get: operation } }, components: { schemas: {} } };
  expect(docsPage(document, "", "")).toContain("&lt;i&gt;");
  expect(addressFor(document, "o", {})).toBe("/api/x");
});
