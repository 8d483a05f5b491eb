import fc from "fast-check";
import * as edit from "../../src/edit/index.ts";
import {
  dialKeys,
  type FlowDocument,
  type Json,
  type JsonObject,
  tints,
  walkFields,
} from "../../src/index.ts";
import { textsOf } from "../../src/texts/index.ts";
import { nodeTypes } from "./node-types.ts";
import {
  asRead,
  destination,
  directoryOf,
  languages,
  markIds,
  outlets,
  slugs,
  spoken,
  words,
} from "./random-flows.ts";

type Result = edit.Edit | edit.Refusal;

/** Something an author tries. What it means depends on the document at that moment, so that most of it can be done. */
export interface Wish {
  readonly what: keyof typeof attempts;
  readonly picks: readonly number[];
  readonly word: string;
  readonly number: number;
  readonly yes: boolean;
  readonly values: Readonly<Record<string, Json | undefined>>;
}

/** What a wish chooses from, in the document as it is. */
interface Choice extends Omit<Wish, "picks" | "what"> {
  readonly of: <Item>(items: readonly Item[]) => Item;
  readonly node: () => string;
  readonly exit: () => edit.Exit;
  readonly point: () => { x: number; y: number };
}

const attempts = {
  addNode: (doc, { of, word, yes, exit, point }) =>
    edit.addNode(
      doc,
      {
        type: of([...nodeTypes.keys(), "fax"]),
        title: word,
        position: point(),
        ...(yes ? { from: exit() } : {}),
      },
      nodeTypes,
    ),
  removeNodes: (doc, { of, node, yes }) =>
    edit.removeNodes(doc, [node(), node()].slice(of([0, 1])), { heal: yes }, nodeTypes),
  connect: (doc, { exit, node }) => edit.connect(doc, { ...exit(), to: node() }, nodeTypes),
  disconnect: (doc, { of, exit }) => edit.disconnect(doc, of([...doc.edges, exit()]), nodeTypes),
  reconnect: (doc, { of, exit, node, yes }) =>
    edit.reconnect(doc, of([...doc.edges, exit()]), yes ? exit() : { to: node() }, nodeTypes),
  insertOnEdge: (doc, { of, exit, node, yes }) =>
    edit.insertOnEdge(
      doc,
      of([...doc.edges, exit()]),
      yes ? { node: node() } : { type: of([...nodeTypes.keys()]) },
      nodeTypes,
    ),
  setField: (doc, { of, node, values }) => {
    const id = node();
    const { path, kind } = of(fieldsOf(doc, id));
    return edit.setField(doc, id, path, values[of([kind, kind, kind, "any", "nothing"])], nodeTypes);
  },
  addItem: (doc, { of, word, yes }) =>
    edit.addItem(
      doc,
      of(listsOf(doc)),
      yes ? {} : { values: { label: word } as JsonObject, at: of([0, 1, 9]) },
      nodeTypes,
    ),
  removeItem: (doc, { of }) => edit.removeItem(doc, of(itemsOf(doc)), nodeTypes),
  moveItem: (doc, { of, number }) => edit.moveItem(doc, of(itemsOf(doc)), number, nodeTypes),
  setKey: (doc, { of, yes }) => edit.setKey(doc, of(itemsOf(doc)), of(dialKeys), { swap: yes }, nodeTypes),
  renameNode: (doc, { node, word, yes }) => edit.renameNode(doc, node(), yes ? word : undefined, nodeTypes),
  changeId: (doc, { of, node }) =>
    edit.changeId(doc, node(), of([...slugs, "2025", "constructor", node()]), nodeTypes),
  moveNodes: (doc, { node, point }) =>
    edit.moveNodes(doc, { [node()]: point(), [node()]: point() }, nodeTypes),
  addNote: (doc, { word, of, point }) =>
    edit.addNote(doc, { text: word, colour: of(tints), ...point(), width: 200.4, height: of([60, 9]) }),
  addFrame: (doc, { word, of, point, number }) =>
    edit.addFrame(doc, { title: word, colour: of(tints), ...point(), width: number, height: 300 }),
  setNoteText: (doc, { word, of }) => edit.setNoteText(doc, of(markIds), word),
  setFrameTitle: (doc, { word, of }) => edit.setFrameTitle(doc, of(markIds), word),
  setTint: (doc, { of }) => edit.setTint(doc, { kind: of(["note", "frame"]), id: of(markIds) }, of(tints)),
  resizeMark: (doc, { of, point, number }) =>
    edit.resizeMark(
      doc,
      { kind: of(["note", "frame"]), id: of(markIds) },
      { ...point(), width: number, height: 80 },
    ),
  moveThings: (doc, { of, node, point }) =>
    edit.moveThings(
      doc,
      {
        nodes: { [node()]: point() },
        ...of([{ notes: at(of(markIds), point()) }, { frames: at(of(markIds), point()) }]),
      },
      nodeTypes,
    ),
  removeThings: (doc, { of, node, yes }) =>
    edit.removeThings(
      doc,
      { nodes: yes ? [node()] : [], ...of([{ notes: [of(markIds)] }, { frames: [of(markIds)] }]) },
      { heal: yes },
      nodeTypes,
    ),
  setTitle: (doc, { word }) => edit.setTitle(doc, word),
  setDescription: (doc, { word, yes }) => edit.setDescription(doc, yes ? word : undefined),
  setLanguages: (doc, { of }) =>
    edit.setLanguages(doc, [...new Set([of(languages), of(languages)])], nodeTypes),
  setInsteadOf: (doc, { of, yes }) => edit.setInsteadOf(doc, of(languages), yes ? [of(languages)] : []),
  setTexts: (doc, { of, word }) => {
    const places = textsOf(doc, nodeTypes);
    const chosen = places.length === 0 ? [] : [of(places), of(places)];
    const changes = [...new Set(chosen)].map((place) => {
      const language = of(languages);
      const before = place.spoken[language];
      return { place, language, text: word, ...(before ? { before } : {}) };
    });
    return edit.setTexts(doc, changes, nodeTypes);
  },
  setFallback: (doc, { yes }) =>
    edit.setFallback(
      doc,
      yes
        ? { say: { "fr-FR": { text: "Un instant." } }, to: { kind: "phone", number: "+15550199" } }
        : undefined,
    ),
  setEverywhere: (doc, { yes, node }) =>
    edit.setEverywhere(
      doc,
      yes ? { operator: { key: "0", to: { node: node() } }, repeat: "#", except: [node()] } : undefined,
    ),
  addDirectory: (doc, { of }) => edit.addDirectory(doc, directoryOf(of(["staff", "team"]))),
  setDirectory: (doc, { of, word }) =>
    edit.setDirectory(doc, { ...directoryOf(of(["staff", "team"])), title: word }),
  removeDirectory: (doc, { of }) => edit.removeDirectory(doc, of(["staff", "team"])),
  setStart: (doc, { node }) => edit.setStart(doc, node(), nodeTypes),
  addVariable: (doc, { of, word }) => edit.addVariable(doc, of(names), { type: "text", initial: word }),
  changeVariable: (doc, { of, yes }) => edit.changeVariable(doc, of(names), { type: "flag", initial: yes }),
  removeVariable: (doc, { of }) => edit.removeVariable(doc, of(names)),
  paste: (doc, { of, node, yes, point }) =>
    edit.paste(
      doc,
      edit.copy(doc, { nodes: [node(), node(), node()], notes: [of(markIds)], frames: [of(markIds)] }),
      yes ? { at: point() } : {},
      nodeTypes,
    ),
  duplicate: (doc, { of, node }) =>
    edit.duplicate(
      doc,
      of<edit.Things>([
        { nodes: [node()] },
        { notes: [of(markIds)] },
        { nodes: [node()], frames: [of(markIds)] },
      ]),
      nodeTypes,
    ),
  compose: (doc, choice): Result =>
    edit.compose(doc, "Several at once", [
      (now) => attempts.addItem(now, choice),
      (now) => attempts.duplicate(now, choice),
      (now) => attempts.removeNodes(now, choice),
    ]),
} satisfies Record<string, (doc: FlowDocument, choice: Choice) => Result>;

