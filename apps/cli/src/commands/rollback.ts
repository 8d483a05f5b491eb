import { live } from "@dialtree/flow/names";
import { done } from "../live/done.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { type ServersVersion, versionsOn } from "../live/versions.ts";
import { exitCodes, misused, Refusal } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const rollback = defineCommand({
  name: "rollback",
  summary: "Has new calls of a server's flow get an earlier version again.",
  usage: "rollback <flow> [--to <number>] [--note <words>] [--environment <id>] [--server <url>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: {
    to: { value: "number", help: "The version; unless told, the one before the version that is live." },
    note: { value: "words", help: "Why, for others to read." },
    environment: { value: "id", help: `Where: one that it was published to before; ${live} unless told.` },
    server: serverOption,
  },
  more: `It holds at once. Calls under way keep the version that they began with, nothing is spoken anew, and the draft stays as it is.
What the version needs and the server no longer has, such as a calendar or a secret, is named, and nothing is changed.
dialtree versions <flow> lists what there is; to go forth again, name a later one.`,
  run: async (io, { operands: [flow = ""], values: { to, note = "", environment = live, server } }) => {
    const peer = serverOf(io, server);
    const { id, number } = chosen(await versionsOn(peer, flow), flow, to, environment);
    // Servers that know of no environments refuse the word.
    const where = environment === live ? {} : { environment };
    const { body } = await done(peer, "POST", `/api/versions/${id}/activate`, { note, ...where });
    const { replaced } = body as { readonly replaced: { readonly number: number } | null };
    const before = replaced && replaced.number !== number ? `, in place of version ${replaced.number}` : "";
    const there = environment === live ? "" : ` in ${plain(environment)}`;
    io.out.write(`New calls of ${plain(flow)}${there} get version ${number}${before}.\n`);
    return exitCodes.done;
  },
});

/** @throws Refusal when there is no such version, or none to go back to */
function chosen(
  all: readonly ServersVersion[],
  flow: string,
  to: string | undefined,
  environment: string,
): ServersVersion {
  const see = `See: dialtree versions ${plain(flow)}`;
  if (to !== undefined) {
    if (!/^[1-9]\d{0,8}$/.test(to)) throw misused(`--to ${plain(to)} is no number of a version.`, see);
    const version = all.find(({ number }) => number === Number(to));
    if (!version) throw new Refusal(`The flow "${plain(flow)}" has no version ${to}.`, see);
    return version;
  }
  const there = all.filter(({ wasIn }) => wasIn.includes(environment));
  const current = there.find(({ currentIn }) => currentIn.includes(environment));
  const before = current && there.find(({ number }) => number < current.number);
  if (!before)
    throw new Refusal(
      current
        ? `Version ${current.number} is ${environment === live ? live : `current in ${plain(environment)}`}, and there is none before it.`
        : `The flow "${plain(flow)}" has never been published${environment === live ? "" : ` to ${plain(environment)}`}.`,
      see,
    );
  return before;
}
