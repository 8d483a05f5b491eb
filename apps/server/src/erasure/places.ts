import type { Seal } from "@dialtree/calls";
import { maskedNumber } from "@dialtree/flow/destinations";
import type { Transaction } from "kysely";
import type { Database } from "../control/database/open.ts";
import type { Tables } from "../control/database/tables.ts";
import { namesOfCaller } from "../control/pins/callers.ts";
import { contextOf } from "../control/scenarios/scenarios.ts";
import { namesInCounts } from "../line/outside-calls.ts";
import { callersIn } from "../messages/callers.ts";
import type { Sealing } from "../messages/sealing.ts";
import { identityOf, isOf, tracesOf, type Whom } from "./whom.ts";

export interface Keys {
  readonly secret: Uint8Array;
  readonly seal: Seal;
  readonly sealing: Sealing;
}

/** What a table has of somebody. */
interface Found {
  readonly count: number;
  /** Takes it out; left out where it stays. */
  readonly erase?: (transaction: Transaction<Tables>) => Promise<void>;
}

interface Place {
  /** For people: "messages". */
  readonly what: string;
  /** Why it stays, and what to do; undefined where it is erased. */
  readonly stays?: string;
  readonly find: (database: Database, whom: Whom, keys: Keys) => Promise<Found>;
}

/** A table that never has anything of a caller: why not. */
interface Nobody {
  readonly nobody: string;
}

type TableName = keyof Tables;
const atOnce = 500;

const nobody = (why: string): Nobody => ({ nobody: why });

/** Texts that people have written: whoever is named there is named on purpose. */
function written(table: TableName, columns: string | readonly string[], what: string, stays: string): Place {
  return {
    what,
    stays,
    async find(database, whom) {
      const { text, isIn } = tracesOf(whom);
      const { ref } = database.dynamic;
      const all = [columns].flat().map((column) => ref(column) as never);
      const rows = await database
        .selectFrom(table)
        .select(all)
        .where(({ eb, or }) => or(all.map((column) => eb(column, "like", `%${text}%` as never))))
        .execute();
      return { count: rows.filter((row) => textsOf(row).some(isIn)).length };
    },
  };
}

const textsOf = (row: object): readonly string[] => Object.values(row).map((value) => String(value ?? ""));

const changeIt = "Authors have written it: change it in the editor.";
const changesNever =
  "It is part of a published version, which never changes: publish one without it. What was published stays for calls that began with it.";

