import { type Estate, type EstateSource, estateOf, type FlowFacts, factsOf } from "@dialtree/engine/estate";
import type { NodeTypes } from "@dialtree/flow";
import { live, type Naming, namingOf, resolveNames } from "@dialtree/flow/names";
import type { SharedCalendars } from "../calendars/calendars.ts";
import type { Database } from "../database/open.ts";
import { draftOf } from "../drafts/drafts.ts";
import { flowsIn } from "../drafts/there.ts";
import { bookIn } from "../environments/book.ts";
import type { Numbers } from "../numbers.ts";
import { inPieces } from "../published/in-pieces.ts";
import type { LoadedVersion } from "../published/loaded-version.ts";

export interface EstateOptions {
  readonly database: Database;
  readonly nodeTypes: NodeTypes;
  readonly numbers: Pick<Numbers, "list">;
  readonly calendars: Pick<SharedCalendars, "all">;
  /** The versions that new calls get. */
  readonly serving: () => readonly LoadedVersion[];
  /** Whether new calls of a flow get any version in an environment. */
  readonly isServed: (flow: string, environment: string) => boolean;
  readonly approvedHosts: ReadonlySet<string>;
  /** Left out: nobody knows. */
  readonly mailboxes?: readonly string[];
}

/**
 * Everything that calls of the installation go through, as it is now. What is known of a document is kept for as long as somebody
 * works on it or callers get it, so that each is looked through once.
 */
export function estateIn(options: EstateOptions): () => Promise<Estate> {
  const { database, nodeTypes, numbers, calendars, serving, isServed, approvedHosts, mailboxes } = options;
  let drafts: ReadonlyMap<string, DraftFacts> = new Map();
  let draftsBook = 0;
  let published: ReadonlyMap<string, FlowFacts> = new Map();

  const readDrafts = async (): Promise<ReadonlyMap<string, DraftFacts>> => {
    const rows = await flowsIn(database).select(["id", "title", "revision"]).orderBy("id").execute();
    // A draft goes to whom its names stand for where it is going to be live.
    const { book, revision: bookRevision } = await bookIn(database);
    const naming = namingOf(book, live);
    const before = bookRevision === draftsBook ? drafts : new Map<string, DraftFacts>();
    draftsBook = bookRevision;
    const read = new Map<string, DraftFacts>();
    for (const { id, title, revision } of rows) {
      const known = before.get(id);
      const isKnown = known?.revision === revision;
      read.set(id, isKnown ? known : await readDraft(database, id, title, nodeTypes, naming));
    }
    return read;
  };

  return async () => {
    const versions = serving();
    const known = new Map<string, FlowFacts>();
    await inPieces(
      (function* () {
        for (const { flows, hashes } of versions)
          for (const [flow, { document }] of flows) {
            const hash = hashes.get(flow) ?? "";
            if (known.has(hash)) continue;
            known.set(hash, published.get(hash) ?? factsOf(document, nodeTypes));
            yield;
          }
      })(),
    );
    published = known;
    drafts = await readDrafts();
    const source: EstateSource = {
      lines: (await numbers.list()).map(({ called, flow, environment = live }) => ({
        called,
        flow,
        environment,
        isAnswered: isServed(flow, environment),
      })),
      drafts: [...drafts.values()],
      published: versions.map(({ flow, hashes }) => {
        const parts = [...hashes].map(([, hash]) => known.get(hash)).filter((one) => one !== undefined);
        return { main: known.get(hashes.get(flow) ?? "") as FlowFacts, parts };
      }),
      installed: {
        ...(await installedIn(database, calendars)),
        host: [...approvedHosts].map((id) => ({ id })),
        ...(mailboxes ? { mailbox: mailboxes.map((id) => ({ id })) } : {}),
      },
    };
    return estateOf(source);
  };
}

type DraftFacts = EstateSource["drafts"][number] & { readonly revision: number };

async function readDraft(
  database: Database,
  id: string,
  title: string,
  nodeTypes: NodeTypes,
  naming: Naming,
): Promise<DraftFacts> {
  const row = await flowsIn(database).selectAll().where("id", "=", id).executeTakeFirst();
  // Whoever removes it meanwhile has it gone the next time.
  if (!row) return { id, title, revision: 0 };
  const { document, revision } = draftOf(row, nodeTypes);
  if (!document) return { id, title: row.title, revision };
  const facts = factsOf(resolveNames(document, nodeTypes, naming).document, nodeTypes);
  return { id, title: row.title, revision, facts };
}

async function installedIn(
  database: Database,
  shared: EstateOptions["calendars"],
): Promise<EstateSource["installed"]> {
  const { calendars: readable } = await shared.all();
  // One that cannot be read is there all the same.
  const calendars = await database.selectFrom("calendar").select("id").orderBy("id").execute();
  const prompts = await database.selectFrom("prompt").select(["id", "title"]).orderBy("id").execute();
  const lists = await database.selectFrom("pin_list").select("name").orderBy("name").execute();
  const secrets = await database.selectFrom("secret").select("name").orderBy("name").execute();
  return {
    calendar: calendars.map(({ id }) => ({ id, title: readable.get(id)?.name ?? id })),
    prompt: prompts,
    "pin-list": lists.map(({ name }) => ({ id: name })),
    secret: secrets.map(({ name }) => ({ id: name })),
  };
}
