import {
  defineNode,
  destination,
  duration,
  expression,
  type FlowDocument,
  flag,
  type Json,
  type JsonObject,
  key,
  language,
  list,
  type NodeType,
  newestFormat,
  nodeTypesOf,
  oneOf,
  type Problem,
  place,
  pointer,
  resource,
  spoken,
  template,
  text,
  variable,
  whole,
} from "@dialtree/flow";
import * as edit from "@dialtree/flow/edit";
import { nodeTypes as shipped } from "@dialtree/nodes";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, cleanup, fireEvent, render } from "@testing-library/react";
import { StrictMode, useSyncExternalStore } from "react";
import { afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { loadLanguageTabs } from "../src/controls/spoken/use-language-tabs.ts";
import { NodeForm, type NodeFormProps } from "../src/index.ts";

// React and Fluent tell of mistakes there: keys used twice, inputs that change sides, props that do not exist.
// As in a page that has shown a text in several languages before.
beforeAll(() => loadLanguageTabs());
beforeEach(() => {
  vi.spyOn(console, "error");
});
afterEach(() => {
  cleanup();
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
  vi.restoreAllMocks();
});
// Transitions are of no interest here, and cancelled ones reject.
Reflect.deleteProperty(Element.prototype, "animate");

/** A node type with every kind of field, also those that no shipped type has yet. */
export const everything: NodeType = defineNode({
  type: "everything",
  version: 1,
  title: "Everything",
  summary: "Has every kind of field.",
  group: "steer",
  fields: {
    say: spoken({ label: "Say", help: "Say help", optional: true }),
    key: key({ label: "Key of its own", help: "Key help" }),
    place: place({ label: "Place", help: "Place help" }),
    to: destination({ label: "To", help: "To help", accepts: ["phone", "user"] }),
    wait: duration({ label: "Wait", help: "Wait help", min: 0.5, max: 60, initial: 5 }),
    times: whole({ label: "Times", help: "Times help", min: 1, max: 9, initial: 2 }),
    note: text({ label: "Note", help: "Note help", max: 10, optional: true }),
    kept: variable({ label: "Kept", help: "Kept help", use: "keeps", optional: true }),
    decides: expression({ label: "Decides", help: "Decides help", result: "flag", optional: true }),
    letter: template({ label: "Letter", help: "Letter help", optional: true }),
    held: resource({ label: "Held by", help: "Resource help", of: "mailbox" }),
    spokenIn: language({ label: "Spoken in", help: "Language help" }),
    loud: flag({ label: "Loud", help: "Loud help", initial: false }),
    few: oneOf({ label: "Few", help: "Few help", options: { a: "Option A", b: "Option B" }, initial: "a" }),
    many: oneOf({
      label: "Many",
      help: "Many help",
      options: { a: "Many A", b: "Many B", c: "Many C", d: "Many D", e: "Many E" },
      initial: "a",
    }),
    groups: list({
      label: "Groups",
      help: "Groups help",
      max: 3,
      items: {
        title: text({ label: "Title", max: 20 }),
        members: list({ label: "Members", max: 3, items: { name: text({ label: "Member", max: 20 }) } }),
      },
      initial: [{ id: "group-1", title: "One", members: [{ id: "member-1", name: "Ada" }] }],
    }),
  },
  worksWhile: ["answered"],
  outlets: () => [],
  program: () => ({ initial: "a", states: { a: {} } }),
});

export const nodeTypes = nodeTypesOf([...shipped.values(), everything]);

export function typeNamed(type: string): NodeType {
  const found = nodeTypes.get(type);
  if (!found) throw new Error(`no node type ${type}`);
  return found;
}

/** A number that is not anybody's, and an object id. */
export const phone = "+15550100";
export const objectId = "550fae72-d251-43ec-868c-373732c2704f";

export interface Desk {
  /** What the form reported by `onChange`, in order. */
  readonly reports: (readonly [path: edit.Path, value: Json | undefined])[];
  readonly refusals: edit.Refusal[];
  readonly steps: edit.Step[];
  readonly data: () => JsonObject;
  /** Changes the document from elsewhere: an undo, a colleague. */
  readonly setData: (data: JsonObject) => void;
  readonly again: (props: Partial<NodeFormProps>) => void;
  readonly unmount: () => void;
  readonly root: HTMLElement;
}

/** A form on a desk of its own: what it reports is done by the operations of the editor, and it is drawn again. */
export function open(type: NodeType, props: Partial<NodeFormProps> = {}): Desk {
  const reports: Desk["reports"] = [];
  const refusals: edit.Refusal[] = [];
  const steps: edit.Step[] = [];
  let document = documentOf(type, props.data ?? type.initial);
  let redraw = () => {};

  const perform = (result: edit.Edit | edit.Refusal) => {
    if (edit.isRefusal(result)) refusals.push(result);
    else {
      steps.push(result);
      document = result.doc;
      redraw();
    }
  };
  const node = "node";
  const handlers = {
    onChange: (path: edit.Path, value: Json | undefined) => {
      reports.push([path, value]);
      perform(edit.setField(document, node, path, value, nodeTypes));
    },
    onChangeAll: (changes: readonly (readonly [edit.Path, Json | undefined])[]) =>
      perform(
        edit.compose(
          document,
          "Change",
          changes.map(
            ([path, value]) =>
              (next) =>
                edit.setField(next, node, path, value, nodeTypes),
          ),
        ),
      ),
    onListAdd: (list: edit.Path, at?: number) =>
      perform(edit.addItem(document, { node, list }, at === undefined ? {} : { at }, nodeTypes)),
    onListRemove: (list: edit.Path, item: string) =>
      perform(edit.removeItem(document, { node, list, item }, nodeTypes)),
    onListMove: (list: edit.Path, item: string, to: number) =>
      perform(edit.moveItem(document, { node, list, item }, to, nodeTypes)),
  };
  const data = () => document.nodes[0]?.data as JsonObject;

  const subscribe = (listener: () => void) => {
    redraw = listener;
    return () => {};
  };
  const drawn = (more: Partial<NodeFormProps>) => (
    <StrictMode>
      <FluentProvider theme={webLightTheme}>
        <Table
          subscribe={subscribe}
          data={data}
          form={{ languages: ["en"], ...handlers, type, ...props, ...more }}
        />
      </FluentProvider>
    </StrictMode>
  );
  const { container, rerender, unmount } = render(drawn({}));
  return {
    reports,
    refusals,
    steps,
    data,
    setData: (next) =>
      act(() => {
        document = documentOf(type, next);
        redraw();
      }),
    again: (more) => rerender(drawn(more)),
    unmount,
    root: container,
  };
}

/** Draws the form of the data as it is. */
function Table({
  subscribe,
  data,
  form,
}: {
  readonly subscribe: (listener: () => void) => () => void;
  readonly data: () => JsonObject;
  readonly form: Omit<NodeFormProps, "data">;
}) {
  return <NodeForm {...form} data={useSyncExternalStore(subscribe, data)} />;
}

function documentOf(type: NodeType, data: JsonObject): FlowDocument {
  return {
    format: newestFormat,
    id: "flow",
    title: "Flow",
    languages: ["en", "de"],
    variables: {},
    start: "node",
    nodes: [{ id: "node", type: type.type, version: type.version, data }],
    edges: [],
    layout: {},
  };
}

/** The part of the form that shows what stands at a path. */
export function part(path: edit.Path): HTMLElement {
  const found = parts(path);
  if (!found[0]) throw new Error(`nothing in the form shows ${pointer(path)}`);
  return found[0];
}

export function parts(path: edit.Path): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>("[data-field]")];
  return all.filter((element) => element.dataset.field === pointer(path));
}

