import type { Seal } from "@dialtree/calls";
import { plainFault } from "@dialtree/flow";
import { readScenario } from "@dialtree/rehearsal";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import type { ScenarioRow } from "../database/tables.ts";
import { refuseMissing } from "../drafts/there.ts";
import type { ToldProblem } from "../publishing/told-problem.ts";
import type { ScenarioText } from "./play-order.ts";

/** A call of a flow, written down with what must come out. */
export interface KeptScenario {
  readonly name: string;
  /** As `dialtree test` reads it from a file; null of one that was sealed with another secret than this server has. */
  readonly text: string | null;
  /** Counts the saves, from 1. */
  readonly revision: number;
  /** Milliseconds since 1970, UTC. */
  readonly updatedAt: number;
}

/** The scenarios of flows: of what is worked on, not of versions. */
export interface Scenarios {
  /** By name. @throws ControlError `flow_unknown` */
  list(flow: string): Promise<readonly KeptScenario[]>;
  /**
   * Saves what was made of a revision; 0 is for one that is new.
   * @throws ControlError `scenario_unreadable` with each line that cannot be read, `scenario_conflict` when somebody else has
   *   saved since, `scenarios_full`, `flow_unknown`
   */
  put(flow: string, name: string, text: string, basedOn: number): Promise<KeptScenario>;
  /** @throws ControlError `scenario_unknown`, `scenario_conflict` */
  remove(flow: string, name: string, basedOn: number): Promise<void>;
}

/** The same, for the rest of control. */
export interface OwnScenarios extends Scenarios {
  /**
   * Takes in those that came with a flow: new ones, and those that are different in place of what is here. Others stay.
   * @throws ControlError `scenarios_full`
   */
  takeIn(
    transaction: Database,
    flow: string,
    scenarios: readonly { readonly name: string; readonly text: string }[],
  ): Promise<void>;
  /** The texts of a flow's scenarios, by name; without those that were sealed with another secret. */
  texts(flow: string): Promise<ReadonlyMap<string, string>>;
  /** Of these flows, by flow and name. */
  of(flows: readonly string[]): Promise<readonly ScenarioText[]>;
}

/** Characters of one. */
export const mostCharacters = 20_000;

/** Of one flow. The shipped flow with the most has about a hundred, which play in a second. */
export const mostScenarios = 500;

