import { done } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import {
  rolloutOn,
  type ServersRollout,
  type ServersSchedule,
  type ServersSide,
  schedulesOn,
} from "../live/rollouts.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { versionsOn } from "../live/versions.ts";
import { exitCodes, misused, Refusal } from "../refusal.ts";
import { plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const rollout = defineCommand({
  name: "rollout",
  summary: "Shows or changes which share of a server's callers gets another version of a flow.",
  usage:
    "rollout <flow> [--share <percent> [--to <number>] | --finish | --end] [--note <words>] [--server <url>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: {
    share: { value: "percent", help: "So many of a hundred new calls get it: 1 to 99." },
    to: {
      value: "number",
      help: "Begins with this version; without it the share of the one under way changes.",
    },
    finish: { help: "Everybody gets it." },
    end: { help: "Nobody gets it." },
    note: { value: "words", help: "Why, for others to read." },
    server: serverOption,
  },
  more: `Calls are chosen by their own key: whoever is among a few is among more, and calls under way keep what they have.
A guard takes the version back by itself when its calls go much worse than the others. What is planned is listed as well.`,
  run: async (io, { operands: [flow = ""], values }) => {
    const { share, to, finish = false, end = false, note = "", server } = values;
    const see = `See: dialtree rollout ${plain(flow)}`;
    if ([share !== undefined, finish, end].filter(Boolean).length > 1)
      throw misused("--share, --finish and --end are one of each other.", see);
    if (share !== undefined && !/^[1-9]\d?$/.test(share))
      throw misused(`--share ${plain(share)} is no share: it is 1 to 99.`, see);
    if (to !== undefined && share === undefined) throw misused("--to needs --share.", see);
    const peer = serverOf(io, server);
    if (to !== undefined) await begin(peer, flow, to, { share: Number(share), note });
    const shown = await rolloutOn(
      peer,
      flow,
      changeBy(to === undefined ? share : undefined, finish, end, note),
    );
    const { line } = terminal(io.out, io.env);
    for (const text of shown ? linesOf(shown) : [`All callers of ${plain(flow)} get the same version.`])
      line(text);
    for (const schedule of await schedulesOn(peer, flow)) line(lineOf(schedule));
    return exitCodes.done;
  },
});

function changeBy(share: string | undefined, finish: boolean, end: boolean, why: string) {
  if (share !== undefined) return { method: "PUT", path: "", body: { share: Number(share) } } as const;
  if (finish) return { method: "POST", path: "/finish" } as const;
  if (end) return { method: "POST", path: "/end", body: { why } } as const;
  return undefined;
}

/** @throws Refusal when there is no such version, or the server does not let some callers have it */
async function begin(
  peer: Peer,
  flow: string,
  to: string,
  how: { readonly share: number; readonly note: string },
): Promise<void> {
  const version = (await versionsOn(peer, flow)).find(({ number }) => String(number) === to);
  if (!version)
    throw new Refusal(
      `The flow "${plain(flow)}" has no version ${plain(to)}.`,
      `See: dialtree versions ${plain(flow)}`,
    );
  await done(peer, "POST", `/api/versions/${version.id}/activate`, how);
}

const states: Readonly<Record<string, string>> = {
  finished: "Everybody has it since",
  ended: "Ended",
  tripped: "Taken back by its guard",
  replaced: "Replaced",
};

function linesOf({ state, share, overAt, told, candidate, current }: ServersRollout): readonly string[] {
  const head =
    state === "running"
      ? `${share} of 100 new calls get version ${candidate.number}, the others version ${current.number}.`
      : `Version ${candidate.number} was tried beside version ${current.number}. ${states[state] ?? state}${
          overAt === null ? "" : ` ${overAt}`
        }${told === "" ? "" : `: ${plain(told)}`}`;
  return [head, sideLine(candidate), sideLine(current)];
}

function sideLine({ number, begun, ended, errors, failedTransfers, hangUps }: ServersSide): string {
  return `  version ${number}: ${begun} calls, ${ended} over; of these ${errors} in an error, ${failedTransfers} with a failed transfer, ${hangUps} hung up in the first menu`;
}

function lineOf({ number, at, zone, share, state, told }: ServersSchedule): string {
  const whom = share === null ? "for everybody" : `for ${share} of 100 calls`;
  if (state === "waiting") return `Planned: version ${number} at ${at} (${plain(zone)}) ${whom}.`;
  return `Was planned: version ${number} at ${at} (${plain(zone)}): ${state}. ${plain(told)}`.trimEnd();
}
