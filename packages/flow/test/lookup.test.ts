import {
  callerNumber,
  fillLookup,
  fillTemplate,
  type Lookup,
  limits,
  namesIn,
  originOf,
  readTemplate,
  takeFrom,
} from "@dialtree/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const origin = "https://api.fabrikam.example";
const lookup = (change: Partial<Lookup> = {}): Lookup => ({
  method: "POST",
  url: `${origin}/stores/{a}/hours?lang=en`,
  query: [{ name: "near", value: "{a}" }],
  headers: [{ name: "x-near", value: "at {a}" }],
  secrets: [],
  body: { as: "json", fields: [{ name: "near", value: "at {a}" }] },
  repeatable: false,
  within: 5,
  takes: [],
  ...change,
});

describe("a place in a text", () => {
  test("holds the name of a variable, or the caller's number", () => {
    expect(readTemplate(`a {b}{ ${callerNumber} }`)).toEqual(["a ", { name: "b" }, { name: callerNumber }]);
    expect(namesIn(["{a} {b}", "{a}", "{}"])).toEqual(["a", "b"]);
  });

  test.each([
    "{",
    "}",
    "{}",
    "{ }",
    "{{a}}",
    "{A b}",
    "{a",
    "a}",
    "{constructor}",
    "{caller.name}",
    "{a.b}",
    "{__proto__}",
  ])("%s stands for nothing", (text) => expect(readTemplate(text)).toBeUndefined());

  test("whose value nobody knows fills nothing, be it one that all objects have", () => {
    expect(fillTemplate("{a}", {})).toBeUndefined();
    expect(fillTemplate("{toString}", {})).toBeUndefined();
  });
});

describe("a request", () => {
  test("carries its values, each written for its place", () => {
    expect(fillLookup(lookup(), { a: "ä/ b&c=d?e#f" })).toBeUndefined();
    expect(fillLookup(lookup({ headers: [] }), { a: 'ä/ b&c=d?e#f"' })).toEqual({
      url: `${origin}/stores/%C3%A4%2F%20b%26c%3Dd%3Fe%23f%22/hours?lang=en&near=%C3%A4%2F%20b%26c%3Dd%3Fe%23f%22`,
      headers: { accept: "application/json", "content-type": "application/json" },
      body: '{"near":"at ä/ b&c=d?e#f\\""}',
    });
    expect(
      fillLookup(lookup({ headers: [], body: { as: "form", fields: [{ name: "a b", value: "{a}" }] } }), {
        a: "1&b=2",
      }),
    ).toMatchObject({
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "a%20b=1%26b%3D2",
    });
  });

  test("that only asks sends nothing along", () => {
    expect(fillLookup(lookup({ method: "GET" }), { a: "1" })).toEqual({
      url: `${origin}/stores/1/hours?lang=en&near=1`,
      headers: { accept: "application/json", "x-near": "at 1" },
    });
  });

  test.each(["", ".", "..", "\r\nx-admin: yes", "a\nb", "a\0"])(
    "is not made with %j in each of its places",
    (a) => {
      expect(fillLookup(lookup(), { a })).toBeUndefined();
    },
  );

  test.each([
    "..%2f",
    "%2e%2e",
    "../..",
    "..\\..",
    ";a=b",
    "@evil.example",
    ":80",
    "//evil.example",
    "\ud800",
    "１",
  ])("keeps %j where it stands", (a) => {
    const url = new URL(fillLookup(lookup({ headers: [] }), { a })?.url ?? "");
    expect(url.origin).toBe(origin);
    expect(url.pathname.split("/")).toHaveLength(4);
    expect(decodeURIComponent(url.pathname.split("/")[2] ?? "")).toBe(a === "\ud800" ? "\ufffd" : a);
    expect([...url.searchParams.keys()]).toEqual(["lang", "near"]);
  });

  test("goes to the host that the flow names, whatever the value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (a) => {
        const filled = fillLookup(lookup({ body: { as: "form", fields: [{ name: "a", value: "{a}" }] } }), {
          a,
        });
        if (!filled) return;
        const url = new URL(filled.url);
        expect([url.origin, url.pathname.split("/").length, url.hash]).toEqual([origin, 4, ""]);
        expect([...url.searchParams.keys()]).toEqual(["lang", "near"]);
        expect([...new URLSearchParams(filled.body).keys()]).toEqual(["a"]);
        expect(filled.headers["x-near"]).not.toMatch(/[\r\n\0]/);
      }),
    );
  });

  test.each([
    ["https://{a}.example/", undefined],
    ["https://api.example{a}", undefined],
    ["https://api.example:{a}/", undefined],
    ["{a}://api.example/", undefined],
    ["https://{a}@api.example/", undefined],
    ["https://a@api.example/", undefined],
    ["ftp://api.example/", undefined],
    ["https://API.example/", undefined],
    ["https://api.example/{a}", "https://api.example"],
    ["https://api.example?{a}", "https://api.example"],
    ["http://10.1.2.3:8080", "http://10.1.2.3:8080"],
  ])("%s is of %s", (url, host) => expect(originOf(url)).toBe(host));
});

describe("an answer", () => {
  const answer = {
    name: "Main Street",
    open: true,
    near: [{ miles: 2.5 }],
    id: 42,
    "a/b~c": "odd",
    none: null,
    long: "x".repeat(limits.answerCharacters + 1),
  };
  const take = (pointer: string, type: "text" | "number" | "flag" = "text", needed = true) =>
    takeFrom(answer, [{ pointer, as: "a", type, needed }]);

  test.each([
    ["/name", "text", "Main Street"],
    ["/open", "flag", true],
    ["/near/0/miles", "number", 2.5],
    ["/id", "text", "42"],
    ["/a~1b~0c", "text", "odd"],
  ] as const)("%s is found", (pointer, type, value) =>
    expect(take(pointer, type)).toEqual({ values: { a: value } }),
  );

  test.each([
    "/nobody",
    "/near/1/miles",
    "/near/00/miles",
    "/near/length",
    "/none",
    "/constructor",
    "/name/length",
    "/__proto__/a",
    "/toString",
  ])("%s is not there", (pointer) => {
    expect(take(pointer)).toEqual({ missing: "a" });
    expect(take(pointer, "text", false)).toEqual({ values: {} });
  });

  test.each([
    ["/name", "number"],
    ["/open", "text"],
    ["/name", "flag"],
    ["/near", "text"],
    ["/long", "text"],
    ["", "text"],
  ] as const)("%s is no %s", (pointer, type) => expect(take(pointer, type, false)).toEqual({ unfit: "a" }));
});
