import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { germanPicture } from "../../src/german.ts";
import type { FlowDocument } from "../../src/index.ts";
import { flowPicture } from "../../src/picture/index.ts";
import { frontDesk } from "../edit/front-desk.ts";
import { nodeTypes } from "../edit/node-types.ts";
import { randomFlow as anyFlow } from "../edit/random-flows.ts";

interface Read {
  readonly elements: readonly {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  /** The text of each element that has some, by the element's name. */
  readonly texts: readonly (readonly [name: string, text: string])[];
}

/** A picture as a strict reader of XML sees it. */
function read(svg: string): Read {
  const parser = new SaxesParser();
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const texts: [string, string][] = [];
  const open: string[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> });
    open.push(name);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (text) => {
    if (text.trim() !== "") texts.push([open.at(-1) ?? "", text]);
  });
  parser.write(svg).close();
  return { elements, texts };
}

const drawn = (document: FlowDocument) => read(flowPicture(document, nodeTypes));
const words = ({ texts }: Read) => texts.filter(([name]) => name === "text").map(([, text]) => text);

/** Where the boxes of steps stand: all rectangles but the sheet itself. */
function boxes({ elements }: Read) {
  return elements
    .filter(({ name }) => name === "rect")
    .slice(1)
    .map(({ attributes: { x, y, width, height } }) => ({
      left: Number(x),
      top: Number(y),
      right: Number(x) + Number(width),
      bottom: Number(y) + Number(height),
    }));
}

describe("a picture of a flow", () => {
  test("says what the flow, its steps and their exits are called, what is heard, and where each exit leads", () => {
    const said = words(read(flowPicture(frontDesk, nodeTypes, { about: ["Version 3", "22 November 2026"] })));
    expect(said.slice(0, 3)).toEqual(["Front desk", "Version 3", "22 November 2026"]);
    expect(said).toEqual(
      expect.arrayContaining([
        "Main menu",
        "“Sales or support?”",
        "Press 1, Sales",
        "→ Sales",
        "Calls come in here",
      ]),
    );
  });

  test("tells the same to those who do not see it", () => {
    const { elements, texts } = drawn(frontDesk);
    expect(elements[0]).toMatchObject({
      name: "svg",
      attributes: { role: "img", "aria-labelledby": "title desc" },
    });
    expect(texts).toContainEqual(["title", "Picture of the flow Front desk"]);
    const [, told] = texts.find(([name]) => name === "desc") ?? [];
    expect(told).toContain("Main menu (Menu). “Sales or support?” Press 1, Sales leads to Sales.");
  });

  test("draws a line with a point for each connection", () => {
    const { elements } = drawn(frontDesk);
    const points = elements.filter(({ attributes }) => attributes.d?.endsWith(" z"));
    expect(points).toHaveLength(frontDesk.edges.length);
  });

  test("a long text ends where it has room no longer", () => {
    const [first, ...nodes] = frontDesk.nodes;
    if (!first) expect.unreachable();
    const title = "Very long title ".repeat(20);
    const said = words(drawn({ ...frontDesk, nodes: [{ ...first, title }, ...nodes] }));
    expect(said.filter((line) => line.includes("long"))).toHaveLength(3);
    expect(said.filter((line) => line.endsWith("…"))).toHaveLength(1);
  });
});

test("speaks another language", () => {
  const svg = flowPicture(frontDesk, nodeTypes, { words: germanPicture });
  const { texts } = read(svg);
  expect(words(read(svg))).toEqual(
    expect.arrayContaining(["Hier kommen Anrufe herein", "„Sales or support?“", "→ Sales"]),
  );
  expect(texts).toContainEqual(["title", "Bild des Ablaufs Front desk"]);
  const [, told] = texts.find(([name]) => name === "desc") ?? [];
  expect(told).toContain("Main menu (Menu). „Sales or support?“ Press 1, Sales führt zu Sales.");
});

