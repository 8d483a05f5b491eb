import { z } from "zod";
import type { JsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { flowDocumentSchema, flowNodeSchema } from "./document.ts";

/**
 * The JSON Schema (2020-12) of a flow file, with the fields of each node type: code editors complete and underline with
 * it. Field kinds stand under `x-ui`.
 */
export function flowJsonSchema(nodeTypes: NodeTypes): JsonObject {
  const nodes = [...nodeTypes.values()].map((nodeType) =>
    flowNodeSchema
      .extend({
        type: z.literal(nodeType.type),
        version: z.literal(nodeType.version),
        data: nodeType.schema as z.ZodType<never>,
      })
      .meta({ title: nodeType.title, description: nodeType.summary }),
  );
  const anyNode = z.union(nodes) as unknown as typeof flowNodeSchema;
  const schema = flowDocumentSchema
    .extend({ nodes: z.array(anyNode).max(limits.nodesPerFlow) })
    .meta({ ...flowDocumentSchema.meta() });
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as unknown as JsonObject;
}
