import { resolve } from "node:path";
import { compile } from "@dialtree/engine";
import { nodeTypes } from "@dialtree/nodes";
import { writeTextFile } from "../files.ts";
import { findFlow, loadFlow } from "../flow-folder.ts";
import { ofSeverity, printProblem, problemsOf } from "../problems.ts";
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
  run: ({ out, err, env, cwd }, { operands: [named = ""], values }) => {
    if (!values.xstate) throw misused("It is not said what to export as.", "Add --xstate.");
    const flow = loadFlow(findFlow(named, cwd), cwd);
    const errors = terminal(err, env);
    if (!flow.document) {
      for (const problem of flow.problems) printProblem(errors, flow.shown, problem);
      return exitCodes.failed;
    }
    const text = `${JSON.stringify(compile(flow.document, nodeTypes, "draft").config, null, 2)}\n`;
    if (values.out === undefined) out.write(text);
    else writeTextFile(resolve(cwd, values.out), text);
    // A draft can be looked at as a machine long before it is right.
    const wrong = ofSeverity(problemsOf(flow, cwd), "error").length;
    if (wrong > 0) {
      errors.line(`dialtree: the flow has ${counted(wrong, "error")}; what is broken leads to the fallback.`);
      errors.line(`See dialtree check ${flow.shown}`);
    }
    return exitCodes.done;
  },
});
