// @vitest-environment happy-dom

import { phones } from "@dialtree/controls/phones";
import {
  explain,
  type Field,
  type Fields,
  type Json,
  type NodeType,
  outlook,
  type Problem,
  spoken,
} from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import * as expressions from "@dialtree/flow/expressions";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import {
  type ControlWords,
  controlWords,
  FieldControl,
  Folded,
  type FormComponent,
  FormField,
  languageNames,
  loadControls,
  type People,
} from "../src/index.ts";
import {
  descriptionOf,
  everything,
  input,
  nodeTypes,
  objectId,
  open,
  part,
  parts,
  phone,
  problemAt,
  turnTo,
  type,
  typeNamed,
} from "./desk.tsx";

const menu = typeNamed("menu");

describe("problems", () => {
  const said = (problem: Problem) => {
    const { sentence, remedy } = explain(problem, [menu.problems]);
    return `${sentence} ${remedy}`;
  };

  test("stand at their field, and nowhere else, with the remedy", () => {
    const key = { ...problemAt(["choices", 0, "key"], { key: "1" }), code: "menu_key_repeated" };
    const label = problemAt(["choices", 0, "label"], { field: "What it is for" });
    const list = {
      ...problemAt(["choices"], { field: "Choices", min: 1, count: 0 }),
      code: "list_too_short",
    };
    const { root } = open(menu, { problems: [key, label, list] });
    const button = part(["choices", 0, "key"]).querySelector("button") as Element;
    expect(descriptionOf(button)).toContain(said(key));
    expect(descriptionOf(input(["choices", 0, "label"]))).toContain(said(label));
    expect(input(["choices", 0, "label"]).getAttribute("aria-invalid")).toBe("true");
    expect(descriptionOf(part(["choices"]))).toContain(said(list));
    for (const problem of [key, label, list]) expect(root.textContent?.split(said(problem))).toHaveLength(2);
    // They are not said by themselves: a form opens with all of them.
    expect(root.querySelector("[role=alert]")).toBeNull();
  });

  test("inside a value stand at the innermost thing that the form shows", () => {
    const id = problemAt(["choices", 0, "id"], { field: "id" });
    const text = problemAt(["prompt", "en", "recording"], { field: "recording" });
    open(menu, { problems: [id, text] });
    expect(descriptionOf(part(["choices", 0]))).toContain(said(id));
    expect(descriptionOf(input(["prompt", "en"]))).toContain(said(text));
  });

  test("of the node as a whole, or of what the form does not know, stand above it", () => {
    const whole = { ...problemAt([]), at: "/nodes/0", values: { field: "whole" } };
    const stray = problemAt(["colour"], { field: "stray" });
    const edge = { ...problemAt([]), at: "/edges/3", values: { field: "edge" } };
    const { root } = open(menu, { problems: [whole, stray, edge] });
    const before = root.textContent?.slice(0, root.textContent.indexOf("What the caller hears")) ?? "";
    for (const problem of [whole, stray, edge]) expect(before).toContain(said(problem));
  });

  test("may begin inside the data", () => {
    open(menu, { problems: [{ ...problemAt([]), at: "/choices/0/label", values: { field: "inside" } }] });
    expect(descriptionOf(input(["choices", 0, "label"]))).toContain('"inside" is empty.');
  });

  test("that are only warnings do not make a field wrong", () => {
    open(menu, { problems: [{ ...problemAt(["choices", 0, "label"]), severity: "warning" }] });
    expect(input(["choices", 0, "label"]).getAttribute("aria-invalid")).toBeNull();
  });
});

describe("focusPath", () => {
  test.each<[Path, string, string]>([
    [["choices", 0, "label"], "/choices/0/label", "INPUT"],
    [["choices", 0, "key"], "/choices/0/key", "BUTTON"],
    [["choices", 0, "id"], "/choices/0/key", "BUTTON"],
    [["prompt", "de", "recording"], "/prompt/de", "TEXTAREA"],
    [["retries"], "/retries/0/noInput/en", "TEXTAREA"],
    [["bargeIn"], "/bargeIn", "INPUT"],
    [["colour"], "/prompt/en", "TEXTAREA"],
  ])("focuses %j", (focusPath, at, tag) => {
    const focused: true[] = [];
    open(menu, { languages: ["en", "de"], focusPath, onFocused: () => focused.push(true) });
    const shown = [...document.querySelectorAll("[data-field]")].filter((found) =>
      found.contains(document.activeElement),
    );
    expect(shown.at(-1)?.getAttribute("data-field")).toBe(at);
    expect(document.activeElement?.tagName).toBe(tag);
    expect(focused.length).toBeGreaterThan(0);
  });

  test("does not come back by itself, only when it is another one", () => {
    const desk = open(menu, { focusPath: ["bargeIn"] });
    input(["firstKeyTimeout"]).focus();
    desk.again({ focusPath: ["bargeIn"] });
    expect(document.activeElement).toBe(input(["firstKeyTimeout"]));
    desk.again({ focusPath: ["typeAhead"] });
    expect(document.activeElement).toBe(input(["typeAhead"]));
  });
});

