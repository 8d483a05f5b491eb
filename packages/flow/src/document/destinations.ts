import { type Destination, destinationSchema, walkFields } from "../fields/index.ts";
import { pointer } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { FlowDocument } from "./document.ts";

/** A place where a flow holds whom calls are sent to. */
export interface HeldDestination {
  readonly to: Destination;
  /** JSON pointer into the document. */
  readonly at: string;
  /** The step, or the directory; of the fallback neither. */
  readonly node?: string;
  readonly directory?: string;
}

/** Everybody whom a flow can send calls to, in the order of the file. What is half filled in leads nowhere. */
export function destinationsHeldIn(document: FlowDocument, nodeTypes: NodeTypes): readonly HeldDestination[] {
  const held = (value: unknown, path: readonly (string | number)[], of: object): HeldDestination[] => {
    const { data: to } = destinationSchema.safeParse(value);
    return to ? [{ to, at: pointer(path), ...of }] : [];
  };
  return [
    ...held(document.fallback?.to, ["fallback", "to"], {}),
    ...(document.directories ?? []).flatMap(({ id, people }, index) =>
      people.flatMap(({ to }, person) =>
        held(to, ["directories", index, "people", person, "to"], { directory: id }),
      ),
    ),
    ...document.nodes.flatMap(({ id, type, data }, index) =>
      [...walkFields(nodeTypes.get(type)?.fields ?? {}, data)].flatMap(({ field, path, value }) =>
        field.kind === "destination" ? held(value, ["nodes", index, "data", ...path], { node: id }) : [],
      ),
    ),
  ];
}
