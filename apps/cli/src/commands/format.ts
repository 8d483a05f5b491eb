import { write } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { writeTextFile } from "../files.ts";
import { findFlow, loadFlow } from "../flow-folder.ts";
import { printProblem } from "../problems.ts";
import { exitCodes } from "../refusal.ts";
import { terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const format = defineCommand({
  name: "format",
  summary: "Rewrites flow files in the usual order and layout, so that git shows only real changes.",
  usage: "format <flow>… [--check]",
  operands: { what: "a flow", fewest: 1 },
  options: { check: { help: "Changes nothing; exits with 1 when a file would change." } },
  run: ({ out, err, env, cwd }, { operands, values }) => {
    const { line } = terminal(out, env);
    // All of them are found before the first is changed.
    const files = operands.map((named) => findFlow(named, cwd));
    let failed = false;
    for (const file of files) {
      const { document, problems, text, shown } = loadFlow(file, cwd);
      if (!document) {
        for (const problem of problems) printProblem(terminal(err, env), shown, problem);
        failed = true;
        continue;
      }
      const formatted = write(document, nodeTypes);
      if (formatted === text) line(`unchanged  ${shown}`);
      else if (values.check) {
        line(`differs    ${shown}`);
        failed = true;
      } else {
        writeTextFile(file, formatted);
        line(`formatted  ${shown}`);
      }
    }
    return failed ? exitCodes.failed : exitCodes.done;
  },
});
