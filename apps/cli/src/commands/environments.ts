import { type Destination, destinationName, destinationSchema } from "@dialtree/flow";
import { type EnvironmentBook, environmentBookSchema, live } from "@dialtree/flow/names";
import { actionNamed } from "../actions.ts";
import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { despiteScenarios } from "../live/preflight.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { versionsOn } from "../live/versions.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "../refusal.ts";
import { plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Asked {
  readonly server: Peer;
  /** A name, an environment or a flow. */
  readonly what: string | undefined;
  /** Who the name is. */
  readonly to: string | undefined;
  readonly environment: string;
  readonly as: string | undefined;
  readonly called: string | undefined;
  readonly version: string | undefined;
  readonly although: string | undefined;
}

interface Kept {
  readonly book: EnvironmentBook;
  readonly environments: readonly { readonly id: string; readonly title: string }[];
  readonly revision: number;
  readonly outdated: readonly {
    readonly environment: string;
    readonly flow: string;
    readonly number: number;
    readonly names: readonly { readonly name: string; readonly held: string; readonly now: string | null }[];
  }[];
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => Promise<ExitCode>>> = {
  show,
  add,
  remove,
  put,
  forget,
  publish,
};

const path = "/api/environments";
const kinds = ["user", "account", "voicemail"] as const;

export const environments = defineCommand({
  name: "environments",
  summary:
    "Shows and changes who names are in each environment of a server, and publishes a version from one to another.",
  usage:
    "environments <show | add | remove | put | forget | publish> [name | flow] [who] [--environment <id>] [--version <number>] [--although <reason>] [--server <url>]",
  operands: { what: "what to do", fewest: 1, most: 3 },
  options: {
    environment: { value: "id", help: `Of put, forget and publish: which one; ${live} unless told.` },
    as: {
      value: "kind",
      help: `Of put: ${kinds.join(", ")}; user unless told. A number with a plus is a phone.`,
    },
    called: { value: "words", help: "Of add and put: how people call it." },
    version: { value: "number", help: "Of publish: the version to take; the newest unless told." },
    although: {
      value: "reason",
      help: "Of publish: also where scenarios fail, and keeps with the version why.",
    },
    server: serverOption,
  },
  more: `add and remove <environment>: "${live}" is always there.
put <name> <who> says who a name is in an environment: a number such as +15550123, or the object id of a person or a
resource account. forget <name> says that it is nobody there. Both hold for what is published from then on; show lists the
versions that were published before. publish <flow> publishes a version to an environment as it is, without the draft, with
names as they are there now.

Examples:
  dialtree environments add test
  dialtree environments put support +15550123 --environment test
  dialtree environments publish reception --version 7 --environment ${live}`,
  run: async (io, { operands: [action = "", what, to], values }) => {
    const { server, environment = live, ...others } = values;
    const perform = actionNamed(actions, action, "environments");
    return perform(io, { server: serverOf(io, server), what, to, environment, ...others });
  },
});

async function keptBy(server: Peer): Promise<Kept> {
  const { body } = await done(server, "GET", path);
  const kept = body as Kept;
  const { data: book } = environmentBookSchema.safeParse(kept.book);
  if (book) return { ...kept, book };
  throw new Refusal(
    `The server at ${server.url} does not tell its environments.`,
    "Is it as new as this command?",
  );
}

async function save(server: Peer, { revision }: Kept, book: EnvironmentBook): Promise<void> {
  await done(server, "PUT", path, book, { "if-match": `"${revision}"` });
}

async function show(io: Io, { server }: Asked): Promise<ExitCode> {
  const { book, environments, outdated } = await keptBy(server);
  const { line } = terminal(io.out, io.env);
  for (const { id, title } of environments) line(`environment  ${id}  ${plain(title)}`);
  for (const { name, values } of book.names)
    for (const { id } of environments) line(`name         ${name} in ${id}: ${whoIs(values[id])}`);
  for (const { kind, name, values } of book.things)
    for (const [id, other] of Object.entries(values))
      line(`in place of  ${kind} ${plain(name)} in ${id}: ${plain(other)}`);
  for (const { flow, number, environment, names } of outdated)
    for (const { name, held, now } of names)
      line(
        `before       ${flow}, version ${number} in ${environment}: ${plain(name)} is ${plain(held)}, and ${plain(now ?? "nobody")} now`,
      );
  return exitCodes.done;
}

function whoIs(somebody: Destination | undefined): string {
  return somebody ? plain(destinationName(somebody)) : "nobody";
}

function named(what: string | undefined, action: string, of: string): string {
  if (what !== undefined) return what;
  throw misused(`It is not said which ${of}.`, `Write: dialtree environments ${action} <${of}>`);
}

async function add(io: Io, { server, what, called }: Asked): Promise<ExitCode> {
  const id = named(what, "add", "environment");
  const kept = await keptBy(server);
  const environment = { id, title: called ?? id };
  await save(server, kept, { ...kept.book, environments: [...kept.book.environments, environment] });
  io.out.write(
    `There is the environment ${plain(id)}. Nothing is published there, and its names are nobody yet.\n`,
  );
  return exitCodes.done;
}

async function remove(io: Io, { server, what }: Asked): Promise<ExitCode> {
  const gone = named(what, "remove", "environment");
  const kept = await keptBy(server);
  if (!kept.book.environments.some(({ id }) => id === gone)) throw unknown(gone, kept);
  const without = <Value>(values: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(values).filter(([id]) => id !== gone));
  await save(server, kept, {
    environments: kept.book.environments.filter(({ id }) => id !== gone),
    names: kept.book.names.map((name) => ({ ...name, values: without(name.values) })),
    things: kept.book.things.map((thing) => ({ ...thing, values: without(thing.values) })),
  });
  io.out.write(`There is no environment ${plain(gone)} any more.\n`);
  return exitCodes.done;
}

async function put(io: Io, { server, what, to, environment, as, called }: Asked): Promise<ExitCode> {
  const name = named(what, "put", "name");
  const somebody = somebodyOf(named(to, `put ${name}`, "who"), as, called);
  const kept = await keptBy(server);
  if (!kept.environments.some(({ id }) => id === environment)) throw unknown(environment, kept);
  const { names } = kept.book;
  const before = names.find((one) => one.name === name) ?? { name, values: {} };
  const after = { ...before, values: { ...before.values, [environment]: somebody } };
  const others = names.filter((one) => one !== before);
  await save(server, kept, {
    ...kept.book,
    names: [...others, after].toSorted((a, b) => a.name.localeCompare(b.name)),
  });
  io.out.write(
    `${plain(name)} is ${whoIs(somebody)} in ${environment}, for what is published from now on.\n`,
  );
  return exitCodes.done;
}

/** @throws Refusal for what is neither a number nor an object id */
function somebodyOf(who: string, as = "user", called?: string): Destination {
  const name = called === undefined ? {} : { name: called };
  const to = who.startsWith("+") ? { kind: "phone", number: who, ...name } : { kind: as, id: who, ...name };
  const { data: somebody } = destinationSchema.safeParse(to);
  if (somebody) return somebody;
  throw misused(
    `"${plain(who)}" is nobody that calls could be sent to.`,
    `Write a number such as +15550123, or an object id with --as ${kinds.join(" or ")}.`,
  );
}

async function forget(io: Io, { server, what, environment }: Asked): Promise<ExitCode> {
  const name = named(what, "forget", "name");
  const kept = await keptBy(server);
  const known = kept.book.names.find((one) => one.name === name);
  if (!known || !Object.hasOwn(known.values, environment))
    throw new Refusal(
      `${plain(name)} is nobody in ${plain(environment)} already.`,
      "See dialtree environments show.",
    );
  const { [environment]: _gone, ...values } = known.values;
  const names = kept.book.names.flatMap((one) => {
    if (one !== known) return [one];
    return Object.keys(values).length > 0 ? [{ ...one, values }] : [];
  });
  await save(server, kept, { ...kept.book, names });
  io.out.write(`${plain(name)} is nobody in ${environment}, for what is published from now on.\n`);
  return exitCodes.done;
}

async function publish(io: Io, { server, what, environment, version, although }: Asked): Promise<ExitCode> {
  const flow = named(what, "publish", "flow");
  const all = await versionsOn(server, flow);
  const source = version === undefined ? all[0] : all.find(({ number }) => String(number) === version);
  if (!source)
    throw new Refusal(
      version === undefined
        ? `The flow "${plain(flow)}" has never been published.`
        : `The flow "${plain(flow)}" has no version ${plain(version)}.`,
      `See: dialtree versions ${plain(flow)}`,
    );
  const there = `${path}/${encodeURIComponent(environment)}/versions/${source.id}/publish`;
  const despite = await despiteScenarios(server, flow, { environment, version: source.id }, although);
  const { body } = await done(server, "POST", there, { message: source.message, ...despite });
  const made = (body as { readonly version: { readonly number: number } }).version.number;
  const same =
    made === source.number ? "" : `, which is version ${source.number} with the names of ${environment}`;
  io.out.write(`New calls of ${plain(flow)} in ${environment} get version ${made}${same}.\n`);
  return exitCodes.done;
}

function unknown(environment: string, { environments }: Kept): Refusal {
  const known = environments.map(({ id }) => id).join(", ");
  return new Refusal(`There is no environment "${plain(environment)}".`, `Use one of: ${known}.`);
}
