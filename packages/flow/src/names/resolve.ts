import type { Fallback, FlowDocument, FlowNode } from "../document/index.ts";
import { withValueAt } from "../edit/path.ts";
import {
  type Destination,
  namedDestinationSchema,
  type WrittenDestination,
  walkFields,
} from "../fields/index.ts";
import { type Json, type JsonObject, pointer } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { type Naming, nothingNamed, personNamed, thingInstead, thingNamedBy } from "./naming.ts";

/** A flow that names nobody any more: each destination is somebody. */
export type ResolvedFlow = Omit<FlowDocument, "fallback"> & {
  readonly fallback?: (Omit<Fallback, "to"> & { readonly to: Destination }) | undefined;
};

/** A name in a flow that stands for nobody. */
export interface Unresolved {
  readonly name: string;
  /** JSON pointer into the document. */
  readonly at: string;
  /** Of the fallback and of directories there is none. */
  readonly node?: string;
}

export interface Resolution {
  /** Whoever is unknown is stood in for. Nothing else than names is different from the document; without names it is the same. */
  readonly document: ResolvedFlow;
  /** What was looked up, and what it came to. */
  readonly used: Naming;
  readonly unresolved: readonly Unresolved[];
}

type Path = readonly (string | number)[];

/**
 * A flow with everybody and everything that its names stand for in an environment. Pure: the same flow and naming come to the
 * same, so that a version can keep the flow as it was written beside what its names came to.
 */
export function resolveNames(
  document: FlowDocument,
  nodeTypes: NodeTypes,
  naming: Naming = nothingNamed,
): Resolution {
  const used: { people: Record<string, Destination>; instead: Record<string, Record<string, string>> } = {
    people: {},
    instead: {},
  };
  const unresolved: Unresolved[] = [];
  const whoIs = (name: string, place: Omit<Unresolved, "name">): Destination => {
    const somebody = personNamed(naming, name);
    if (somebody) used.people[name] = somebody;
    else unresolved.push({ name, ...place });
    return somebody ?? standIn(name);
  };

  const resolvedNode = (node: FlowNode, index: number): FlowNode => {
    let data: Json = node.data;
    const put = (path: Path, value: Json) => {
      data = withValueAt(data, path, value) ?? data;
    };
    for (const { field, path, value } of walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)) {
      const name = field.kind === "destination" ? nameIn(value) : undefined;
      if (name !== undefined) {
        const at = pointer(["nodes", index, "data", ...path]);
        put(path, { ...whoIs(name, { at, node: node.id }) });
      }
      const thing = thingNamedBy(field);
      if (thing === undefined || typeof value !== "string") continue;
      const other = thingInstead(naming, thing, value);
      if (other === value) continue;
      used.instead[thing] = { ...used.instead[thing], [value]: other };
      put(path, other);
    }
    return data === node.data ? node : { ...node, data: data as JsonObject };
  };

  const { fallback, directories } = document;
  const people = directories?.map((directory, index) => {
    const resolved = directory.people.map((person, row) => {
      if (person.to?.kind !== "named") return person;
      const at = pointer(["directories", index, "people", row, "to"]);
      return { ...person, to: whoIs(person.to.name, { at }) };
    });
    const isAsWritten = resolved.every((person, row) => person === directory.people[row]);
    return isAsWritten ? directory : { ...directory, people: resolved };
  });
  const to = fallback && concrete(fallback.to, (name) => whoIs(name, { at: "/fallback/to" }));
  const nodes = document.nodes.map(resolvedNode);
  const isSame =
    to === fallback?.to &&
    nodes.every((node, index) => node === document.nodes[index]) &&
    (people ?? []).every((directory, index) => directory === directories?.[index]);
  return {
    document: isSame
      ? (document as ResolvedFlow)
      : ({
          ...document,
          nodes,
          ...(people ? { directories: people } : {}),
          ...(fallback && to ? { fallback: { ...fallback, to } } : {}),
        } as ResolvedFlow),
    used,
    unresolved,
  };
}

function concrete(to: WrittenDestination, whoIs: (name: string) => Destination): Destination {
  return to.kind === "named" ? whoIs(to.name) : to;
}

function nameIn(value: unknown): string | undefined {
  return namedDestinationSchema.safeParse(value).data?.name;
}

// The nil UUID of RFC 9562: no person of any directory has it.
const nobody = "00000000-0000-0000-0000-000000000000";

/** Somebody in the place of whoever a name stands for, for rehearsals of flows that are not published anywhere. */
function standIn(name: string): Destination {
  return { kind: "user", id: nobody, name: `${name} (by name)` };
}

/** Whether nobody knows yet who this is, nor of what kind. */
export function isStoodInFor(to: Destination): boolean {
  return to.kind !== "phone" && to.id === nobody;
}
