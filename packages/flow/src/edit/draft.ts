import type { FlowDocument, FlowNode, Frame, Note } from "../document/index.ts";
import { isJsonObject } from "../json.ts";
import type { Change, Operation } from "./change.ts";
import { sameValue, valueAt, withValueAt } from "./path.ts";

/** Parts that a document has only while something is in them. */
const optional = { note: "notes", frame: "frames" } as const;
type Optional = (typeof optional)[keyof typeof optional];
type Copied = "nodes" | "edges" | "layout" | "variables" | Optional;
type Writable<Part> = Part extends readonly (infer Item)[]
  ? Item[]
  : { -readonly [Key in keyof Part]: Part[Key] };

/**
 * A document while one operation is at work on it. Each list is copied once, at its first change, and what is not touched
 * keeps its identity, so that a canvas draws again only what changed. Never leaves this folder.
 */
export class Draft {
  #document: FlowDocument;
  readonly #copied = new Set<Copied>();
  readonly #made: Change[] = [];
  #fits = true;

  constructor(document: FlowDocument) {
    this.#document = document;
  }

  /** The state so far. Its lists change with the next change: read, do not keep. */
  get document(): FlowDocument {
    return this.#document;
  }

  /** Whether every change met what it said was there before. */
  get fits(): boolean {
    return this.#fits;
  }

  /** What was really changed. */
  operation(title: string, typed: boolean): Operation {
    return { title, changes: this.#made, ...(typed ? { typed } : {}) };
  }

  /** Makes a change, unless an earlier one did not fit or nothing would be different. */
  make(change: Change): void {
    if (!this.#fits || sameValue(change.before, change.after)) return;
    const found = this.#found(change);
    this.#fits = found.fits && sameValue(found.value, change.before) && this.#put(change);
    // What really was there, not a journal's copy of it: undoing gives back the very objects.
    if (this.#fits) this.#made.push({ ...change, before: found.value } as Change);
  }

  #found(change: Change): { readonly fits: boolean; readonly value?: unknown } {
    const { nodes, edges, layout, variables } = this.#document;
    switch (change.of) {
      case "node":
        return found(nodes, change);
      case "edge":
        return found(edges, change);
      case "node title": {
        const node = nodes[change.at];
        return { fits: node?.id === change.node, value: node?.title };
      }
      case "node data": {
        const node = nodes[change.at];
        return { fits: node?.id === change.node, value: valueAt(node?.data, change.path) };
      }
      case "position":
        return { fits: true, value: own(layout, change.node) };
      case "note":
      case "frame":
        return { fits: true, value: own<Note | Frame>(this.#document[optional[change.of]] ?? {}, change.id) };
      case "variable":
        return { fits: true, value: own(variables, change.name) };
      case "setting":
        return { fits: true, value: this.#document[change.name] };
    }
  }

  #put(change: Change): boolean {
    switch (change.of) {
      case "node":
        splice(this.#mine("nodes"), change);
        return true;
      case "edge":
        splice(this.#mine("edges"), change);
        return true;
      case "node title":
        return this.#replace(change.at, (node) => withMember(node, "title", change.after));
      case "node data":
        return this.#replace(change.at, (node) => {
          const data = withValueAt(node.data, change.path, change.after);
          return isJsonObject(data) ? { ...node, data } : undefined;
        });
      case "position":
        setMember(this.#mine("layout"), change.node, change.after);
        return true;
      case "note":
      case "frame":
        this.#setIn(optional[change.of], change.id, change.after);
        return true;
      case "variable":
        setMember(this.#mine("variables"), change.name, change.after);
        return true;
      case "setting":
        this.#document = withMember(this.#document, change.name, change.after);
        return true;
    }
  }

  #replace(at: number, by: (node: FlowNode) => FlowNode | undefined): boolean {
    const nodes = this.#mine("nodes");
    const node = nodes[at] && by(nodes[at]);
    if (node) nodes[at] = node;
    return node !== undefined;
  }

  #setIn(part: Optional, id: string, value: Note | Frame | undefined): void {
    const held: Record<string, Note | Frame> = this.#mine(part);
    setMember(held, id, value);
    if (Object.keys(held).length > 0) return;
    this.#document = withMember(this.#document, part, undefined);
    this.#copied.delete(part);
  }

  /** A list or record of the document that nobody else holds. */
  #mine<Part extends Copied>(part: Part): Writable<NonNullable<FlowDocument[Part]>> {
    if (!this.#copied.has(part)) {
      const held = this.#document[part];
      this.#document = { ...this.#document, [part]: Array.isArray(held) ? [...held] : { ...held } };
      this.#copied.add(part);
    }
    return this.#document[part] as Writable<NonNullable<FlowDocument[Part]>>;
  }
}

type ListChange<Item> = { readonly at: number; readonly before?: Item; readonly after?: Item };

function found<Item>(list: readonly Item[], { at, before }: ListChange<Item>) {
  // Without a "before" the item goes in front of the one that stands there.
  if (before === undefined) return { fits: Number.isInteger(at) && at >= 0 && at <= list.length };
  return { fits: list[at] !== undefined, value: list[at] };
}

function splice<Item>(list: Item[], { at, before, after }: ListChange<Item>): void {
  list.splice(at, before === undefined ? 0 : 1, ...(after === undefined ? [] : [after]));
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function setMember<Value>(record: Record<string, Value>, name: string, value: Value | undefined): void {
  if (value === undefined) delete record[name];
  else record[name] = value;
}

function withMember<Owner extends object>(owner: Owner, name: keyof Owner, value: unknown): Owner {
  if (value !== undefined) return { ...owner, [name]: value };
  const { [name]: _removed, ...others } = owner;
  return others as Owner;
}