export function keptScenariosIn(database: Database, seal: Seal, now: () => number): OwnScenarios {
  const rowsOf = (flow: string) => database.selectFrom("scenario").selectAll().where("flow", "=", flow);

  return {
    async list(flow) {
      await refuseMissing(database, flow);
      return (await rowsOf(flow).orderBy("name").execute()).map((row) => keptOf(row, seal));
    },

    async put(flow, name, text, basedOn) {
      await refuseMissing(database, flow);
      refuseUnreadable(flow, name, text);
      const change = {
        sealed_text: seal.close(text, contextOf(flow, name)),
        revision: basedOn + 1,
        updated_at: now(),
      };
      return database.transaction().execute(async (transaction) => {
        if (basedOn === 0) {
          const { count } = await transaction
            .selectFrom("scenario")
            .select(({ fn }) => fn.countAll<number | bigint | string>().as("count"))
            .where("flow", "=", flow)
            .executeTakeFirstOrThrow();
          if (Number(count) >= mostScenarios) throw full(flow);
        }
        const row =
          basedOn === 0
            ? await transaction
                .insertInto("scenario")
                .values({ flow, name, ...change })
                .onConflict((known) => known.doNothing())
                .returningAll()
                .executeTakeFirst()
            : await transaction
                .updateTable("scenario")
                .set(change)
                .where("flow", "=", flow)
                .where("name", "=", name)
                .where("revision", "=", basedOn)
                .returningAll()
                .executeTakeFirst();
        if (!row) throw conflict(name, basedOn);
        // Not the text: one that was made of a real call holds what somebody keyed.
        await record(transaction, {
          deed: "scenario.put",
          thing: flow,
          ...(basedOn === 0 ? {} : { before: { name, revision: basedOn } }),
          after: { name, revision: row.revision },
        });
        return keptOf(row, seal);
      });
    },

    async remove(flow, name, basedOn) {
      await database.transaction().execute(async (transaction) => {
        await refuseMissing(transaction, flow);
        const { numDeletedRows } = await transaction
          .deleteFrom("scenario")
          .where("flow", "=", flow)
          .where("name", "=", name)
          .where("revision", "=", basedOn)
          .executeTakeFirst();
        if (numDeletedRows !== 0n)
          return record(transaction, {
            deed: "scenario.removed",
            thing: flow,
            before: { name, revision: basedOn },
          });
        const known = await transaction
          .selectFrom("scenario")
          .select("name")
          .where("flow", "=", flow)
          .where("name", "=", name)
          .executeTakeFirst();
        throw known ? conflict(name, basedOn) : unknown(name);
      });
    },

    async takeIn(transaction, flow, scenarios) {
      if (scenarios.length === 0) return;
      const here = await transaction.selectFrom("scenario").selectAll().where("flow", "=", flow).execute();
      const known = new Map(here.map((row) => [row.name, keptOf(row, seal)]));
      if (new Set([...known.keys(), ...scenarios.map(({ name }) => name)]).size > mostScenarios)
        throw full(flow);
      for (const { name, text } of scenarios) {
        const before = known.get(name);
        if (before?.text === text) continue;
        const change = {
          sealed_text: seal.close(text, contextOf(flow, name)),
          revision: (before?.revision ?? 0) + 1,
          updated_at: now(),
        };
        await transaction
          .insertInto("scenario")
          .values({ flow, name, ...change })
          .onConflict((same) => same.columns(["flow", "name"]).doUpdateSet(change))
          .execute();
      }
    },

    async texts(flow) {
      const rows = await rowsOf(flow).orderBy("name").execute();
      return new Map(
        rows.flatMap((row) => {
          const { name, text } = keptOf(row, seal);
          return text === null ? [] : [[name, text] as const];
        }),
      );
    },

    async of(flows) {
      const rows = await database
        .selectFrom("scenario")
        .selectAll()
        .where("flow", "in", [...flows])
        .orderBy("flow")
        .orderBy("name")
        .execute();
      return rows.map((row) => ({ flow: row.flow, name: row.name, text: keptOf(row, seal).text }));
    },
  };
}

/** @throws ControlError `scenario_unreadable` with each line that cannot be read */
export function refuseUnreadable(flow: string, name: string, text: string): void {
  const read = readScenario(text);
  if ("scenario" in read) return;
  const problems = read.faults.map(
    ({ line, ...found }): ToldProblem => ({
      flow,
      code: "scenario_line_unreadable",
      severity: "error",
      at: `/lines/${line}`,
      sentence: `Line ${line}: ${found.fault}`,
      remedy: "Correct this line.",
      because: [found],
    }),
  );
  const lines = problems.length === 1 ? "1 line" : `${problems.length} lines`;
  throw new ControlError(
    "scenario_unreadable",
    `The scenario "${name}" was not saved: ${lines} cannot be read. ${problems[0]?.sentence ?? ""}`.trim(),
    "Correct the lines that are named, and save it again.",
    { problems, because: read.faults.slice(0, 1).map(plainFault) },
  );
}

function keptOf(
  { flow, name, sealed_text: sealed, revision, updated_at: updatedAt }: ScenarioRow,
  seal: Seal,
): KeptScenario {
  return { name, text: seal.open(sealed, contextOf(flow, name)) ?? null, revision, updatedAt };
}

// Ciphertext of one is worthless in the place of another.
export const contextOf = (flow: string, name: string): string => `scenario ${flow} ${name}`;

function conflict(name: string, basedOn: number): ControlError {
  return new ControlError(
    "scenario_conflict",
    basedOn === 0
      ? `There is a scenario "${name}" already.`
      : `The scenario "${name}" has been saved or deleted since.`,
    basedOn === 0
      ? "Choose another name, or change the one there is."
      : "Look at the list again, and make your change there. Nothing was overwritten.",
  );
}

function unknown(name: string): ControlError {
  return new ControlError(
    "scenario_unknown",
    `There is no scenario "${name}".`,
    "Choose one of the flow's list.",
  );
}

function full(flow: string): ControlError {
  return new ControlError(
    "scenarios_full",
    `The flow "${flow}" has ${mostScenarios} scenarios, which is as many as a flow may have.`,
    "Delete those that nobody needs any more, or split the flow.",
  );
}
