import type { Seal } from "@dialtree/calls";
import { lookupsIn } from "@dialtree/engine";
import type { NodeTypes } from "@dialtree/flow";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import { draftOf } from "../drafts/drafts.ts";
import { flowsIn } from "../drafts/there.ts";

/** A secret as far as anybody can see it. */
export interface KeptSecret {
  readonly name: string;
  /** The origins that it may be sent to. */
  readonly hosts: readonly string[];
  /** Milliseconds since 1970, UTC. */
  readonly updatedAt: number;
  /** Flows whose drafts name it. */
  readonly usedBy: readonly string[];
}

/** What opens other systems, under names. They go in, and out only to the hosts that they are for. */
export interface Secrets {
  list(): Promise<readonly KeptSecret[]>;
  /** Puts it in the place of one of the same name. @throws ControlError `secret_unusable` */
  put(name: string, value: string, hosts: readonly string[]): Promise<KeptSecret>;
  /** @throws ControlError `secret_unknown`, `secret_in_use` with the flows that name it */
  remove(name: string): Promise<void>;
  /** The secret itself, for one host; undefined where it is not for that one. @throws ControlError `secret_sealed` */
  reveal(name: string, origin: string): Promise<string | undefined>;
  /** Names, each with its hosts. */
  hosts(): Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface SecretsOptions {
  readonly database: Database;
  readonly seal: Seal;
  readonly nodeTypes: NodeTypes;
  /** The origins that flows may ask at all. */
  readonly approved: ReadonlySet<string>;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
}

export function secretsIn({ database, seal, nodeTypes, approved, now }: SecretsOptions): Secrets {
  /** The flows whose drafts name secrets, by the secrets' names. */
  async function uses(): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, Set<string>>();
    for (const row of await flowsIn(database).selectAll().orderBy("id").execute()) {
      const { document } = draftOf(row, nodeTypes);
      for (const { lookup } of document ? lookupsIn(document, nodeTypes) : []) {
        for (const { secret } of lookup.secrets)
          found.set(secret, (found.get(secret) ?? new Set()).add(row.id));
      }
    }
    return new Map([...found].map(([name, flows]) => [name, [...flows]]));
  }

  async function list(): Promise<readonly KeptSecret[]> {
    const used = await uses();
    const rows = await database
      .selectFrom("secret")
      .select(["name", "hosts", "updated_at"])
      .orderBy("name")
      .execute();
    return rows.map(({ name, hosts, updated_at: updatedAt }) => ({
      name,
      hosts: hostsOf(hosts),
      updatedAt,
      usedBy: used.get(name) ?? [],
    }));
  }

  return {
    list,
    async put(name, value, hosts) {
      // As it will stand in a header: RFC 9110, 5.5.
      if (!/^[\x21-\x7e]([\x20-\x7e]{0,4094}[\x21-\x7e])?$/.test(value))
        throw unusable("A secret is one line of plain letters, digits and signs, without spaces around it.");
      if (hosts.length === 0) throw unusable("A secret is for at least one host.");
      const strange = hosts.find((host) => !approved.has(host));
      if (strange !== undefined)
        throw new ControlError(
          "secret_unusable",
          `The host ${strange} is not approved, so nothing can be sent there.`,
          "Have whoever looks after the installation add it to DIALTREE_HOSTS, or name one of those: GET /api/secrets lists them.",
        );
      const row = {
        sealed: seal.close(value, contextOf(name)),
        hosts: JSON.stringify([...new Set(hosts)]),
        updated_at: now(),
      };
      await database.transaction().execute(async (transaction) => {
        const before = await hostsIn(transaction, name);
        await transaction
          .insertInto("secret")
          .values({ name, ...row })
          .onConflict((known) => known.column("name").doUpdateSet(row))
          .execute();
        await record(transaction, {
          deed: "secret.put",
          thing: name,
          ...(before ? { before: { hosts: before } } : {}),
          after: { hosts: hostsOf(row.hosts) },
        });
      });
      const kept = (await list()).find((one) => one.name === name);
      if (!kept) throw unknown(name);
      return kept;
    },
    async remove(name) {
      const usedBy = (await uses()).get(name) ?? [];
      if (usedBy.length > 0)
        throw new ControlError(
          "secret_in_use",
          `The secret "${name}" is used by: ${usedBy.join(", ")}.`,
          "Take it out of these flows first, or put another value in its place.",
        );
      const gone = await database.transaction().execute(async (transaction) => {
        const before = await hostsIn(transaction, name);
        if (!before) return false;
        await transaction.deleteFrom("secret").where("name", "=", name).execute();
        await record(transaction, { deed: "secret.removed", thing: name, before: { hosts: before } });
        return true;
      });
      if (!gone) throw unknown(name);
    },
    async reveal(name, origin) {
      const row = await database.selectFrom("secret").selectAll().where("name", "=", name).executeTakeFirst();
      if (!row || !hostsOf(row.hosts).includes(origin)) return undefined;
      const value = seal.open(row.sealed, contextOf(name));
      if (value === undefined)
        throw new ControlError(
          "secret_sealed",
          `The secret "${name}" was sealed with another DIALTREE_SECRET than this server has.`,
          "Give the server the secret of before, or put the value in once more: dialtree secrets put.",
        );
      return value;
    },
    async hosts() {
      const rows = await database.selectFrom("secret").select(["name", "hosts"]).execute();
      return new Map(rows.map(({ name, hosts }) => [name, hostsOf(hosts)]));
    },
  };
}

// Ciphertext of one name is worthless under another.
const contextOf = (name: string): string => `secret ${name}`;
const hostsOf = (text: string): readonly string[] => JSON.parse(text);

async function hostsIn(transaction: Database, name: string): Promise<readonly string[] | undefined> {
  const row = await transaction
    .selectFrom("secret")
    .select("hosts")
    .where("name", "=", name)
    .executeTakeFirst();
  return row && hostsOf(row.hosts);
}

function unusable(message: string): ControlError {
  return new ControlError("secret_unusable", message, "Correct it, and put it in again. Nothing was kept.");
}

function unknown(name: string): ControlError {
  return new ControlError(
    "secret_unknown",
    `There is no secret "${name}".`,
    "Look at the names with dialtree secrets list.",
  );
}
