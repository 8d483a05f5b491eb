import { expect, test } from "vitest";
import { setRecordings } from "../../src/edit/index.ts";
import { type FlowDocument, utterance } from "../../src/index.ts";
import { linesByFile, scriptLines, scriptPage } from "../../src/texts/index.ts";
import { done, frontDesk, nodeOf } from "../edit/front-desk.ts";
import { nodeTypes } from "../edit/node-types.ts";

const filesIn = (document: FlowDocument, language: string) =>
  scriptLines(document, language, nodeTypes).map(({ file, text }) => [file, text]);

function withPrompt(id: string, prompt: Record<string, object>): FlowDocument {
  const changed = nodeOf(frontDesk, id);
  const data = { ...changed.data, prompt } as typeof changed.data;
  return {
    ...frontDesk,
    nodes: frontDesk.nodes.map((node) => (node === changed ? { ...node, data } : node)),
  };
}

test("each text of a language stands there once, with the name of its file", () => {
  expect(filesIn(frontDesk, "de-DE")).toEqual([
    ["main.prompt.de.wav", "Verkauf oder Technik?"],
    ["main.retries.second.say.de.wav", "Bitte wählen Sie."],
    ["fallback.say.de.wav", "Einen Moment."],
  ]);
});

test("a text that has a recording keeps its name, and a name that is taken is not given again", () => {
  const document = withPrompt("main", {
    "en-US": { text: "Hello.", recording: "support.prompt.en.wav" },
    "de-DE": { text: "Hallo." },
  });
  expect(filesIn(document, "en-US").slice(0, 2)).toEqual([
    ["support.prompt.en.wav", "Hello."],
    ["support.prompt-2.en.wav", "Please wait."],
  ]);
});

test("a recording that several texts share is read once", () => {
  const shared = { "en-US": { text: "Goodbye.", recording: "bye.en.wav" } };
  const document = withPrompt("support", shared);
  const goodbye = nodeOf(document, "goodbye");
  const nodes = document.nodes.map((node) =>
    node === goodbye ? { ...node, data: { ...node.data, prompt: shared } } : node,
  );
  expect(filesIn({ ...document, nodes }, "en-US").filter(([file]) => file === "bye.en.wav")).toHaveLength(1);
});

test("two regions of a language do not share names", () => {
  const document = {
    ...withPrompt("main", { "en-US": { text: "Hi." }, "en-GB": { text: "Hello." } }),
    languages: ["en-US", "en-GB"],
  };
  expect([filesIn(document, "en-US")[0]?.[0], filesIn(document, "en-GB")[0]?.[0]]).toEqual([
    "main.prompt.en-us.wav",
    "main.prompt.en-gb.wav",
  ]);
});

test("every name is one that a recording can have, however long ids are", () => {
  const long = "a".repeat(64);
  const goodbye = nodeOf(frontDesk, "goodbye");
  const nodes = [
    { ...goodbye, id: long },
    { ...goodbye, id: `${long.slice(1)}b` },
  ];
  const names = filesIn({ ...frontDesk, nodes }, "en-US").map(([file]) => file ?? "");
  expect(new Set(names).size).toBe(3);
  expect(names.filter((recording) => !utterance.safeParse({ text: "", recording }).success)).toEqual([]);
});

test("names that are cut off are told apart all the same, and what cannot be named again is left out", () => {
  const menu = nodeOf(frontDesk, "main");
  const long = "a".repeat(60);
  const menuWith = (retries: readonly object[]) => {
    const node = { ...menu, id: long, data: { ...menu.data, retries } as typeof menu.data };
    return filesIn({ ...frontDesk, nodes: [node] }, "de-DE").filter(([file]) => file?.includes("retries"));
  };
  const again = (text: string) => ({ say: { "de-DE": { text } } });
  const [one, other] = menuWith([
    { id: `${long}1`, ...again("Noch einmal.") },
    { id: `${long}2`, ...again("Und noch einmal.") },
  ]);
  expect([one?.[1], other?.[1]]).toEqual(["Noch einmal.", "Und noch einmal."]);
  expect(one?.[0]).not.toBe(other?.[0]);
  expect(menuWith([again("Noch einmal.")])).toEqual([]);
});

test("of two languages that share a recording, the one that comes first says what is read", () => {
  const recording = "hello.wav";
  const prompt = { "de-DE": { text: "Hallo.", recording }, "en-US": { text: "Hello.", recording } };
  const line = linesByFile(withPrompt("main", prompt), nodeTypes).get(recording);
  expect([line?.language, line?.text]).toEqual(["en-US", "Hello."]);
});

test("the page is nothing but text, whatever somebody wrote", () => {
  const evil = `<script>alert(1)</script> & "quotes" 'too'`;
  const document = { ...withPrompt("main", { "en-US": { text: evil } }), title: "</title><b>" };
  const page = scriptPage(document, ["en-US"], nodeTypes);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;too&#39;");
  expect(page).not.toMatch(/<script|<b>|src=|href=|url\(/);
  expect(page.match(/<section>/g)).toHaveLength(1);
  expect(scriptPage(document, ["en-US", "de-DE"], nodeTypes).match(/<section>/g)).toHaveLength(2);
});

test("the file of each line is found, and what was recorded in it plays in the place of the voice", () => {
  const prompt = { "en-US": { text: "Hello.", voice: "anna" }, "de-DE": { text: "Hallo.", prompt: "hello" } };
  const document = withPrompt("main", prompt);
  const lines = linesByFile(document, nodeTypes);
  const came = ["main.prompt.en.wav", "main.prompt.de.wav", "fallback.say.de.wav", "nothing.de.wav"].flatMap(
    (file) => lines.get(file) ?? [],
  );
  const { doc, title } = done(setRecordings(document, came, nodeTypes), document);
  expect(title).toBe("Use 3 recordings");
  expect(nodeOf(doc, "main").data.prompt).toEqual({
    "en-US": { text: "Hello.", voice: "anna", recording: "main.prompt.en.wav" },
    "de-DE": { text: "Hallo.", recording: "main.prompt.de.wav" },
  });
  expect(doc.fallback?.say["de-DE"]).toEqual({ text: "Einen Moment.", recording: "fallback.say.de.wav" });
  // The next script has the same names, so that what is recorded again replaces it.
  expect([...linesByFile(doc, nodeTypes).keys()]).toEqual(expect.arrayContaining(["main.prompt.en.wav"]));
});
