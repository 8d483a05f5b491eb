import { shownDifference } from "@dialtree/rehearsal";
import type { Io } from "../io.ts";
import { counted, jsonLine, plain, type Terminal, terminal } from "../terminal.ts";
import type { Coverage } from "./coverage.ts";
import type { Result } from "./play.ts";

export interface Report {
  result(result: Result): void;
  coverage(coverage: Coverage): void;
  summary(passed: number, failed: number): void;
}

/** The report for people. */
export function textReport(io: Io): Report {
  const out = terminal(io.out, io.env);
  let before: "result" | "coverage" | undefined;
  const begin = (what: typeof before) => {
    if (before !== undefined && before !== what) out.line();
    before = what;
  };
  return {
    result: (result) => {
      begin("result");
      const { outcome, flow, name, file } = result;
      const line = result.difference?.line ?? result.faults?.[0]?.line;
      const place = outcome === "ok" ? "" : `  ${out.dim(line === undefined ? file : `${file}:${line}`)}`;
      const word = outcome.padEnd(8);
      out.line(`${outcome === "failed" ? out.bold(word) : word} ${plain(`${flow}/${name}`)}${place}`);
      printFaults(out, result);
      printDifference(out, result);
    },
    coverage: ({ flow, taken, exits, missing }) => {
      begin("coverage");
      out.line(`${plain(flow)}: ${taken} of ${counted(exits, "exit")}`);
      for (const { name } of missing) out.line(`         not taken: ${plain(name)}`);
    },
    summary: (passed, failed) => {
      out.line();
      out.line(`${passed} passed, ${failed} failed`);
    },
  };
}

/** The report for programs: one object a line. */
export function jsonReport({ out }: Io): Report {
  return {
    result: ({ call: _unsaid, difference, faults, ...about }) =>
      jsonLine(out, { type: "scenario", ...about, ...difference, faults }),
    coverage: (coverage) => jsonLine(out, { type: "coverage", ...coverage }),
    summary: (passed, failed) => jsonLine(out, { type: "summary", passed, failed }),
  };
}

function printFaults(out: Terminal, { faults = [], file }: Result): void {
  for (const { line, fault } of faults) {
    out.line(plain(`         ${line === undefined ? "" : `${file}:${line}: `}${fault}`));
  }
}

function printDifference(out: Terminal, { difference }: Result): void {
  if (!difference) return;
  out.line(out.dim("         - expected   + got"));
  for (const { sign, text } of shownDifference(difference.expected, difference.got)) {
    const line = plain(`         ${sign} ${text}`);
    out.line(sign === " " ? out.dim(line) : line);
  }
}
