import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { placeTestCall, type TestCall } from "../live/test-call.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "../refusal.ts";
import { counted, plain, type Terminal, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

const words = { ok: "ok     ", warning: "warning", failed: "FAILED " } as const;

interface Finding {
  readonly status: keyof typeof words;
  readonly title: string;
  readonly seen: string;
  readonly remedies: readonly { readonly says: string; readonly command?: string; readonly where?: string }[];
}

interface Examination {
  readonly status: Finding["status"];
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly findings: readonly Finding[];
  }[];
}

export const doctor = defineCommand({
  name: "doctor",
  summary:
    "Looks whether a server is connected to Microsoft as it should be, and says what mends what is not.",
  usage: "doctor [--json] [--quiet] [--call <flow> [--live]] [--server <url>]",
  operands: { what: "an operand", fewest: 0, most: 0 },
  options: {
    server: serverOption,
    json: { help: "Prints what was seen as JSON." },
    quiet: { help: "Leaves out the lines that are ok." },
    call: { value: "flow", help: "Then has somebody call this flow, and looks whether it answers." },
    live: { help: "Of --call: agrees to a call at the real telephone network, which you place yourself." },
  },
  more: `It asks for a token and reads its permissions, for the end of the app's secret, the time, the keys of notifications,
for the server's public address with its name and certificate, and which resource accounts and numbers there are. Nothing is changed, and
without --call nobody is called. With a simulator --call places the call; without one it waits two minutes for you to dial.
Exits with 1 when a line has failed; warnings alone exit with 0. What ends within 30 days is a warning, within 7 days a failure.`,
  run: async (io, { values: { server, json, quiet, call, live } }) => {
    if (live && call === undefined)
      throw misused("--live is about a test call.", "Add --call and the flow that is to answer.");
    const peer = serverOf(io, server);
    const examination = examinationIn((await done(peer, "GET", "/api/doctor")).body, peer);
    const tested = call === undefined ? undefined : await placeTestCall(io, peer, call, live);
    if (json)
      io.out.write(`${JSON.stringify({ ...examination, ...(tested ? { call: tested } : {}) }, null, 2)}\n`);
    else print(io, examination, quiet, tested);
    return exitCodeOf(examination, tested);
  },
});

function exitCodeOf({ status }: Examination, tested: TestCall | undefined): ExitCode {
  return status === "failed" || tested?.status === "failed" ? exitCodes.failed : exitCodes.done;
}

function print(io: Io, { checks }: Examination, quiet: boolean, tested: TestCall | undefined): void {
  const at = terminal(io.out, io.env);
  for (const { title, findings } of checks) {
    const shown = quiet ? findings.filter(({ status }) => status !== "ok") : findings;
    if (shown.length === 0) continue;
    at.line(at.bold(plain(title)));
    for (const finding of shown) printLine(at, finding);
    at.line();
  }
  if (tested) {
    at.line(at.bold("Test call"));
    printLine(at, tested);
    at.line();
  }
  const all = [...checks.flatMap(({ findings }) => findings), ...(tested ? [tested] : [])];
  const of = (status: Finding["status"]) => all.filter((one) => one.status === status).length;
  at.line(`${of("ok")} ok, ${counted(of("warning"), "warning")}, ${of("failed")} failed.`);
}

function printLine({ line, dim }: Terminal, { status, title, seen, remedies }: Finding): void {
  line(`  ${words[status]}  ${plain(title)}: ${plain(seen)}`);
  for (const { says, command, where } of remedies) {
    line(`           → ${plain(says)}`);
    if (command !== undefined) line(`             $ ${plain(command)}`);
    if (where !== undefined) line(dim(`             ${plain(where)}`));
  }
}

function examinationIn(body: unknown, peer: Peer): Examination {
  const { status, checks } = (body ?? {}) as Partial<Record<keyof Examination, unknown>>;
  if (typeof status === "string" && status in words && Array.isArray(checks)) return body as Examination;
  throw new Refusal(
    `What answers at ${peer.url} does not tell how it is connected.`,
    "Is that a dialtree server, and as new as this command?",
  );
}
