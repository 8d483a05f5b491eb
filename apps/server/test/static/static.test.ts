import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import Fastify from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import { boundaries } from "../../src/operating/boundaries.ts";
import { type Encoding, encodingFor } from "../../src/static/encoding.ts";
import { staticRoutes } from "../../src/static/routes.ts";

const index =
  '<!doctype html><title>editor</title><script type="module" src="/assets/index-DiwrgTda.js"></script>';
const script = `console.log(${JSON.stringify("many words ".repeat(500))});`;

function build(folder: string, files: Readonly<Record<string, string>>, at = 1_000): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  utimesSync(join(folder, "index.html"), at, at);
}

function open(files: Readonly<Record<string, string>> = {}) {
  const above = mkdtempSync(join(tmpdir(), "dialtree-static-"));
  const folder = join(above, "dist");
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  writeFileSync(join(above, "secret.txt"), "nobody's business");
  if (Object.keys(files).length > 0) build(folder, files);
  const app = Fastify();
  staticRoutes(app, folder, boundaries(app, ["localhost"]));
  onTestFinished(() => app.close());
  return {
    folder,
    get: (url: string, headers: Readonly<Record<string, string>> = {}, method: "GET" | "HEAD" = "GET") =>
      app.inject({ method, url, headers: { host: "localhost", ...headers } }),
  };
}

const built = { "index.html": index, "assets/index-DiwrgTda.js": script };

test("the editor's own addresses give its page, which is asked for anew each time", async () => {
  const { get } = open(built);
  for (const url of [
    "/",
    "/?a=b",
    "/flows",
    "/flows/reception",
    "/flows/reception/nodes/menu",
    "/graph",
    "/graph/getCall",
    "/pin-lists",
    "/mailboxes",
  ]) {
    const reply = await get(url);
    expect({ url, status: reply.statusCode, body: reply.body }).toEqual({ url, status: 200, body: index });
    expect(reply.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
    });
  }
});

test("all other addresses are not the editor's", async () => {
  const { get } = open(built);
  for (const url of [
    "/api",
    "/api/nothing",
    "/prompts/a/b.wav",
    "/healthz",
    "/index.html",
    "/flowsx",
    "/graphs",
  ]) {
    const reply = await get(url);
    expect({ url, status: reply.statusCode }).toEqual({ url, status: 404 });
    expect(reply.json()).toMatchObject({ code: "not_found", status: 404 });
  }
});

test("somebody who looks at an address that there is not gets the page, which says so", async () => {
  const { get } = open(built);
  const accept = "text/html,application/xhtml+xml,*/*;q=0.8";
  const reply = await get("/nothing/here", { accept });
  expect({ status: reply.statusCode, body: reply.body }).toEqual({ status: 404, body: index });
  expect(reply.headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": expect.stringContaining("default-src 'self'"),
  });
  const again = await get("/nothing/here", { accept, "if-none-match": String(reply.headers.etag) });
  expect(again.statusCode).toBe(404);
  expect((await get("/api/nothing", { accept })).json()).toMatchObject({ code: "not_found" });
  expect((await get("/nothing/here", { accept: "application/json" })).json()).toMatchObject({ status: 404 });
});

test("what is named by its content may be kept for ever, and nothing else", async () => {
  const { get } = open({ ...built, "assets/plain.js": "1", "icon.svg": "<svg/>" });
  const cached = async (url: string) => (await get(url)).headers["cache-control"];
  expect(await cached("/assets/index-DiwrgTda.js")).toBe("public, max-age=31536000, immutable");
  expect(await cached("/assets/plain.js")).toBe("no-cache");
  expect(await cached("/icon.svg")).toBe("no-cache");
});

test("each answer has the headers that keep other sites and foreign scripts out", async () => {
  const { get } = open(built);
  const there = [await get("/"), await get("/assets/index-DiwrgTda.js"), await open().get("/")];
  for (const { headers } of there) {
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["permissions-policy"]).toContain(
      "camera=(), display-capture=(), geolocation=(), microphone=(self)",
    );
    const policy = String(headers["content-security-policy"]);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(policy.split("; ").sort()).toEqual(
      [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "media-src 'self' blob:",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
      ].sort(),
    );
  }
});

