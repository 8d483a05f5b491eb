import { actionNamed } from "../actions.ts";
import { readAll } from "../graph/read-all.ts";
import type { Input, Io } from "../io.ts";
import { done, everyPage } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "../refusal.ts";
import { defineCommand } from "./command.ts";

interface Asked {
  readonly server: Peer;
  readonly name: string | undefined;
  readonly hosts: readonly string[];
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => Promise<ExitCode>>> = { put, list, remove };

export const secrets = defineCommand({
  name: "secrets",
  summary: "Keeps on a server what opens other systems, for lookups of flows.",
  usage: "secrets <put | list | remove> [name] [--host <hosts>] [--server <url>]",
  operands: { what: "what to do, and a name", fewest: 1, most: 2 },
  options: {
    server: serverOption,
    host: {
      value: "hosts",
      help: "Of a put: where it may be sent, with commas between: https://api.example.",
    },
  },
  more: `put <name> --host <hosts> takes a value from standard input, or asks for it without showing it: one that were an argument
would stand in the shell's history. It takes the place of a value of the same name. Nobody can read it again.

list shows names, hosts, when each was put in and which flows name it. remove <name> forgets one that no flow names.`,
  run: async (io, { operands: [action = "", name], values: { server, host = "" } }) => {
    const perform = actionNamed(actions, action, "secrets");
    const hosts = host.split(",").flatMap((part) => part.trim() || []);
    return perform(io, { server: serverOf(io, server), name, hosts });
  },
});

interface ShownSecret {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly updatedAt: string;
  readonly usedBy: readonly string[];
}

function lineOf({ name, hosts, updatedAt, usedBy }: ShownSecret): string {
  const use = usedBy.length > 0 ? `used by ${usedBy.join(", ")}` : "not used";
  return `${name}: for ${hosts.join(", ")}; put in ${updatedAt.slice(0, 10)}; ${use}\n`;
}

async function put(io: Io, { server, name, hosts }: Asked): Promise<ExitCode> {
  if (name === undefined || hosts.length === 0)
    throw misused(
      "It is not said which secret, or for which host.",
      "Write: dialtree secrets put <name> --host https://api.example",
    );
  const value = io.stdin.isTTY ? await typed(io) : (await readAll(io.stdin)).replace(/\r?\n$/, "");
  const { body } = await done(server, "PUT", pathOf(name), { value, hosts });
  io.out.write(lineOf(body as ShownSecret));
  return exitCodes.done;
}

async function list(io: Io, { server }: Asked): Promise<ExitCode> {
  const { body } = await everyPage(server, "/api/secrets", "secrets");
  const { secrets: kept } = body as { readonly secrets: readonly ShownSecret[] };
  for (const one of kept) io.out.write(lineOf(one));
  if (kept.length === 0) io.err.write("There are no secrets. See dialtree help secrets.\n");
  return exitCodes.done;
}

async function remove(io: Io, { server, name }: Asked): Promise<ExitCode> {
  if (name === undefined)
    throw misused("It is not said which secret to remove.", "Write: dialtree secrets remove <name>");
  await done(server, "DELETE", pathOf(name));
  io.out.write(`${name}: removed.\n`);
  return exitCodes.done;
}

const pathOf = (name: string): string => `/api/secrets/${encodeURIComponent(name)}`;

/** What somebody types up to the return key; nothing of it is shown. */
async function typed({ stdin, err }: Io): Promise<string> {
  err.write("Value (it is not shown): ");
  stdin.setRawMode?.(true);
  try {
    return await lineOn(stdin);
  } finally {
    stdin.setRawMode?.(false);
    stdin.pause();
    err.write("\n");
  }
}

function lineOn(stdin: Input): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = "";
    const listener = (chunk: Buffer | string): void => {
      for (const character of String(chunk)) {
        const isOver = ["\r", "\n"].includes(character);
        // In raw mode Ctrl-C and Ctrl-D arrive as characters, and the delete key does.
        const isGivenUp = ["\u0003", "\u0004"].includes(character);
        if (isOver || isGivenUp) {
          stdin.off("data", listener);
          if (isOver) return resolve(line);
          return reject(new Refusal("Nothing was put in.", "Begin again, and end the value with return."));
        }
        line = ["\u007f", "\b"].includes(character) ? line.slice(0, -1) : line + character;
      }
    };
    stdin.on("data", listener);
    stdin.resume();
  });
}
