import { compile } from "@dialtree/engine";
import { nodeTypes } from "@dialtree/nodes";
import { give } from "../files.ts";
import { ofSeverity, problemsOf, readableFlow } from "../problems.ts";
import { exitCodes, misused } from "../refusal.ts";
import { counted, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const exportFlow = defineCommand({
  name: "export",
  summary: "Prints a flow as a state machine that XState and Stately's tools load.",
  usage: "export <flow> --xstate [--out <file>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: {
    xstate: { help: "As an XState machine configuration: JSON for createMachine()." },
    out: { value: "file", help: "Writes it to a file instead." },
  },
  run: (io, { operands: [named = ""], values }) => {
    if (!values.xstate) throw misused("It is not said what to export as.", "Add --xstate.");
    const flow = readableFlow(io, named);
    if (!flow) return exitCodes.failed;
    const text = `${JSON.stringify(compile(flow.document, nodeTypes, "draft").config, null, 2)}\n`;
    give(io, text, values.out);
    // A draft can be looked at as a machine long before it is right.
    const wrong = ofSeverity(problemsOf(flow, io.cwd), "error").length;
    if (wrong > 0) {
      const errors = terminal(io.err, io.env);
      errors.line(`dialtree: the flow has ${counted(wrong, "error")}; what is broken leads to the fallback.`);
      errors.line(`See dialtree check ${flow.shown}`);
    }
    return exitCodes.done;
  },
});