describe("encodings", () => {
  const url = "/assets/index-DiwrgTda.js";

  test("are fewer bytes of the same", async () => {
    const { get } = open(built);
    const plain = await get(url);
    expect(plain.body).toBe(script);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const unpacked = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [name, unpack] of Object.entries(unpacked)) {
      const reply = await get(url, { "accept-encoding": name });
      expect(reply.headers).toMatchObject({ "content-encoding": name, vary: "accept-encoding" });
      expect(reply.headers["content-length"]).toBe(String(reply.rawPayload.byteLength));
      expect(unpack(reply.rawPayload).toString()).toBe(script);
      expect(reply.rawPayload.byteLength).toBeLessThan(script.length / 10);
    }
  });

  test("have tags of their own, which spare the bytes", async () => {
    const { get } = open(built);
    const tags = new Set<string>();
    for (const encoding of ["identity", "gzip", "br"]) {
      const { headers } = await get(url, { "accept-encoding": encoding });
      const tag = String(headers.etag);
      tags.add(tag);
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
        const again = await get(url, { "accept-encoding": encoding, "if-none-match": known });
        expect({ known, status: again.statusCode, body: again.body }).toEqual({
          known,
          status: 304,
          body: "",
        });
        expect(again.headers).toMatchObject({ etag: tag, vary: "accept-encoding" });
      }
      const other = await get(url, { "accept-encoding": encoding, "if-none-match": '"other"' });
      expect(other.statusCode).toBe(200);
    }
    expect(tags.size).toBe(3);
  });

  const wishes: readonly (readonly [string | undefined, Encoding])[] = [
    [undefined, "identity"],
    ["", "identity"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["GZIP;Q=1", "gzip"],
    ["br;q=0.1, gzip", "gzip"],
    ["br;q=0, gzip;q=0", "identity"],
    ["*", "br"],
    ["br;q=0, *", "gzip"],
    ["br;q=wrong", "identity"],
    ["deflate", "identity"],
  ];
  test.each(wishes)("%s: %s", (accepts, wanted) => {
    expect(encodingFor(accepts, ["br", "gzip"])).toBe(wanted);
  });

  test("that are not offered are not chosen", () => {
    expect(encodingFor("br, gzip", [])).toBe("identity");
    expect(encodingFor("br, gzip", ["gzip"])).toBe("gzip");
  });
});

test("HEAD is GET without the bytes", async () => {
  const { get } = open(built);
  for (const url of ["/", "/assets/index-DiwrgTda.js"]) {
    const [whole, head] = [await get(url), await get(url, {}, "HEAD")];
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe("");
    for (const name of ["etag", "content-type", "content-length", "content-security-policy"])
      expect({ name, value: head.headers[name] }).toEqual({ name, value: whole.headers[name] });
  }
});

test("no path leads out of the folder, and source maps stay in it", async () => {
  const { get } = open({ ...built, "assets/index-DiwrgTda.js.map": "{}", "assets/.env": "KEY=1" });
  const tricks = [
    "/assets/../secret.txt",
    "/assets/../../secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "/assets/..\\..\\secret.txt",
    "/assets//etc/passwd",
    "/assets/%00",
    "/assets/index-DiwrgTda.js%00.png",
    "/assets/",
    "/assets/__proto__",
    "/assets/index-DiwrgTda.js.map",
    "/assets/.env",
  ];
  for (const url of tricks) {
    const reply = await get(url);
    expect({ url, status: reply.statusCode }).toEqual({ url, status: 404 });
    expect(reply.headers["cache-control"]).toBe("no-store");
  }
});

test("before the editor is built, its page says how to build it; after that it is simply there", async () => {
  const { get, folder } = open();
  const before = await get("/flows/reception");
  expect(before.statusCode).toBe(503);
  expect(before.headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
  });
  expect(before.body).toContain("node scripts/build-editor.ts");
  expect((await get("/assets/index-DiwrgTda.js")).statusCode).toBe(404);
  build(folder, built);
  expect((await get("/flows/reception")).body).toBe(index);
});

test("a new build is seen at once, and pages of the one before still find their parts", async () => {
  const { get, folder } = open({ ...built, "icon.svg": "<svg/>" });
  await get("/");
  rmSync(folder, { recursive: true });
  build(folder, { "index.html": "<p>new</p>", "assets/index-AAAAAAAA.js": "2" }, 2_000);
  expect((await get("/")).body).toBe("<p>new</p>");
  expect((await get("/assets/index-AAAAAAAA.js")).body).toBe("2");
  expect((await get("/assets/index-DiwrgTda.js")).body).toBe(script);
  expect((await get("/icon.svg")).statusCode).toBe(404);
});