describe("notes and frames", () => {
  const note = { colour: "yellow", x: 190, y: -150, width: 200, height: 60 } as const;
  const around = { colour: "blue", x: 170, y: -40, width: 300, height: 400 } as const;
  const explained: FlowDocument = {
    ...frontDesk,
    notes: {
      ann: { ...note, text: "Ask Ann first.\n\nShe knows <why>." },
      bare: { ...note, text: "", x: 2_000 },
    },
    frames: {
      hall: { ...around, title: "Sales & hall" },
      all: { colour: "grey", x: -300, y: -60, width: 1_600, height: 900, title: "" },
    },
  };

  test("are drawn with their words, frames below everything else", () => {
    const picture = drawn(explained);
    expect(words(picture)).toEqual(
      expect.arrayContaining(["Ask Ann first.", "She knows <why>.", "Sales & hall"]),
    );
    const fills = picture.elements.flatMap(({ attributes: { fill } }) => fill ?? []);
    expect(fills.indexOf("#f1f1f1")).toBeLessThan(fills.indexOf("#e5f0fb"));
    expect(fills.indexOf("#e5f0fb")).toBeLessThan(fills.indexOf("#fff7cc"));
    expect(boxes(picture)).toHaveLength(frontDesk.nodes.length);
  });

  test("are told to those who do not see them, with the steps in a frame", () => {
    const [, told = ""] = drawn(explained).texts.find(([name]) => name === "desc") ?? [];
    expect(told).toContain("\nFrame Sales & hall around Main menu\n");
    expect(told).toContain("\nFrame without a name around Incoming call, Main menu, Sales, Support\n");
    expect(told).toContain("\nNote: Ask Ann first.\n\nShe knows <why>.");
    expect(told).not.toContain("Note: \n");
  });

  test("a frame goes around its steps, and no note covers one, wherever rows have come to stand", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.nat(6), { maxLength: 12 }), (lines, rows) => {
        const [incoming, main] = frontDesk.nodes;
        if (!incoming || !main) expect.unreachable();
        const nodes = [incoming, ...rows.map((_row, index) => ({ ...main, id: `menu-${index}` }))];
        const layout = Object.fromEntries(
          nodes.map(({ id }, index) => [id, { x: (index % 4) * 300, y: (rows[index - 1] ?? 0) * 90 }]),
        );
        const text = "Why this is so. ".repeat(lines);
        const flow: FlowDocument = {
          ...frontDesk,
          nodes,
          edges: [],
          layout,
          notes: { why: { ...note, x: 310, y: 40, text } },
          frames: { all: { ...around, title: "All", x: -50, y: -80, width: 1_400, height: 1_200 } },
        };
        const picture = drawn(flow);
        const [frame, sheet] = ["#e5f0fb", "#fff7cc"].map((fill) => areaOf(picture, fill));
        if (!frame || !sheet) expect.unreachable();
        for (const box of boxes(picture)) {
          expect(box.left >= frame.left && box.right <= frame.right).toBe(true);
          expect(box.top >= frame.top && box.bottom <= frame.bottom).toBe(true);
          const covers = box.left < sheet.right && sheet.left < box.right;
          expect(covers && box.top < sheet.bottom && sheet.top < box.bottom).toBe(false);
        }
        const lowest = picture.elements[0]?.attributes.height;
        expect(Math.max(frame.bottom, sheet.bottom)).toBeLessThan(Number(lowest));
      }),
      { numRuns: 60 },
    );
  });
});

/** Where a note or a frame is drawn, by its colour. */
function areaOf({ elements }: Read, fill: string) {
  const { d = "" } = elements.find(({ attributes }) => attributes.fill === fill)?.attributes ?? {};
  const [left = 0, top = 0, width = 0, height = 0] = (d.match(/-?[\d.]+/g) ?? []).map(Number);
  return { left, top, right: left + width, bottom: top + height };
}

describe("whatever a flow is", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom("<", ">", "&", '"', "'", "]]>", "\u0000", "\u202e", "\ud800", "￾", "a"),
      maxLength: 30,
    }),
    fc.constantFrom(
      "</text><script>alert(1)</script>",
      "<![CDATA[",
      '" onload="alert(1)',
      "&#x0; &bogus; <!-- -->",
      "<?xml?>",
      "\u202egnp.exe",
    ),
  );
  const anyHostile = fc.tuple(anyFlow, fc.array(hostile, { minLength: 1, maxLength: 8 }), hostile).map(
    ([flow, titles, title]): FlowDocument => ({
      ...flow,
      title,
      nodes: flow.nodes.map((node, index) => ({ ...node, title: titles[index % titles.length] ?? "" })),
      ...(flow.notes ? { notes: withWords(flow.notes, (note) => ({ ...note, text: title })) } : {}),
      ...(flow.frames ? { frames: withWords(flow.frames, (frame) => ({ ...frame, title })) } : {}),
    }),
  );
  const known = ["svg", "title", "desc", "rect", "g", "path", "circle", "text"];

  test("it is XML that runs nothing and fetches nothing, and its texts stay texts", () => {
    fc.assert(
      fc.property(anyHostile, (flow) => {
        const svg = flowPicture(flow, nodeTypes, { about: [flow.title] });
        const { elements } = read(svg);
        expect(
          [...new Set(elements.map(({ name }) => name))].filter((name) => !known.includes(name)),
        ).toEqual([]);
        const attributes = new Set(elements.flatMap((element) => Object.keys(element.attributes)));
        expect([...attributes].filter((name) => /^on|href|^src|^style|^xml:/.test(name))).toEqual([]);
        expect(svg).not.toMatch(/url\(|\p{Bidi_Control}/u);
      }),
    );
  });

  test("no step covers another, none is left out, and the sheet has room for all", () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const picture = drawn(flow);
        const all = boxes(picture);
        expect(all).toHaveLength(flow.nodes.length);
        const sheet = picture.elements[0]?.attributes;
        for (const [index, a] of all.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(Number(sheet?.width));
          expect(a.bottom).toBeLessThanOrEqual(Number(sheet?.height));
          for (const b of all.slice(index + 1))
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        }
      }),
    );
  });
});

function withWords<Mark>(marks: Readonly<Record<string, Mark>>, write: (mark: Mark) => Mark) {
  return Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, write(mark)]));
}
