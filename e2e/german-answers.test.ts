// What the server says is English; the editor knows its sentences and says them in German. Here the sentences are looked for
// where they stand in the server's sources, so that a new one is not forgotten.

import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  germanAnswers,
  germanCodes,
  germanFault,
  germanTeller,
  graphAnswers,
  graphFacts,
  templates,
} from "@dialtree/editor/german-answers";
import { flowAdvice, flowProblems, shapeCodes } from "@dialtree/flow";
import { slotsOf, translator } from "@dialtree/flow/translating";
import { callingErrors, endings, failures } from "@dialtree/graph";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";

/** What a module has that its package keeps to itself. */
const within = (file: string): Promise<Readonly<Record<string, unknown>>> =>
  import(new URL(`../${file}`, import.meta.url).href);

const { catalogue } = (await within("apps/server/src/graph-console/catalogue.ts")) as {
  readonly catalogue: (tenant?: string) => readonly {
    readonly says: string;
    readonly permission: string;
    readonly limits: string;
    readonly success: string;
    readonly settledBy: string;
    readonly inferred: readonly string[];
    readonly legacy: string | null;
    readonly schema: unknown;
  }[];
};
const { kinds } = (await within("apps/server/src/retention/kinds.ts")) as {
  readonly kinds: Readonly<Record<string, { readonly what: string; readonly rule: string }>>;
};

const server = fileURLToPath(new URL("../apps/server/src/", import.meta.url));
const catalogues = "apps/editor/src/messages/server";

const read = (file: string): string => readFileSync(server + file, "utf8");

/** The text of a call, from its bracket to the one that closes it. */
function callAt(code: string, open: number): string {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if ("([{".includes(code[at] as string)) depth++;
    if (")]}".includes(code[at] as string) && --depth === 0) return code.slice(open, at);
  }
  return code.slice(open);
}

/** Sentences in a piece of code; what is put into them is an x. */
function sentencesIn(code: string): readonly string[] {
  const whole = code.replaceAll(/\$\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, "x");
  return [...whole.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)]
    .map(([, plain, template]) => (plain ?? template ?? "").replaceAll('\\"', '"'))
    .filter((text) => / .* /.test(text) && /^["A-Zx]/.test(text) && /[.)…]$/.test(text));
}

/** What these calls say, in these files. */
function saidBy(calls: RegExp, files: string): readonly (readonly [file: string, sentence: string])[] {
  return globSync(files, { cwd: server }).flatMap((file) => {
    const code = read(file).replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, "");
    return [...code.matchAll(calls)].flatMap(({ index, 0: call }) =>
      sentencesIn(callAt(code, index + call.length - 1)).map((sentence) => [file, sentence] as const),
    );
  });
}

/** What schemas say of their members, however deep. */
function descriptionsIn(schema: unknown): readonly string[] {
  if (schema === null || typeof schema !== "object") return [];
  const { description } = schema as { readonly description?: unknown };
  const inside = Object.values(schema).flatMap(descriptionsIn);
  return typeof description === "string" ? [description, ...inside] : inside;
}

const say = translator(germanAnswers);
const missing = (said: readonly (readonly [string, string])[]) =>
  [...new Map(said.map(([file, sentence]) => [sentence, file]))]
    .filter(([sentence]) => say(sentence) === undefined)
    .map(([sentence, file]) => `${file}: ${sentence}`);

