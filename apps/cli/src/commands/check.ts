import { advise } from "@dialtree/engine";
import type { Advice, Problem } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { annotation, annotationsOption, wantsAnnotations } from "../annotations.ts";
import { loadFlow } from "../flow-folder.ts";
import type { Io } from "../io.ts";
import { inWords, ofSeverity, printProblem, problemsOf } from "../problems.ts";
import { exitCodes } from "../refusal.ts";
import { flowFilesOf } from "../repository/folder.ts";
import { counted, jsonLine, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Checked {
  readonly shown: string;
  readonly text: string;
  readonly problems: readonly (Problem | Advice)[];
}

export const check = defineCommand({
  name: "check",
  summary: "Lists everything that is wrong with flows, and what to do about it.",
  usage: "check <file or folder>…",
  operands: { what: "a flow, or a folder of flows", fewest: 1 },
  options: {
    advice: { help: "Also says what callers would complain about in flows that work." },
    json: { help: "Prints one JSON object a line." },
    annotations: annotationsOption,
  },
  more: `Exits with 1 when there is an error; warnings alone are fine.

With --json each problem is an object with "type": "problem", file, severity (error, warning or advice), code, at (a JSON
pointer), node?, outlet?, sentence and remedy; the last line is {"type": "summary", files, errors, warnings}.`,
  run: (io, { operands, values }) => {
    const annotates = wantsAnnotations(values.annotations);
    const files = operands.flatMap((named) => flowFilesOf(named, io.cwd));
    const checked = [...new Set(files)].map((file): Checked => {
      const flow = loadFlow(file, io.cwd);
      const advice = values.advice && flow.document ? advise(flow.document, nodeTypes) : [];
      return { shown: flow.shown, text: flow.text, problems: [...problemsOf(flow, io.cwd), ...advice] };
    });
    const problems = checked.flatMap((flow) => flow.problems);
    const errors = ofSeverity(problems, "error").length;
    const warnings = ofSeverity(problems, "warning").length;
    const summary: Summary = { files: checked.length, errors, warnings };
    if (values.json) printJson(io, checked, summary);
    else print(io, checked, summary);
    if (annotates) for (const flow of checked) annotate(io, flow);
    return errors > 0 ? exitCodes.failed : exitCodes.done;
  },
});

interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

function print(io: Io, checked: readonly Checked[], { files, errors, warnings }: Summary): void {
  const out = terminal(io.out, io.env);
  for (const { shown, problems } of checked) {
    for (const problem of problems) printProblem(out, shown, problem);
    if (problems.length > 0) out.line();
  }
  const found =
    errors + warnings === 0
      ? "No problems"
      : [errors > 0 ? counted(errors, "error") : [], warnings > 0 ? counted(warnings, "warning") : []]
          .flat()
          .join(", ");
  out.line(`${found} in ${counted(files, "flow")}.`);
}

function printJson({ out }: Io, checked: readonly Checked[], summary: Summary): void {
  for (const { shown, problems } of checked) {
    for (const problem of problems) {
      const { severity, code, at, node, outlet } = problem;
      jsonLine(out, { type: "problem", file: shown, severity, code, at, node, outlet, ...inWords(problem) });
    }
  }
  jsonLine(out, { type: "summary", ...summary });
}

function annotate({ out, env }: Io, { shown, text, problems }: Checked): void {
  for (const problem of problems) {
    const { sentence, remedy } = inWords(problem);
    const { severity, code: title, at } = problem;
    const message = `${sentence} ${remedy}`;
    terminal(out, env).line(annotation({ severity, file: shown, text, at, title, message }));
  }
}