const Own: FormComponent = ({ type }) => (
  <section>
    <h2>Own {type.title}</h2>
    <FormField name="firstKeyTimeout" />
  </section>
);

const Folding: FormComponent = () => (
  <>
    <FormField name="prompt" />
    <Folded title="Rarely" fields={["firstKeyTimeout", "retries"]} />
  </>
);

describe("a form of a type's own", () => {
  test("takes the place of the generated one, and uses the same fields", () => {
    const forms = new Map([["menu", Own]]);
    const desk = open(menu, { forms, problems: [problemAt(["firstKeyTimeout"], { field: "mine" })] });
    expect(desk.root.querySelector("h2")?.textContent).toBe("Own Menu");
    expect(parts(["prompt"])).toEqual([]);
    expect(descriptionOf(input(["firstKeyTimeout"]))).toContain('"mine" is empty.');
    type(input(["firstKeyTimeout"]), "9");
    expect(desk.reports).toEqual([[["firstKeyTimeout"], 9]]);
    desk.unmount();
    open(typeNamed("prompt"), { forms });
    expect(parts(["prompt"])).toHaveLength(1);
  });
});

describe("fields that are folded away", () => {
  const forms = new Map([["menu", Folding]]);

  test("open for what a problem points at, and stay closed for anything else", () => {
    const desk = open(menu, { forms, focusPath: ["prompt"] });
    const details = desk.root.querySelector("details");
    expect(details?.open).toBe(false);
    desk.again({ focusPath: ["retries", 0, "noMatch"] });
    expect(details?.open).toBe(true);
    expect(part(["retries", 0, "noMatch"]).contains(document.activeElement)).toBe(true);
  });
});

describe("a field of no node", () => {
  test("reports and shows problems by its own path", () => {
    const reports: [Path, Json | undefined][] = [];
    render(
      <FluentProvider theme={webLightTheme}>
        <FieldControl
          field={spoken({ label: "What callers hear then" })}
          path={["fallback", "say"]}
          value={{}}
          languages={["en"]}
          problems={[
            { code: "field_empty", severity: "error", at: "/fallback/say/en", values: { field: "say" } },
            { code: "field_empty", severity: "error", at: "/fallback/to", values: { field: "elsewhere" } },
          ]}
          onChange={(path, value) => reports.push([path, value])}
        />
      </FluentProvider>,
    );
    expect(descriptionOf(input(["fallback", "say", "en"]))).toContain('"say" is empty.');
    expect(document.body.textContent).not.toContain("elsewhere");
    type(input(["fallback", "say", "en"]), "Sorry");
    expect(reports).toEqual([[["fallback", "say", "en", "text"], "Sorry"]]);
  });
});

