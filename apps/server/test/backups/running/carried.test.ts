// The table of tables: every table of the database has a row, and rows are put after those that they name.

import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { shapesIn } from "../../../src/backups/places/from-files.ts";
import { type Carried, carried, carriedTables } from "../../../src/backups/running/carried.ts";
import { newestSchema } from "../../../src/control/database/sqlite/migrations.ts";
import { migrate } from "../../../src/control/database/sqlite/opening.ts";

const database = new DatabaseSync(":memory:");
migrate(database, newestSchema);
const shapes = new Map(shapesIn(database).map(({ name, columns }) => [name, columns]));
const rules = Object.entries<Carried>(carried);

test("every table has a row that says what becomes of it, and why", () => {
  // Files have their sounds in a folder.
  expect(rules.map(([name]) => name).sort()).toEqual([...shapes.keys(), "sound"].sort());
  for (const [name, { why }] of rules)
    expect([name, why]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
});

test("what a row says of columns is so", () => {
  for (const [name, rule] of carriedTables) {
    if (name === "sound") continue;
    const owners = [
      rule.how === "joined" ? rule.with : undefined,
      rule.how === "replaced" && typeof rule.madeSince !== "string" ? rule.madeSince.goesWith : undefined,
    ].flatMap((owner) => (owner ? [owner.column] : []));
    const more =
      rule.how === "replaced"
        ? [...(rule.keeps ?? []), ...Object.keys(rule.emptied ?? {}), ...[rule.by ?? []].flat()]
        : [];
    const counts = rule.how === "replaced" && rule.counted ? ["revision", "updated_at"] : [];
    for (const column of [...rule.key, ...owners, ...more, ...counts])
      expect([name, shapes.get(name)]).toEqual([name, expect.arrayContaining([column])]);
    // A count that is not carried on would be given twice.
    if (rule.how === "replaced")
      expect([name, rule.counted === true]).toEqual([name, shapes.get(name)?.includes("revision")]);
  }
});

test("each is put after those that its rows name, and those that stay name none that could go", () => {
  const order = new Map(carriedTables.map(([name], at) => [name as string, at]));
  const goes = new Set(
    carriedTables.flatMap(([name, rule]) =>
      rule.how === "replaced" && rule.madeSince !== "stays" ? [name as string] : [],
    ),
  );
  for (const [name] of rules)
    for (const { table } of database.prepare('select "table" from pragma_foreign_key_list(?)').all(name)) {
      expect([name, table, goes.has(String(table))]).toEqual([name, table, false]);
      const [own, named] = [order.get(name), order.get(String(table))];
      if (own !== undefined) expect([name, table, own > (named ?? own)]).toEqual([name, table, true]);
    }
});