function at<Place>(id: string, place: Place): Readonly<Record<string, Place>> {
  return { [id]: place };
}

const names = ["a", "b", "count", "total", "constructor", "A b"];
const lists = ["choices", "retries", "otherwise"];

/** Tries a wish on a document. */
export function attempt(doc: FlowDocument, { what, picks, ...rest }: Wish): Result {
  let next = 0;
  const of = <Item>(items: readonly Item[]): Item =>
    items[(picks[next++ % picks.length] ?? 0) % items.length] as Item;
  const node = () => of([...doc.nodes.map(({ id }) => id), ...(of([0, 0, 0, 1]) ? ["nobody"] : [])]);
  const exits = doc.nodes.flatMap((from) =>
    (outlets(from) ?? ["next"]).map((outlet) => ({ from: from.id, outlet })),
  );
  const exit = () => of([...exits, { from: "nobody", outlet: "next" }]);
  const point = () => ({ x: rest.number / 3, y: of([0, 1, 2]) - 1.2 });
  return attempts[what](doc, { ...rest, of, node, exit, point });
}

interface FieldPlace {
  readonly path: edit.Path;
  readonly kind: string;
}

function fieldsOf(doc: FlowDocument, id: string): FieldPlace[] {
  const node = doc.nodes.find((candidate) => candidate.id === id);
  const fields = (node && nodeTypes.get(node.type)?.fields) ?? {};
  const met = [...walkFields(fields, node?.data)].flatMap(({ path, field: { kind } }): FieldPlace[] => {
    const inside = [
      { path: [...path, "de-DE"], kind: "utterance" },
      { path: [...path, "fr-FR", "text"], kind: "text" },
    ];
    if (kind === "spoken") return [{ path, kind }, ...inside];
    return kind === "destination"
      ? [
          { path, kind },
          { path: [...path, "name"], kind: "text" },
        ]
      : [{ path, kind }];
  });
  return [...met, { path: ["nothing"], kind: "any" }];
}

