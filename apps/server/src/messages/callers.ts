import type { Party } from "@dialtree/flow";
import type { Database } from "../control/database/open.ts";
import type { Facts } from "./rows.ts";
import type { Sealing } from "./sealing.ts";

const atOnce = 200;

/** Who has left each message. What was sealed with another secret is of nobody who can be told. */
export async function* callersIn(
  database: Database,
  sealing: Sealing,
): AsyncGenerator<{ readonly id: string; readonly caller: Party }> {
  for (let last = ""; ; ) {
    const rows = await database
      .selectFrom("message")
      .select(["id", "facts"])
      .where("id", ">", last)
      .orderBy("id")
      .limit(atOnce)
      .execute();
    for (const { id, facts } of rows) {
      const opened = sealing.open(Buffer.from(facts, "base64"), `facts ${id}`);
      if (opened) yield { id, caller: (JSON.parse(opened.toString()) as Facts).caller };
    }
    if (rows.length < atOnce) return;
    last = rows.at(-1)?.id ?? last;
  }
}
