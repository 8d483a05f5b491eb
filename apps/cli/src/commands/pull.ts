import { resolve } from "node:path";
import { promptsNamedIn } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { answering } from "../answering.ts";
import { shownPath } from "../files.ts";
import { flowsFolder } from "../flow-folder.ts";
import type { Io } from "../io.ts";
import type { Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { exitCodes, Refusal } from "../refusal.ts";
import { draftOn, flowsOn, type ServersDraft } from "../repository/drafts.ts";
import { calendarsOf, type FileChange, pullOf } from "../repository/pulling.ts";
import { type ServersScenario, scenariosOn } from "../repository/scenarios.ts";
import { counted, jsonLine, plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const pull = defineCommand({
  name: "pull",
  summary: "Writes a server's flows into folders, just as a repository has them.",
  usage: "pull [flow]… [--out <folder>] [--check]",
  operands: { what: "a flow", fewest: 0 },
  options: {
    out: { value: "folder", help: `The folder of the flows' folders; ${flowsFolder} unless told.` },
    check: { help: "Changes nothing; exits with 1 when a file would change." },
    prune: { help: "Removes recordings and scenarios that the server does not have." },
    force: { help: "Also writes over what nobody has committed or pushed." },
    json: { help: "Prints one JSON object a line." },
    server: serverOption,
  },
  more: `Without a flow it takes all of them. Each becomes <folder>/<flow>/flow.json, as "dialtree format" writes it, with its recordings
in prompts/ and its scenarios in cases/; calendars that they look at come into <folder>/calendars.json. Files that say the same already are not touched. What is
here and has been neither pushed nor committed is not written over. Prompts of the library, lists of PINs, secrets and numbers stay at
the server: no file has them.

Exits with 0 when all is as at the server, with 1 when --check finds a difference or when something was not written over, with
2 when the server cannot be asked.

With --json each file is an object with "type": "file", what (new, changed or removed), file and unsaved; the last line is
{"type": "summary", flows, changes, written}.

Examples:
  dialtree pull
  dialtree pull reception --out flows --server http://localhost:3000
  dialtree pull --check`,
  run: (io, { operands, values }) =>
    answering(async () => {
      const server = serverOf(io, values.server);
      const out = resolve(io.cwd, values.out ?? flowsFolder);
      const where = { server, out, prune: values.prune };
      const drafts = await draftsOf(server, operands);
      const pulled = [
        ...drafts.map(({ draft, scenarios }) => pullOf(draft, scenarios, where)),
        await calendarsOf(
          drafts.map(({ draft: { document } }) => document),
          where,
        ),
      ];
      const changes = pulled.flatMap((one) => one.changes);
      const refused = values.force ? [] : changes.filter(({ unsaved }) => unsaved);
      const isWritten = !values.check && refused.length === 0;
      if (isWritten) for (const { carryOut } of changes) await carryOut();
      if (isWritten) for (const { remember } of pulled) remember();
      const summary = { flows: drafts.length, changes: changes.length, written: isWritten };
      if (values.json) printJson(io, changes, summary);
      else print(io, changes, summary, values.check);
      if (!values.json && !values.check) tellRefused(io, refused);
      if (!values.json) tellLeftOut(io, drafts);
      return (values.check && changes.length > 0) || refused.length > 0 ? exitCodes.failed : exitCodes.done;
    }),
});

/** A flow as the server has it. */
interface Theirs {
  readonly draft: ServersDraft;
  readonly scenarios: ReadonlyMap<string, ServersScenario>;
}

async function draftsOf(server: Peer, named: readonly string[]): Promise<readonly Theirs[]> {
  const drafts: Theirs[] = [];
  for (const id of new Set(named.length > 0 ? named : await flowsOn(server))) {
    const draft = await draftOn(server, id);
    if (!draft)
      throw new Refusal(
        `There is no flow "${plain(id)}" at ${server.url}.`,
        `Its flows are ${(await flowsOn(server)).join(", ") || "none yet"}.`,
      );
    drafts.push({ draft, scenarios: await scenariosOn(server, id) });
  }
  return drafts;
}

interface Summary {
  readonly flows: number;
  readonly changes: number;
  readonly written: boolean;
}

function print(io: Io, changes: readonly FileChange[], { flows, written }: Summary, check: boolean): void {
  const { line } = terminal(io.out, io.env);
  for (const { what, file } of changes)
    line(`${(check ? `${what}?` : what).padEnd(10)} ${shownPath(file, io.cwd)}`);
  const files = counted(changes.length, "file");
  const came =
    changes.length === 0 ? "nothing is different" : written ? `${files} changed` : `${files} would change`;
  line(`${counted(flows, "flow")}: ${came}.`);
}

function printJson(io: Io, changes: readonly FileChange[], summary: Summary): void {
  for (const { what, file, unsaved } of changes)
    jsonLine(io.out, { type: "file", what, file: shownPath(file, io.cwd), unsaved });
  jsonLine(io.out, { type: "summary", ...summary });
}

function tellRefused(io: Io, refused: readonly FileChange[]): void {
  if (refused.length === 0) return;
  const { line } = terminal(io.err, io.env);
  line("dialtree: nothing was written: what is in these files has been neither pushed nor committed.");
  for (const { file } of refused) line(`    ${shownPath(file, io.cwd)}`);
  line("Commit it, or push it; or pull with --force, which writes over it.");
}

/** What a flow has and no folder has: whoever pulls could take the folder for all of it. */
function tellLeftOut(io: Io, drafts: readonly Theirs[]): void {
  const { line } = terminal(io.err, io.env);
  for (const { draft, scenarios } of drafts) {
    const { id, document } = draft;
    const sealed = [...scenarios].flatMap(([name, { text }]) => (text === null ? [name] : []));
    if (sealed.length > 0)
      line(
        `${id} has scenarios that the server cannot read, sealed with another secret: ${sealed.join(", ")}.`,
      );

    const named = [...promptsNamedIn(document, nodeTypes)];
    if (named.length > 0)
      line(`${id} plays from the library, which stays at the server: ${named.join(", ")}.`);
  }
}
