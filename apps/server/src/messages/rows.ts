import type { Party } from "@dialtree/flow";
import { record } from "../control/audit/record.ts";
import type { Database } from "../control/database/open.ts";
import type { MessageRow, MessageState } from "../control/database/tables.ts";
import type { Sealing } from "./sealing.ts";

/** What is known of a message beside its sound. Kept as ciphertext. */
export interface Facts {
  readonly tenant: string;
  readonly caller: Party;
  readonly called: Party;
  readonly flow: string;
  readonly language: string;
  readonly shortestMs: number;
  readonly ifCallEnds: "deliver" | "discard";
  /** Where Graph has the recording, once it has told. */
  readonly source?: { readonly location: string; readonly token: string };
}

/** A message as it is worked with: everything but its sound. Times are milliseconds since 1970, UTC. */
export interface Entry extends Omit<MessageRow, "facts" | "audio"> {
  readonly facts: Facts;
}

/** A message that was sealed with another secret than this installation's. */
export interface Unreadable extends Omit<MessageRow, "facts" | "audio"> {
  readonly facts: undefined;
}

/** The table of messages. All changes say what they take for granted, because another server may have been faster. */
export interface Rows {
  add(row: Omit<Entry, "tries" | "milliseconds">): Promise<void>;
  find(id: string): Promise<Entry | undefined>;
  sound(id: string): Promise<Uint8Array | undefined>;
  /** Due messages, the longest overdue first. */
  due(now: number, most: number): Promise<readonly Pick<MessageRow, "id" | "due_at">[]>;
  /** When the next one is due. */
  nextDue(): Promise<number | undefined>;
  /** Takes a due message in hand until a moment; undefined when somebody else has. */
  claim(row: Pick<MessageRow, "id" | "due_at">, until: number): Promise<Entry | Unreadable | undefined>;
  /** Whether it was still in one of these states. */
  change(id: string, from: readonly MessageState[], to: Change): Promise<boolean>;
  remove(id: string, from?: readonly MessageState[]): Promise<boolean>;
  /** For whoever looks after messages: written down with it. */
  removeByHand(id: string): Promise<boolean>;
  ofSession(session: string): Promise<readonly Pick<MessageRow, "id" | "state">[]>;
  /** Messages of a mailbox that the caller has sent, the newest first. */
  sent(mailbox: string): Promise<readonly Entry[]>;
  count(mailbox: string): Promise<MessageCounts>;
}

/** Messages of a mailbox that their callers have sent. */
export interface MessageCounts {
  /** Still to be handed on. */
  readonly waiting: number;
  /** Those of the waiting ones that were handed on and not taken, at least once. */
  readonly refused: number;
  readonly kept: number;
}

export interface Change {
  readonly state?: MessageState;
  readonly due_at?: number;
  readonly tries?: number;
  readonly milliseconds?: number;
  readonly gives_up_at?: number;
  readonly facts?: Facts;
  readonly audio?: Uint8Array;
}

const told = [
  "id",
  "session",
  "command",
  "mailbox",
  "state",
  "facts",
  "milliseconds",
  "made_at",
  "due_at",
  "gives_up_at",
  "tries",
] as const;
const bySender = ["leaving", "kept"] as const;

export function rowsIn(database: Database, sealing: Sealing): Rows {
  const sealed = (facts: Facts, id: string) =>
    sealing.close(Buffer.from(JSON.stringify(facts)), `facts ${id}`).toString("base64");

  function entryOf({ facts, ...row }: Omit<MessageRow, "audio">): Entry | undefined {
    const opened = sealing.open(Buffer.from(facts, "base64"), `facts ${row.id}`);
    return opened && { ...row, facts: JSON.parse(opened.toString()) as Facts };
  }

  const rowOf = (id: string) =>
    database.selectFrom("message").select(told).where("id", "=", id).executeTakeFirst();

  async function find(id: string): Promise<Entry | undefined> {
    const row = await rowOf(id);
    return row && entryOf(row);
  }

  return {
    find,
    async add({ facts, ...row }) {
      await database
        .insertInto("message")
        .values({ ...row, facts: sealed(facts, row.id), audio: null, milliseconds: null, tries: 0 })
        // Told twice, or begun anew by a server that took over: what is there already is the same.
        .onConflict((known) => known.column("id").doNothing())
        .execute();
    },
    async sound(id) {
      const row = await database
        .selectFrom("message")
        .select("audio")
        .where("id", "=", id)
        .executeTakeFirst();
      return row?.audio ? sealing.open(row.audio, `sound ${id}`) : undefined;
    },
    due: (now, most) =>
      database
        .selectFrom("message")
        .select(["id", "due_at"])
        .where("due_at", "<=", now)
        .orderBy("due_at")
        .limit(most)
        .execute(),
    async nextDue() {
      const row = await database
        .selectFrom("message")
        .select("due_at")
        .orderBy("due_at")
        .limit(1)
        .executeTakeFirst();
      return row?.due_at;
    },
    async claim({ id, due_at }, until) {
      const { numUpdatedRows } = await database
        .updateTable("message")
        .set({ due_at: until })
        .where("id", "=", id)
        .where("due_at", "=", due_at)
        .executeTakeFirst();
      const row = numUpdatedRows > 0n ? await rowOf(id) : undefined;
      return row && (entryOf(row) ?? { ...row, facts: undefined });
    },
    async change(id, from, { facts, audio, ...plain }) {
      const { numUpdatedRows } = await database
        .updateTable("message")
        .set({
          ...plain,
          ...(facts ? { facts: sealed(facts, id) } : {}),
          ...(audio ? { audio: sealing.close(audio, `sound ${id}`) } : {}),
        })
        .where("id", "=", id)
        .where("state", "in", [...from])
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async remove(id, from) {
      const query = database.deleteFrom("message").where("id", "=", id);
      const { numDeletedRows } = await (from
        ? query.where("state", "in", [...from])
        : query
      ).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    removeByHand: (id) =>
      database.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom("message")
          .where("id", "=", id)
          .where("state", "in", ["leaving", "kept"])
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await record(transaction, { deed: "message.removed", thing: id });
        return true;
      }),
    ofSession: (session) =>
      database.selectFrom("message").select(["id", "state"]).where("session", "=", session).execute(),
    async sent(mailbox) {
      const rows = await database
        .selectFrom("message")
        .select(told)
        .where("mailbox", "=", mailbox)
        .where("state", "in", [...bySender])
        .orderBy("made_at", "desc")
        .execute();
      return rows.flatMap((row) => entryOf(row) ?? []);
    },
    async count(mailbox) {
      const rows = await database
        .selectFrom("message")
        .select(({ fn, eb }) => [
          "state",
          fn.countAll<number | bigint | string>().as("count"),
          fn
            .countAll<number | bigint | string>()
            .filterWhere(eb("tries", ">", 0))
            .as("refused"),
        ])
        .where("mailbox", "=", mailbox)
        .where("state", "in", [...bySender])
        .groupBy("state")
        .execute();
      const of = (state: MessageState) => rows.find((row) => row.state === state);
      const [waiting, kept] = [of("leaving"), of("kept")];
      return {
        waiting: Number(waiting?.count ?? 0),
        refused: Number(waiting?.refused ?? 0),
        kept: Number(kept?.count ?? 0),
      };
    },
  };
}
