import { join } from "node:path";
import { isFile, readTextFile, writeTextFile } from "../files.ts";
import type { Peer } from "../live/http.ts";

/** What a flow was at the server when it was last the same here and there. All of it hashes. */
export interface Base {
  readonly revision: number;
  readonly flow: string;
  readonly recordings: Readonly<Record<string, string>>;
  /** Left out by what was noted before there were scenarios at servers. */
  readonly scenarios?: Readonly<Record<string, string>>;
}

/**
 * What a folder of flows was last known to have in common with servers. It lies in the folder, as `.dialtree/bases.json`,
 * and tells git to leave it out: it is about this copy of the repository.
 */
export interface Bases {
  flow(id: string): Base | undefined;
  /** Of the file with the calendars. */
  readonly calendars: string | undefined;
  keepFlow(id: string, base: Base): void;
  keepCalendars(hash: string): void;
}

interface Kept {
  readonly flows: Record<string, Base>;
  calendars?: string;
}

/** What lies in a folder about a server. A file that cannot be read is as good as none: nothing is taken for granted then. */
export function basesIn(folder: string, { url }: Peer): Bases {
  const file = join(folder, ".dialtree", "bases.json");
  const servers = serversIn(file);
  const kept = ownOf(servers, url);
  const write = (): void => {
    writeTextFile(join(folder, ".dialtree", ".gitignore"), "*\n");
    writeTextFile(file, `${JSON.stringify({ format: 1, servers: { ...servers, [url]: kept } }, null, 2)}\n`);
  };
  return {
    flow: (id) => (Object.hasOwn(kept.flows, id) ? kept.flows[id] : undefined),
    get calendars() {
      return kept.calendars;
    },
    keepFlow(id, base) {
      kept.flows[id] = base;
      write();
    },
    keepCalendars(hash) {
      kept.calendars = hash;
      write();
    },
  };
}

function serversIn(file: string): Readonly<Record<string, unknown>> {
  if (!isFile(file)) return {};
  try {
    const { format, servers } = JSON.parse(readTextFile(file));
    return format === 1 && typeof servers === "object" && servers !== null ? servers : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function ownOf(servers: Readonly<Record<string, unknown>>, url: string): Kept {
  const { flows, calendars } = ((Object.hasOwn(servers, url) ? servers[url] : undefined) ??
    {}) as Partial<Kept>;
  const known = Object.entries(typeof flows === "object" ? flows : {}).filter(([, base]) => isBase(base));
  return { flows: Object.fromEntries(known), ...(typeof calendars === "string" ? { calendars } : {}) };
}

function isBase(value: unknown): value is Base {
  const { revision, flow, recordings, scenarios = {} } = (value ?? {}) as Partial<Base>;
  return (
    typeof revision === "number" &&
    typeof flow === "string" &&
    typeof recordings === "object" &&
    recordings !== null &&
    typeof scenarios === "object" &&
    scenarios !== null
  );
}
