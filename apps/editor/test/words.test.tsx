import type { WrittenDestination } from "@dialtree/flow";
import { expect, test } from "vitest";
import { knownDestinations } from "../src/inspector/known-destinations.ts";
import { en } from "../src/messages/en.ts";
import { message } from "../src/messages/message.ts";
import { plainNumber } from "../src/numbers/number-words.ts";
import { isSpoken, languages, usualLanguage } from "../src/pages/flows/languages.ts";
import { beginnings, idFor, newFlow } from "../src/pages/flows/new-flow.ts";
import { fieldPathOf } from "../src/problems/use-problems.ts";
import { flowPath, flowsPath, routeOf } from "../src/routes/routes.ts";
import { linesOf, shortened } from "../src/words/node-words.ts";
import { reception, shipped } from "./flows.tsx";

test("a sentence gets its values, and a number the word that goes with it", () => {
  expect(message("phone.transferred", { target: "Sales" })).toBe("Transferred to Sales");
  expect(message("problems.title", { count: 1 })).toBe("1 problem");
  expect(message("problems.title", { count: 2 })).toBe("2 problems");
});

// What a component says in place; short words of the code itself (types, names) have no capital or no space.
const literal = [
  /(?:aria-label|title|placeholder|label|hint|alt)="[^"]+"/g,
  />\s*[A-Za-z][^<>{}=]*[a-z.]\s*<\//g,
];

test("components say nothing that is not in the catalogue", () => {
  const sources = import.meta.glob<string>("../src/**/*.tsx", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  expect(Object.keys(sources).length).toBeGreaterThan(15);
  for (const [file, source] of Object.entries(sources)) {
    for (const pattern of literal)
      expect({ file, says: source.match(pattern) }).toEqual({ file, says: null });
  }
  expect("<p>Not in the catalogue</p>".match(literal[1] ?? "")).not.toBeNull();
});

test("every sentence of the catalogue is said somewhere", () => {
  const sources = import.meta.glob<string>("../src/**/*.{ts,tsx}", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const said = Object.entries(sources)
    .filter(([file]) => !/\/(en|words)(\.de)?\.ts$/.test(file))
    .map(([, source]) => source)
    .join("\n");
  // Some names are put together: `palette.` and the group of a node type.
  const families = [...said.matchAll(/message\(`([a-z.]+\.)\$\{/g)].map(([, family]) => family ?? "");
  expect(families.length).toBeGreaterThan(0);
  const ofPages = import.meta.glob<Readonly<Record<string, string>>>("../src/**/words.ts", {
    import: "own",
    eager: true,
  });
  expect(Object.keys(ofPages).length).toBeGreaterThan(0);
  const unsaid = [en, ...Object.values(ofPages)]
    .flatMap(Object.keys)
    .filter(
      (key: string) => !said.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)),
    );
  expect(unsaid).toEqual([]);
});

test("paths lead to pages and back", () => {
  expect(routeOf(flowsPath)).toEqual({ page: "flows" });
  expect(routeOf(flowPath("front-desk"))).toEqual({ page: "flow", id: "front-desk" });
  expect(routeOf("/flows/front-desk/")).toEqual({ page: "flow", id: "front-desk" });
  for (const path of ["/flows", "/flows/A", "/flows/a/b", "/x"]) expect(routeOf(path).page).toBe("unknown");
});

test("a new flow gets an id that people can read and nobody has", () => {
  expect(idFor("Front desk", [])).toBe("front-desk");
  expect(idFor("Café Zürich!", [])).toBe("cafe-zurich");
  expect(idFor("Front desk", ["front-desk", "front-desk-2"])).toBe("front-desk-3");
  expect(idFor("電話", [])).toBe("flow");
  expect(idFor("constructor", [])).toBe("flow");
  expect(idFor("Größere Straße", [], "call")).toBe("grossere-strasse");
  expect(idFor("電話", [], "call")).toBe("call");
});

test("long texts end at a word", () => {
  expect(shortened("one two three", 9)).toBe("one two…");
  expect(shortened("short", 9)).toBe("short");
});

test("a problem names the field inside its node", () => {
  const at = "/nodes/3/data/prompt/en-US";
  expect(fieldPathOf({ code: "x", severity: "error", at, values: {} })).toEqual(["prompt", "en-US"]);
  expect(fieldPathOf({ code: "x", severity: "error", at: "/nodes/3", values: {} })).toEqual([]);
  expect(fieldPathOf({ code: "x", severity: "error", at: "/fallback", values: {} })).toEqual([]);
});

test("a new flow begins in the reader's language, if there is a choice of it, and languages have names", () => {
  expect(usualLanguage(["gsw", "de-CH", "en-US"])).toBe("de-CH");
  expect(usualLanguage([])).toBe("en-US");
  expect(languages.find(({ tag }) => tag === "en-GB")?.name).toBe("British English");
  expect(new Set(languages.map(({ name }) => name)).size).toBe(languages.length);
  expect([isSpoken("en-GB", ["en"]), isSpoken("de-DE", ["en"])]).toEqual([true, false]);
});

test("a number is taken as people copy it", () => {
  expect(plainNumber(" +1 (555) 010-0199 ")).toBe("+15550100199");
  expect(plainNumber("1E5A7000-0000-4000-8000-000000000100")).toBe("1e5a7000-0000-4000-8000-000000000100");
  expect(plainNumber("Bot")).toBe("bot");
});

test("a new flow begins with a call that comes in, or with what was chosen", () => {
  expect(newFlow("Line", "line", "en-US").nodes).toMatchObject([{ id: "incoming", type: "incoming" }]);
  const outgoing = beginnings.filter(({ type }) => type === "outgoing");
  const flow = newFlow("Reminder", "reminder", "en-US", outgoing);
  expect(flow).toMatchObject({
    start: "outgoing",
    nodes: [{ type: "outgoing", data: { reaches: "phones" } }],
  });
  expect(beginnings.map(({ type }) => type)).toContain("incoming");
});

test("whom this flow sends calls to is offered before those of others, each once, by the name that is had here", () => {
  const own = { kind: "phone", number: "+442079460018", name: "Nurse" } as const;
  const flow = { ...reception, fallback: { say: {}, to: own } };
  const others: readonly WrittenDestination[] = [
    { kind: "named", name: "support" },
    { kind: "phone", number: "+15550199", name: "Nurse" },
    { ...own, name: "Practice" },
  ];
  const offered = knownDestinations(flow, others);
  expect(offered.slice(0, 2)).toEqual([others[0], own]);
  expect(offered.filter((to) => to.kind === "phone" && to.number === own.number)).toHaveLength(1);
  expect(offered.at(-1)).toEqual(others[1]);
});

test("a step that goes by a calendar says by which one", () => {
  const branch = shipped("branch");
  const step = branch.nodes.find(({ type }) => type === "hours");
  expect(step && linesOf(branch, step).map(({ text }) => text)).toEqual(["By the calendar branch"]);
});