/** The first input (text, area, select, switch) of a part. */
export function input(path: edit.Path, nth = 0): HTMLInputElement {
  const found = part(path).querySelectorAll<HTMLInputElement>("input, textarea, select")[nth];
  if (!found) throw new Error(`no input at ${pointer(path)}`);
  return found;
}

/** The tabs of the languages of a text, in their order; none where there is one language. */
export function tabs(path: edit.Path): HTMLElement[] {
  return [...part(path).querySelectorAll<HTMLElement>("[role=tab]")];
}

/** Turns to a language, in the first text that has it; the others follow. */
export function turnTo(language: string): void {
  const tab = document.querySelector(`[role=tab][value="${language}"]`);
  if (!tab) throw new Error(`no tab of ${language}`);
  fireEvent.click(tab);
}

export function type(element: Element, value: string): void {
  fireEvent.change(element, { target: { value } });
}

/** Types letter by letter, as people do. */
export function typeSlowly(element: HTMLInputElement, value: string): void {
  for (let length = 1; length <= value.length; length++) type(element, value.slice(0, length));
}

export function buttonNamed(name: string | RegExp, within: ParentNode = document): HTMLElement {
  const found = [...within.querySelectorAll<HTMLElement>("button")].find((button) => {
    const own = button.getAttribute("aria-label") ?? textOf(button);
    return typeof name === "string" ? own === name : name.test(own);
  });
  if (!found) throw new Error(`no button ${name}`);
  return found;
}

/** What assistive technology reads with an element besides its name. */
export function descriptionOf(element: Element): string {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  return ids.map((id) => document.getElementById(id)?.textContent ?? `(no element ${id})`).join(" ");
}

/** The name of an element: its labels, in the order in which they are read. */
export function nameOf(element: Element): string {
  const label = element.getAttribute("aria-label");
  if (label !== null) return label;
  const by = element.getAttribute("aria-labelledby")?.split(" ");
  const labels = by
    ? by.map((id) => document.getElementById(id))
    : [...document.querySelectorAll("label")].filter((found) => found.htmlFor === element.id);
  const words = labels.map((found) => found?.textContent ?? "").filter(Boolean);
  if (words.length > 0) return words.join(" ");
  if (element instanceof HTMLFieldSetElement) return element.querySelector("legend")?.textContent ?? "";
  return textOf(element);
}

function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  return copy.textContent ?? "";
}

export function problemAt(path: edit.Path, values: Problem["values"] = {}): Problem {
  return {
    code: "field_empty",
    severity: "error",
    at: `/nodes/0/data${pointer(path)}`,
    node: "node",
    values: { field: "A field", ...values },
  };
}
