import { germanPicture } from "@dialtree/flow/german";
import { flowPicture } from "@dialtree/flow/picture";
import { nodeTypes } from "@dialtree/nodes";
import { germanTypes } from "@dialtree/nodes/german";
import { give } from "../files.ts";
import { readableFlow } from "../problems.ts";
import { exitCodes, misused } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const picture = defineCommand({
  name: "picture",
  summary: "Draws a flow on one sheet (SVG), for those who approve of it on paper.",
  usage: "picture <flow> [--language <language>] [--out <file>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: {
    language: { value: "language", help: "What it says besides the flow's own words: en (the usual) or de." },
    out: { value: "file", help: "Writes it to a file instead." },
  },
  more: `Steps stand where they stand on the canvas, with what callers hear in the flow's first language, every exit and where it
leads. Any browser shows and prints the file; it needs nothing from anywhere and runs nothing.

Example:
  dialtree picture reception --language de --out reception.svg`,
  run: (io, { operands: [named = ""], values }) => {
    const { types, words } = spokenIn(values.language ?? "en");
    const flow = readableFlow(io, named);
    if (!flow) return exitCodes.failed;
    const day = new Date(io.clock.now()).toISOString().slice(0, 10);
    give(
      io,
      flowPicture(flow.document, types, { about: [`${plain(flow.shown)}, ${day}`], words }),
      values.out,
    );
    return exitCodes.done;
  },
});

/** The steps' and the picture's own words. */
function spokenIn(language: string) {
  if (language === "en") return { types: nodeTypes, words: undefined };
  if (language === "de") return { types: germanTypes(nodeTypes), words: germanPicture };
  throw misused(`A picture cannot be had in "${language}".`, "Write --language en or --language de.");
}
