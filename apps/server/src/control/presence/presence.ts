import { actor, personBehind } from "../audit/actor.ts";
import type { Database } from "../database/open.ts";
import { flowsIn, missing } from "../drafts/there.ts";

/** Somebody else who has a flow open. */
export interface Present {
  readonly name: string;
  /** Milliseconds since 1970, UTC. */
  readonly since: number;
  /** They have changed something a moment ago. */
  readonly editing: boolean;
}

/** A flow as somebody who has it open wants to know it. */
export interface Here {
  /** Whoever came first stands first. */
  readonly people: readonly Present[];
  /** Tabs of whoever asks, beside the one that asks. */
  readonly otherTabs: number;
  readonly revision: number;
  /** The id of the version that new calls get; null without one. */
  readonly live: string | null;
  /** Null of whoever has no name here: nobody signs in, or the server itself has made the draft. */
  readonly savedBy: string | null;
  readonly savedByYou: boolean;
  readonly savedAt: number;
}

/** Who has which flow open. It is for people to look at: nothing is decided by it. */
export interface Presence {
  /**
   * Notes that whoever asks has a flow open in a tab, until they leave or have not said so for some time, and tells who else has.
   * @throws ControlError `flow_unknown`, `flow_removed`
   */
  come(flow: string, tab: string, editing: boolean): Promise<Here>;
  leave(flow: string, tab: string): Promise<void>;
}

// A tab says every ten seconds that it is there; three times unheard is gone.
const goneAfterMs = 40_000;
// More are a crowd, and no page has room for their names.
const mostTold = 50;

export function presenceIn(database: Database, now: () => number): Presence {
  return {
    async come(flow, tab, editing) {
      const found = await flowsIn(database)
        .leftJoin("person", "person.id", "flow.changed_by")
        .leftJoin("current", "current.flow", "flow.id")
        .select([
          "revision",
          "updated_at",
          "changed_by",
          "person.name as saved_by",
          "current.version as live",
        ])
        .where("flow.id", "=", flow)
        .executeTakeFirst();
      if (!found) throw await missing(database, flow);
      const [who, at] = [actor(), now()];
      const person = personBehind(who);
      await database
        .deleteFrom("presence")
        .where("at", "<", at - goneAfterMs)
        .execute();
      const said = { name: who.name, editing: editing ? 1 : 0, at };
      await database
        .insertInto("presence")
        .values({ flow, person, tab, since: at, ...said })
        .onConflict((known) => known.columns(["flow", "person", "tab"]).doUpdateSet(said))
        .execute();
      const rows = await database
        .selectFrom("presence")
        .select(({ fn }) => [
          "person",
          fn.max("name").as("name"),
          fn.min("since").as("since"),
          fn.max("editing").as("editing"),
          fn.countAll<number | string | bigint>().as("tabs"),
        ])
        .where("flow", "=", flow)
        .groupBy("person")
        .execute();
      const mine = rows.find((row) => row.person === person);
      return {
        people: rows
          .filter((row) => row !== mine)
          .map(({ name, since, editing: edits }) => ({
            name,
            since: Number(since),
            editing: Number(edits) > 0,
          }))
          .sort((one, other) => one.since - other.since || (one.name < other.name ? -1 : 1))
          .slice(0, mostTold),
        otherTabs: Number(mine?.tabs ?? 1) - 1,
        revision: found.revision,
        live: found.live,
        savedBy: found.saved_by,
        savedByYou: found.changed_by === person,
        savedAt: found.updated_at,
      };
    },

    async leave(flow, tab) {
      await database
        .deleteFrom("presence")
        .where("flow", "=", flow)
        .where("person", "=", personBehind(actor()))
        .where("tab", "=", tab)
        .execute();
    },
  };
}
