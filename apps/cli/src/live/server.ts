import type { Option } from "../commands/command.ts";
import type { Io } from "../io.ts";
import { misused } from "../refusal.ts";
import type { Peer } from "./http.ts";

const usualServer = "http://localhost:3000";

/** `--server`, for commands that always talk to one. */
export const serverOption = {
  value: "url",
  help: `The server; DIALTREE_SERVER unless told, else ${usualServer}.`,
} as const satisfies Option;

/**
 * The server that a command talks to, and as whom: the one that was typed, else the one of the environment. Every command
 * gets its server here, so that none forgets the token.
 * @throws Refusal when it is no address, or when the token should not be sent there
 */
export function serverOf(io: Pick<Io, "env">, typed: string | undefined): Peer {
  const { env } = io;
  if (typed !== undefined) return readServer(typed, "--server", env);
  return readServer(env.DIALTREE_SERVER?.trim() || usualServer, "DIALTREE_SERVER", env);
}

/** The server that was typed or is in the environment; undefined for whoever names none. @throws Refusal */
export function serverNamed(io: Pick<Io, "env">, typed: string | undefined): Peer | undefined {
  return typed === undefined && !io.env.DIALTREE_SERVER?.trim() ? undefined : serverOf(io, typed);
}

function readServer(text: string, from: string, env: Io["env"]): Peer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw misused(`${from} ${text} is no address.`, "Write the address of the server: http://localhost:3000");
  const server = { name: "server", url: (url.origin + url.pathname).replace(/\/+$/, "") } as const;
  const token = tokenIn(env);
  if (token === undefined) return server;
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    throw misused(
      `DIALTREE_TOKEN is not sent to ${server.url}: anybody on the way could read it.`,
      "Write the server's address with https.",
    );
  return { ...server, token };
}

function tokenIn(env: Io["env"]): string | undefined {
  const token = env.DIALTREE_TOKEN?.trim();
  if (!token) return undefined;
  // What it holds is never said: it opens the server.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw misused(
      "DIALTREE_TOKEN is no token: there are spaces or other signs in it.",
      "Copy the whole token once more, without quotation marks.",
    );
  return token;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
