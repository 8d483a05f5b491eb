import { flowPicture } from "@dialtree/flow/picture";
import { nodeTypes } from "@dialtree/nodes";
import { give } from "../files.ts";
import { readableFlow } from "../problems.ts";
import { exitCodes } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const picture = defineCommand({
  name: "picture",
  summary: "Draws a flow on one sheet (SVG), for those who approve of it on paper.",
  usage: "picture <flow> [--out <file>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: { out: { value: "file", help: "Writes it to a file instead." } },
  more: `Steps stand where they stand on the canvas, with what callers hear in the flow's first language, every exit and where it
leads. Any browser shows and prints the file; it needs nothing from anywhere and runs nothing.

Example:
  dialtree picture reception --out reception.svg`,
  run: (io, { operands: [named = ""], values }) => {
    const flow = readableFlow(io, named);
    if (!flow) return exitCodes.failed;
    const day = new Date(io.clock.now()).toISOString().slice(0, 10);
    give(io, flowPicture(flow.document, nodeTypes, { about: [`${plain(flow.shown)}, ${day}`] }), values.out);
    return exitCodes.done;
  },
});