function listsOf({ nodes }: FlowDocument): edit.ListPlace[] {
  const places = nodes.flatMap(({ id, data }) =>
    lists.filter((list) => Array.isArray(data[list])).map((list) => ({ node: id, list: [list] })),
  );
  return [...places, { node: "nobody", list: ["choices"] }];
}

function itemsOf(doc: FlowDocument): edit.ItemPlace[] {
  const places = listsOf(doc).flatMap(({ node, list }) => {
    const data = doc.nodes.find(({ id }) => id === node)?.data;
    const items = (data?.[String(list[0])] ?? []) as readonly JsonObject[];
    return items.map((item) => ({ node, list, item: String(item.id) }));
  });
  return [...places, { node: "nobody", list: ["choices"], item: "nothing" }];
}

const item = { id: "sales", key: "3", label: "" };

/** A value for each kind of field, now and then one that does not fit. */
const values = fc
  .record({
    spoken,
    destination,
    text: words,
    whole: fc.integer({ min: 0, max: 10 }),
    flag: fc.boolean(),
    oneOf: fc.constantFrom("now", "later", "never"),
    key: fc.constantFrom(...dialKeys),
    place: fc.constantFrom({ node: "menu" }, { flow: "night" }),
    list: fc.constantFrom([], [item], [{ id: "a" }], [item, item]),
    utterance: fc.record({ text: words }),
    any: fc.oneof(fc.constantFrom(null, undefined), fc.jsonValue({ maxDepth: 2 })),
  })
  .map((held): Readonly<Record<string, Json | undefined>> => asRead(held) as never);

export const randomWish: fc.Arbitrary<Wish> = fc.record({
  what: fc.constantFrom(...(Object.keys(attempts) as Wish["what"][])),
  picks: fc.array(fc.nat(200), { minLength: 12, maxLength: 12 }),
  word: words,
  number: fc.integer({ min: -3, max: 900 }),
  yes: fc.boolean(),
  values,
});

export const allWishes = Object.keys(attempts);

/** The document after as many of the wishes as can be granted. */
export function after(document: FlowDocument, wishes: readonly Wish[]): FlowDocument {
  let doc = document;
  for (const wish of wishes) {
    const result = attempt(doc, wish);
    if (!edit.isRefusal(result)) doc = result.doc;
  }
  return doc;
}