describe("words", () => {
  const mark = (name: string) => `⟦${name}⟧`;
  const isMark = (word: unknown): word is string => typeof word === "string" && word.startsWith("⟦");
  const markOnce = (word: string) => (isMark(word) ? word : mark(word));
  // The names of the catalogue are marks as well, so that a literal can be told from a word.
  const markedAs = (name: string, word: unknown) =>
    // Words are put into words.
    typeof word === "function"
      ? (...put: unknown[]) => [name, ...put.filter(isMark)].map(markOnce).join("")
      : mark(name);
  const marked = Object.fromEntries(
    Object.entries(controlWords).map(([name, word]) => [
      name,
      typeof word === "object"
        ? Object.fromEntries(
            Object.entries(word).map(([inner, one]) => [inner, markedAs(`${name}.${inner}`, one)]),
          )
        : markedAs(name, word),
    ]),
  ) as unknown as ControlWords;

  const fieldsMarked = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]): [string, Field] => [
        name,
        {
          ...field,
          label: mark("label"),
          ...(field.help ? { help: mark("help") } : {}),
          ...(field.add ? { add: mark("label") } : {}),
          // Shown where nothing is written, in the flow's language and not in the editor's.
          ...(field.builtIn ? { builtIn: () => mark("heard") } : {}),
          ...(field.items ? { items: fieldsMarked(field.items) } : {}),
          ...(field.options
            ? {
                options: Object.fromEntries(
                  Object.keys(field.options).map((option) => [option, mark("option")]),
                ),
              }
            : {}),
        },
      ]),
    );

  const ownWords = /[A-Za-z]{2,}/;
  const said = (): string[] => {
    const elements = [...document.body.querySelectorAll("*")];
    const attributes = ["aria-label", "title", "placeholder", "alt", "label", "aria-roledescription"];
    return [
      ...elements.flatMap((element) => attributes.map((name) => element.getAttribute(name) ?? "")),
      ...elements.flatMap((element) =>
        element.tagName === "STYLE"
          ? []
          : [...element.childNodes]
              .filter((node) => node.nodeType === Node.TEXT_NODE)
              .map((node) => node.textContent ?? ""),
      ),
    ].map((text: string) => text.replace(/⟦[^⟧]*⟧/g, ""));
  };
  const used = new Set<string>();
  const collect = () => {
    for (const [found] of document.body.innerHTML.matchAll(/⟦[^⟧]*⟧/g)) used.add(found);
  };

  const inMarkedWords = (nodeType: NodeType): NodeType => ({
    ...nodeType,
    fields: fieldsMarked(nodeType.fields),
    outlets: () => [],
  });
  const sound = { ended: new Promise<void>(() => {}), stop: () => {} };
  const settings = { strings: marked, onPlay: () => sound, expressions, languages: ["en", "de"] };

  test.each([...nodeTypes.values()])("are all from the catalogue: $type", (nodeType) => {
    open(inMarkedWords(nodeType), settings);
    for (const opener of document.querySelectorAll<HTMLElement>("[aria-haspopup]")) fireEvent.click(opener);
    collect();
    expect(said().filter((text) => ownWords.test(text))).toEqual([]);
  });

  async function collectOfNumbers(): Promise<void> {
    const desk = open(inMarkedWords(everything), { ...settings, phones, languages: ["en"] });
    await act(async () => {});
    type(input(["to"]), "phone");
    collect();
    // Without a country, and then in one that a number has named.
    const nowhere = ["0301", "+999 123456", "+4", "+15550100"];
    const somewhere = ["ask", "030 12345678901234567", "030 901820 ext 5", "+15550100", "+120655501001"];
    for (const typed of [...nowhere, ...somewhere]) {
      type(input(["to"], 2), typed);
      collect();
    }
    desk.unmount();
  }

  async function collectOfPeople(): Promise<void> {
    vi.useFakeTimers();
    const found = { id: objectId, name: "1", isAccount: false };
    const people: People = { search: async () => [found], find: async () => undefined };
    const desk = open(inMarkedWords(everything), {
      ...settings,
      people,
      data: { ...everything.initial, to: { kind: "user", id: objectId } },
    });
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    collect();
    type(document.querySelector("[role=combobox]") as HTMLInputElement, "ope");
    collect();
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    collect();
    desk.unmount();
    vi.useRealTimers();
  }

  test("are all from the catalogue also where something is wrong, and each one is used", async () => {
    await loadControls();
    const long = "1".repeat(250);
    const group = { id: "g", title: "", members: [1, 2, 3].map((n) => ({ id: `m-${n}`, name: "" })) };
    const everythingWrong = {
      ...everything.initial,
      say: { de: { text: "1".repeat(3_999), recording: "1.wav", voice: "1" }, fr: { text: "1" } },
      groups: [group],
      place: { node: "1" },
    };
    const desk = open(inMarkedWords(everything), {
      ...settings,
      data: everythingWrong,
      nodes: [{ id: "2", name: "2" }],
      flows: [{ id: "2", title: "2" }],
    });
    const wrong: [Path, number, string][] = [
      [["wait"], 0, ""],
      [["wait"], 0, "0"],
      [["wait"], 0, "99"],
      [["times"], 0, ""],
      [["note"], 0, long],
      [["kept"], 0, "9"],
      [["say", "en"], 0, "1".repeat(5_000)],
      [["to"], 1, "1"],
      [["to"], 0, "user"],
      [["to"], 1, "1"],
      [["to"], 2, long],
    ];
    for (const [path, nth, typed] of wrong) {
      type(input(path, nth), typed);
      collect();
      expect(said().filter((text) => ownWords.test(text))).toEqual([]);
    }
    for (const language of ["fr", "de"]) {
      turnTo(language);
      collect();
      expect(said().filter((text) => ownWords.test(text))).toEqual([]);
    }
    for (const typed of ["cal", "caller.number == ''", "double('1x') > 1"]) {
      type(input(["decides"]), typed);
      collect();
    }
    // What a problem says is not among these words; that there is one, is.
    const problems = [problemAt(["say", "fr"]), problemAt(["say", "de"])];
    desk.again({
      problems: problems.map((one, nth) => ({ ...one, severity: nth === 0 ? "error" : "warning" })),
    });
    collect();
    desk.again({});
    const play = [...document.querySelectorAll("button")].find(
      ({ textContent }) => textContent?.includes(mark("play")) === true,
    );
    fireEvent.click(play as Element);
    collect();
    fireEvent.click(part(["groups", 0, "members", 0]).querySelectorAll("button")[1] as Element);
    desk.setData({ ...everythingWrong, to: { kind: "named", name: "1" } });
    collect();
    desk.setData({ ...everythingWrong, key: null, note: 7, to: { kind: "fax", id: objectId } });
    collect();
    desk.unmount();

    const choices = ["1", "2"].map((key) => ({ id: key, key, label: "" }));
    for (const onKeySwap of [undefined, () => {}]) {
      const again = open(inMarkedWords(menu), {
        ...settings,
        ...(onKeySwap ? { onKeySwap } : {}),
        data: { ...menu.initial, choices, retries: [], prompt: { en: { text: "1" } } },
      });
      fireEvent.click(document.querySelector("[aria-haspopup]") as Element);
      collect();
      again.unmount();
    }
    const known = { kind: "phone", number: phone, name: mark("name") } as const;
    const reached = open(inMarkedWords(typeNamed("transfer")), {
      ...settings,
      destinations: [
        known,
        { ...known, number: "+15550199" },
        { ...known, name: mark("another"), number: "+15550198" },
      ],
    });
    collect();
    reached.unmount();
    const inFlowOf = open(inMarkedWords(typeNamed("transfer")), {
      ...settings,
      outlook: (kind) =>
        outlook(
          kind === "phone" ? ["user to bot"] : ["user to bot", "outside user to account"],
          ["transfer"],
          kind,
        ),
      data: { ...typeNamed("transfer").initial, to: { kind: "account", id: objectId } },
    });
    collect();
    inFlowOf.unmount();
    const open24 = { id: "1", title: mark("title"), words: [mark("hours")], page: "/hours#1" };
    const hours = open(inMarkedWords(typeNamed("hours")), {
      ...settings,
      calendars: [open24],
      data: { ...typeNamed("hours").initial, calendar: "1" },
    });
    collect();
    hours.unmount();
    for (const type of ["leave-message", "check-pin"]) {
      const chosenFrom = open(inMarkedWords(typeNamed(type)), {
        ...settings,
        resources: { mailbox: [mark("mailbox")], "pin-list": [mark("list")] },
        resourcePages: { mailbox: "/mailboxes", "pin-list": "/pin-lists" },
      });
      collect();
      chosenFrom.unmount();
    }
    const inLibrary = { id: "welcome", title: mark("title"), words: {}, languages: ["en"] };
    open(inMarkedWords(typeNamed("prompt")), {
      ...settings,
      sounds: {
        recordings: [mark("file")],
        prompts: [inLibrary],
        voices: [{ name: mark("voice name"), language: "en-US" }],
      },
      onRecord: () => {},
      data: { ...typeNamed("prompt").initial, prompt: { en: { text: "1", prompt: "welcome" } } },
    });
    for (const language of ["en", "de"]) {
      turnTo(language);
      collect();
      expect(said().filter((text) => ownWords.test(text))).toEqual([]);
    }
    await collectOfNumbers();
    await collectOfPeople();
    const names = Object.entries(controlWords).flatMap(([name, word]) =>
      typeof word === "object" ? Object.keys(word).map((inner) => `${name}.${inner}`) : [name],
    );
    // Forms of node types say things by it; the forms here are the generated ones.
    used.add(mark("said"));
    // What is wrong with the shape of a value comes with the check, which no form here has.
    used.add(mark("fault"));
    expect(names.filter((name) => !used.has(mark(name)))).toEqual([]);
  });

  test("call languages by their names, and a tag that is none by itself", () => {
    expect(languageNames("de")("en")).toBe("Englisch");
    expect(controlWords.languageName("de-AT")).toBe("Austrian German");
    expect(controlWords.languageName("not a tag")).toBe("not a tag");
  });
});