/** Every table of control: what it has of callers, and what becomes of it. A new table needs a row. */
export const places: Readonly<Record<TableName, Place | Nobody>> = {
  message: {
    what: "messages",
    async find(database, whom, { sealing }) {
      const ids: string[] = [];
      for await (const { id, caller } of callersIn(database, sealing)) if (isOf(whom, caller)) ids.push(id);
      return {
        count: ids.length,
        async erase(transaction) {
          for (let from = 0; from < ids.length; from += atOnce)
            await transaction
              .deleteFrom("message")
              .where("id", "in", ids.slice(from, from + atOnce))
              .execute();
        },
      };
    },
  },
  pin_count: {
    what: "counts of wrong PINs",
    async find(database, whom, { seal }) {
      const { names } = await namesOfCaller(database, seal, identityOf(whom));
      if (names.length === 0) return { count: 0 };
      const rows = await database
        .selectFrom("pin_count")
        .select("subject")
        .where("subject", "in", [...names])
        .execute();
      return {
        count: rows.length,
        erase: async (transaction) =>
          void (await transaction
            .deleteFrom("pin_count")
            .where("subject", "in", [...names])
            .execute()),
      };
    },
  },
  outside_call: {
    what: "calls to phone numbers in the last hour",
    async find(database, whom, { secret }) {
      const name = namesInCounts(secret)(identityOf(whom));
      const rows = await database
        .selectFrom("outside_call")
        .select("id")
        .where(({ eb, or }) => or([eb("caller", "=", name), eb("number", "=", name)]))
        .execute();
      return {
        count: rows.length,
        erase: async (transaction) =>
          void (await transaction
            .deleteFrom("outside_call")
            .where(({ eb, or }) => or([eb("caller", "=", name), eb("number", "=", name)]))
            .execute()),
      };
    },
  },
  outgoing_call: {
    what: "calls that were placed to a number with the same beginning and end",
    stays:
      "Only the beginning and the last two digits are kept, so nobody can tell whose they are; they go after 7 days.",
    async find(database, whom) {
      if (!("number" in whom)) return { count: 0 };
      const rows = await database
        .selectFrom("outgoing_call")
        .select("request")
        .where("whom", "=", maskedNumber(whom.number))
        .execute();
      return { count: rows.length };
    },
  },
  // Those of removed flows as well.
  flow: written("flow", "draft", "drafts of flows", changeIt),
  document: written("document", "text", "documents of published versions", changesNever),
  version: written("version", "manifest", "published versions", changesNever),
  kept_draft: written("kept_draft", "draft", "earlier drafts", "Remove it under Versions of its flow."),
  environment_book: written(
    "environment_book",
    "body",
    "the names that environments stand for",
    "An administrator has written it: change it under Environments.",
  ),
  prompt: written("prompt", "words", "prompts", changeIt),
  calendar: written("calendar", "body", "calendars", changeIt),
  destination_policy: written(
    "destination_policy",
    "body",
    "the list of where calls may go",
    "An administrator has written it: change it where it says where calls may go.",
  ),
  number: written("number", "called", "numbers that flows answer", "It is a number of this installation."),
  audit: written(
    "audit",
    ["thing", "before", "after"],
    "entries of the audit log",
    "The log never changes. Nothing of callers is written there; what was found is a number that was assigned to a flow, or in a list or a text that somebody has changed.",
  ),
  person: written(
    "person",
    "id",
    "people who may sign in",
    "They belong to the installation: take their role away in Entra ID.",
  ),
  scenario: {
    what: "scenarios of flows",
    stays: changeIt,
    async find(database, whom, { seal }) {
      const { isIn } = tracesOf(whom);
      const rows = await database.selectFrom("scenario").selectAll().execute();
      const texts = rows.map(({ flow, name, sealed_text: sealed }) =>
        seal.open(sealed, contextOf(flow, name)),
      );
      return { count: texts.filter((text) => text !== undefined && isIn(text)).length };
    },
  },
  preflight: nobody("Counts, names of scenarios, and why somebody published although they fail."),
  session: nobody("People who are signed in, for as long as they are."),
  access_token: nobody("Programs of people who may sign in."),
  presence: nobody("People who are signed in, for as long as they have a flow open."),
  audit_head: nobody("Where the audit log ends."),
  recording: nobody("Sounds of authors."),
  prompt_sound: nobody("Sounds of authors."),
  upload: nobody("Sounds of authors."),
  sound: nobody("Sounds of authors, and spoken texts of flows."),
  current: nobody("Versions of flows."),
  environment_current: nobody("Versions of flows."),
  went_live: nobody("Versions of flows."),
  rollout: nobody("Versions of flows, and what takes them back."),
  rollout_count: nobody("Counts."),
  schedule: nobody("Versions of flows, and when they go live."),
  change_count: nobody("A count."),
  pin_list: nobody("Policies."),
  pin: nobody("Accounts under names that only their list can give; dialtree pins takes them out."),
  pin_attempt: nobody("Names of calls and commands, for some hours."),
  secret: nobody("What opens other systems."),
  retention: nobody("Numbers of days."),
  keyed_request: nobody("Answers of the API, as ciphertext, for a day."),
  outside_turn: nobody("A count."),
  outgoing_turn: nobody("A time."),
};

export function isPlace(place: Place | Nobody): place is Place {
  return "find" in place;
}
