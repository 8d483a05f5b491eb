import { resolve } from "node:path";
import { flowJsonSchema } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { writeTextFile } from "../files.ts";
import { exitCodes } from "../refusal.ts";
import { defineCommand } from "./command.ts";

export const schema = defineCommand({
  name: "schema",
  summary: "Prints the JSON Schema of flow files, for code editors.",
  usage: "schema [--out <file>]",
  operands: { what: "nothing", fewest: 0, most: 0 },
  options: { out: { value: "file", help: "Writes it to a file instead." } },
  run: ({ out, cwd }, { values }) => {
    const text = `${JSON.stringify(flowJsonSchema(nodeTypes), null, 2)}\n`;
    if (values.out === undefined) out.write(text);
    else writeTextFile(resolve(cwd, values.out), text);
    return exitCodes.done;
  },
});