describe("the editor says in German", () => {
  test("each code that the server refuses with", () => {
    const codes = globSync("problems/of-*.ts", { cwd: server }).flatMap((file) =>
      [...read(file).matchAll(/^ {2}(\w+): problemType\(/gm)].map(([, code = ""]) => code),
    );
    expect(codes.length).toBeGreaterThan(100);
    const without = codes.filter((code) => germanCodes[code] === undefined);
    expect(without, `${catalogues}/codes.de.ts lacks these`).toEqual([]);
    expect(Object.keys(germanCodes).filter((code) => !codes.includes(code))).toEqual([]);
  });

  test("why drafts, versions and what belongs to them are refused", () => {
    const said = saidBy(
      /new ControlError\(/g,
      "control/{archive/*,calendars,drafts,environments,outside-calls,pins,publishing,rollout,scenarios,schedule,secrets}/**/*.ts",
    );
    expect(said.length).toBeGreaterThan(60);
    expect(missing(said), `${catalogues}/control.de.ts or archive.de.ts lacks these`).toEqual([]);
  });

  test("why other things are refused that pages ask for", () => {
    const files = "{phone,outgoing,messages,estate,operating,identity,control/templates}/**/*.ts";
    const said = saidBy(/new (?:ApiError|ControlError)\(/g, files);
    expect(said.length).toBeGreaterThan(50);
    expect(missing(said), `${catalogues}/others.de.ts lacks these`).toEqual([]);
  });

  test("what is kept for how long", () => {
    const said = Object.values(kinds).flatMap(({ what, rule }) => [what, rule]);
    expect(said.length).toBeGreaterThan(15);
    const without = said.filter((one) => say(one) === undefined);
    expect(without, `${catalogues}/data.de.ts lacks these`).toEqual([]);
  });

  test("what is looked at before publishing", () => {
    const files = globSync("control/{publishing/problems,preflight/*}.ts", { cwd: server });
    const said = files.flatMap((file) =>
      sentencesIn(read(file).replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, "")).map((one) => [file, one] as const),
    );
    expect(said.length).toBeGreaterThan(30);
    expect(missing(said), `${catalogues}/preflight.de.ts lacks these`).toEqual([]);
  });

  test("what is found of the connection to Microsoft", () => {
    const said = saidBy(/\b(?:fine|warning|failed|missing)\(/g, "doctor/checks/*.ts");
    expect(said.length).toBeGreaterThan(30);
    expect(missing(said), `${catalogues}/doctor.de.ts lacks these`).toEqual([]);
  });

  test("what people have done", () => {
    const deeds = [...read("control/audit/deeds.ts").matchAll(/^ {2}"[\w.]+": "(.+)",$/gm)].map(
      ([, words = ""]) => words,
    );
    expect(deeds.length).toBeGreaterThan(40);
    expect(
      deeds.filter((words) => say(words) === undefined),
      `${catalogues}/data.de.ts lacks these`,
    ).toEqual([]);
  });

  test("each fault of a file or of what is typed, with the values of the English", async () => {
    const sources = [
      ["packages/flow/src/texts/faults.ts", "sheetFaults"],
      ["packages/flow/src/hours/faults.ts", "calendarFaults"],
      ["packages/flow/src/destinations/faults.ts", "numberFaults"],
      ["packages/flow/src/faults/schema.ts", "schemaFaults"],
      ["packages/speech/src/faults.ts", "soundFaults"],
      ["packages/rehearsal/src/scenario/faults.ts", "scenarioFaults"],
      ["packages/rehearsal/src/telephone/faults.ts", "answerFaults"],
      ["apps/server/src/control/archive/zip/faults.ts", "zipFaults"],
    ] as const;
    const withFaults = await Promise.all(
      sources.map(
        async ([file, name]) =>
          [file, (await within(file))[name] as Readonly<Record<string, string>>] as const,
      ),
    );
    const codes = withFaults.flatMap(([, sentences]) => Object.keys(sentences));
    expect(codes.length).toBeGreaterThan(150);
    expect(new Set(codes).size, "A code stands in one catalogue only").toBe(codes.length);
    for (const [file, sentences] of withFaults)
      for (const [code, english] of Object.entries(sentences)) {
        const names = slotsOf(english);
        const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
        const german = germanFault({ code, values, fault: english });
        expect(german, `The German of ${code} in ${file} is missing`).not.toBe(english);
        const held = names.filter((name) => !german.includes(`<${name}>`));
        expect(held, `${code} in ${file} leaves these out`).toEqual([]);
        expect(german, `${code} in ${file} has a slot that the English has not`).not.toMatch(/\{\w+\}/);
      }
    for (const code of shapeCodes)
      expect(germanFault({ code, values: {}, fault: "English" }), code).not.toBe("English");
  });

  test("what the page of Microsoft Graph says of operations", () => {
    const said = translator({ ...graphFacts, ...graphAnswers });
    const schemas = catalogue(undefined).flatMap(({ schema }) => descriptionsIn(schema));
    const facts = catalogue(undefined).flatMap((operation) => [
      operation.says,
      ...operation.permission.split("; "),
      ...operation.limits.split("; ").filter((limit) => limit !== ""),
      operation.success,
      operation.settledBy,
      ...operation.inferred,
      ...(operation.legacy === null ? [] : [operation.legacy]),
    ]);
    const known = [...callingErrors, ...endings, ...failures].map(({ says }) => says);
    // Names of Microsoft's are no sentences.
    const all = [...facts, ...schemas, ...known].filter((one) => !/^[A-Z][\w.]+$/.test(one));
    expect(all.length).toBeGreaterThan(300);
    const missing = [...new Set(all)].filter((one) => said(one) === undefined);
    expect(missing, `${catalogues}/graph.de.ts lacks these`).toEqual([]);
  });

  test("what the flows that come with dialtree are, and no others", () => {
    const flows = fileURLToPath(new URL("../flows/", import.meta.url));
    const shipped = globSync("*/flow.json", { cwd: flows }).flatMap((file) => {
      const { title, description } = JSON.parse(readFileSync(flows + file, "utf8"));
      return [title, description];
    });
    expect(Object.keys(templates).toSorted()).toEqual(shipped.toSorted());
  });

  test("what becomes of requests to Microsoft Graph, and what it tells", () => {
    const said = translator(graphAnswers);
    const files = ["graph-console/notice-words.ts", "graph-console/verdict-words.ts"];
    const found = files.flatMap((file) => sentencesIn(read(file)));
    expect(found.length).toBeGreaterThan(30);
    const missing = [...new Set(found)].filter((one) => said(one) === undefined);
    expect(missing, `${catalogues}/graph-answers.de.ts lacks these`).toEqual([]);
  });

  test("each with the slots of the English", () => {
    const different = Object.entries({ ...germanAnswers, ...graphFacts, ...graphAnswers }).filter(
      ([english, german]) => slotsOf(english).toSorted().join() !== slotsOf(german).toSorted().join(),
    );
    expect(different).toEqual([]);
  });
});

describe("an answer", () => {
  const tell = germanTeller(nodeTypes, { ...flowProblems, ...flowAdvice });

  test("has problems of flows in German, by their codes", () => {
    const problem = {
      flow: "desk",
      code: "outlet_unwired",
      severity: "error",
      at: "/nodes/1",
      name: "Menu (main)",
      sentence: '"Press 1, Sales" of Menu (main) leads nowhere: callers would go no further.',
      remedy: "Connect it to the step that should come next.",
    };
    expect(tell({ problems: [problem] })).toEqual({
      problems: [
        {
          ...problem,
          name: "Menü (main)",
          sentence: "„Drückt 1, Sales“ von Menü (main) führt nirgendwohin: Anrufer kämen nicht weiter.",
          remedy: "Verbinden Sie es mit dem Schritt, der danach kommen soll.",
        },
      ],
    });
  });

  test("has refusals in German: the single case where it is known, else what its code says", () => {
    expect(
      tell({
        code: "flow_unknown",
        detail: 'There is no flow "desk".',
        remedy: "Choose a flow of the list, or create this one.",
      }),
    ).toEqual({
      code: "flow_unknown",
      detail: "Den Ablauf „desk“ gibt es nicht.",
      remedy: "Wählen Sie einen Ablauf aus der Liste, oder erstellen Sie diesen.",
    });
    expect(
      tell({ code: "flow_unknown", detail: "Said by a newer server.", remedy: "Do something new." }),
    ).toEqual({
      code: "flow_unknown",
      detail: "Diesen Ablauf gibt es nicht.",
      remedy: "Wählen Sie einen Ablauf aus der Liste.",
    });
  });

  test("has faults that it tells of in German, by their codes", () => {
    const fault = {
      code: "wav_silent",
      values: {},
      fault: "This recording is empty; a caller would hear nothing.",
    };
    expect(
      tell({
        code: "recording_unusable",
        detail: `The recording "hello.wav" cannot be played: ${fault.fault}`,
        because: [fault],
      }),
    ).toMatchObject({
      detail:
        "Die Aufnahme „hello.wav“ kann nicht abgespielt werden: Diese Aufnahme ist leer; ein Anrufer würde nichts hören.",
    });
  });

  test("leaves what people have written as it is", () => {
    const saved = {
      title: "Scenarios",
      document: { title: "Resource accounts", nodes: [{ data: { sentence: "There are none." } }] },
      words: "messages",
      message: "There are none.",
    };
    expect(tell(saved)).toEqual(saved);
  });
});
