import { constants, openAsBlob } from "node:fs";
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { Io } from "../io.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "../refusal.ts";
import { plain, terminal } from "../terminal.ts";
import { done } from "./done.ts";
import type { Peer } from "./http.ts";

type Becomes = "changed" | "back";
type Assigned = { readonly flow: string; readonly environment: string } | null;

/** What a restore changes, as a server tells it. */
interface Summary {
  readonly madeAt: string;
  readonly flows: readonly {
    readonly id: string;
    readonly becomes: Becomes | "stays" | "removed";
    readonly revision: number | null;
  }[];
  readonly live: readonly {
    readonly flow: string;
    readonly environment: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  readonly numbers: readonly {
    readonly called: string;
    readonly before: Assigned;
    readonly after: Assigned;
  }[];
  readonly others: readonly { readonly what: string; readonly name: string; readonly becomes: Becomes }[];
  readonly ended: readonly {
    readonly what: "rollout" | "plan";
    readonly flow: string;
    readonly number: number;
    readonly when: string | null;
  }[];
  readonly versions: readonly { readonly flow: string; readonly was: number; readonly now: number }[];
  readonly sealedStays: boolean;
  readonly agree: string;
}

interface Restored {
  readonly summary: Summary;
  readonly copy: string | null;
}

const gzip = { "content-type": "application/gzip" };

/** Has a server bring back a backup while it takes calls, once somebody has seen what that changes. @throws Refusal */
export async function restoreLive(
  io: Io,
  server: Peer,
  file: string,
  { yes, otherSecret }: { readonly yes: boolean; readonly otherSecret: boolean },
): Promise<ExitCode> {
  const { line } = terminal(io.out, io.env);
  const backup = await fileAt(resolve(io.cwd, file));
  const query = otherSecret ? "?otherSecret=true" : "";
  io.err.write(`  sending ${sizeOf(backup.size)} to ${server.url}, to be looked through\n`);
  const { body } = await done(server, "POST", `/api/backup${query}`, backup, gzip);
  const summary = body as Summary;
  line(`The backup was made ${summary.madeAt}. Calls under way go on as they are. The restore:`);
  const told = linesOf(summary);
  for (const one of told) line(`  ${one}`);
  if (told.length === 0) {
    line("  changes nothing: what the backup has is what is here.");
    return exitCodes.done;
  }
  if (!yes && !(await isAgreed(io))) {
    line("Nothing has been changed.");
    return exitCodes.failed;
  }
  const agreed = `${query === "" ? "?" : `${query}&`}agree=${summary.agree}`;
  const answer = await done(server, "POST", `/api/backup/restore${agreed}`, backup, gzip);
  const { copy } = answer.body as Restored;
  line("Restored.");
  if (copy !== null)
    line(
      `What was there before is in ${plain(copy)} on the server: dialtree restore ${plain(copy)} --live undoes this.`,
    );
  return exitCodes.done;
}

function linesOf({ flows, live, numbers, others, ended, versions, sealedStays }: Summary): readonly string[] {
  const changes = [
    ...flows.flatMap(({ id, becomes }) => (becomes === "stays" ? [] : [draftWords[becomes](plain(id))])),
    ...live.map(liveWords),
    ...numbers.map(numberWords),
    ...others.map(({ what, name, becomes }) => {
      const named = `${plain(what)} ${plain(name)}`.trim();
      return becomes === "back" ? `${named}: comes back` : `${named}: as it was`;
    }),
    ...ended.map(({ what, flow, number, when }) =>
      what === "rollout"
        ? `the rollout of version ${number} of ${plain(flow)} ends`
        : `version ${number} of ${plain(flow)}, planned for ${plain(when ?? "")}, does not go live`,
    ),
    ...versions.map(({ flow, was, now }) =>
      was === now
        ? `version ${now} of ${plain(flow)}: comes back`
        : `what was version ${was} of ${plain(flow)}: comes back as version ${now}`,
    ),
  ];
  if (changes.length === 0) return [];
  const made = flows.filter(({ becomes }) => becomes === "stays");
  return [
    ...changes,
    ...made.map(({ id }) => `flow ${plain(id)}: made since, stays as a draft`),
    ...(sealedStays ? ["PINs, secrets and scenarios: as they are, because the secret is another one"] : []),
  ];
}

/** @throws Refusal */
async function fileAt(path: string): Promise<Blob> {
  try {
    // Says why it cannot be read, which opening it does not.
    await access(path, constants.R_OK);
    return await openAsBlob(path);
  } catch (error) {
    throw new Refusal(
      `${path} cannot be read: ${(error as Error).message}.`,
      "Name a file that dialtree backup has written.",
    );
  }
}

const draftWords = {
  changed: (id: string) => `draft of ${id}: as it was; that of now is kept among the earlier drafts`,
  back: (id: string) => `flow ${id}: comes back`,
  removed: (id: string) => `flow ${id}: is among the removed ones, as it was`,
} as const;

function liveWords({ flow, environment, before, after }: Summary["live"][number]): string {
  const place = `${plain(flow)}${at(environment)}`;
  if (after === null) return `new calls of ${place}: nothing in place of version ${before}`;
  return before === null
    ? `new calls of ${place}: version ${after}, where there was none`
    : `new calls of ${place}: version ${after} in place of version ${before}`;
}

function numberWords({ called, before, after }: Summary["numbers"][number]): string {
  const named = (assigned: Assigned) =>
    assigned ? `${plain(assigned.flow)}${at(assigned.environment)}` : "nowhere";
  return before === null
    ? `${plain(called)}: leads to ${named(after)}, where it led nowhere`
    : `${plain(called)}: leads ${after ? `to ${named(after)}` : "nowhere"} in place of ${named(before)}`;
}

const at = (environment: string) => (environment === "live" ? "" : ` in ${plain(environment)}`);

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** @throws Refusal where there is nobody to be asked */
function isAgreed({ stdin, err }: Io): Promise<boolean> {
  if (!stdin.isTTY)
    throw misused("It is not said whether to do this.", "Look at what it changes above, and say --yes.");
  err.write("Do this? [y/N] ");
  return new Promise((agreed) => {
    const answered = (text: Buffer | string) => end(/^y(es)?\s*$/i.test(String(text)));
    const gone = () => end(false);
    const end = (answer: boolean) => {
      stdin.off("data", answered);
      stdin.pause();
      agreed(answer);
    };
    stdin.on("data", answered);
    stdin.on("end", gone);
    stdin.resume();
  });
}
