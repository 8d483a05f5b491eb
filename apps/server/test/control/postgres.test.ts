// Everything that control promises, once more on PostgreSQL: each test in a schema of its own. What only PostgreSQL
// does, between servers and in an outage, is in several-servers.test.ts and postgres-faults.test.ts.

import { whyNoPostgres } from "@dialtree/local-postgres";
import { beforeAll, describe } from "vitest";
import { postgresForTests } from "./postgres-place.ts";
import { keepDatabasesIn } from "./rig.ts";

const why = whyNoPostgres();

describe.skipIf(why)(`on PostgreSQL${why === undefined ? "" : `: ${why}`}`, async () => {
  const postgres = postgresForTests();
  beforeAll(() => keepDatabasesIn(postgres.place));

  await import("./tables.test.ts");
  await import("./drafts.test.ts");
  await import("./publishing.test.ts");
  await import("./prompts.test.ts");
  await import("./publishing-values.test.ts");
  await import("./published.test.ts");
  await import("./rolling-back.test.ts");
  await import("./rollouts.test.ts");
  await import("./schedules.test.ts");
  await import("./kept-drafts.test.ts");
  await import("./removals.test.ts");
  await import("./seeding.test.ts");
  await import("./api.test.ts");
  await import("./any-order.test.ts");
  await import("./pins.test.ts");
  await import("./calendars.test.ts");
  await import("./secrets.test.ts");
  await import("./audit.test.ts");
  await import("./archives.test.ts");
  await import("./once.test.ts");
  await import("./concurrent-saves.test.ts");
  await import("./outside-calls.test.ts");
  await import("./outgoing.test.ts");
  await import("./estate.test.ts");
  await import("./scenarios.test.ts");
  await import("./preflight.test.ts");
  await import("./environments.test.ts");
});
