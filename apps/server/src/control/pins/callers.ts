import type { Seal } from "@dialtree/calls";
import type { Database } from "../database/open.ts";
import { keyOfList, subjectOf } from "./subjects.ts";

/**
 * The names under which lists count the wrong PINs of a caller (as in `PinGuess`). A list that was sealed with another secret
 * cannot tell any more, and is counted as lost.
 */
export async function namesOfCaller(
  database: Database,
  seal: Seal,
  caller: string,
): Promise<{ readonly names: readonly string[]; readonly lost: number }> {
  const lists = await database.selectFrom("pin_list").select(["name", "sealed_key"]).execute();
  const keys = lists.flatMap(({ name, sealed_key }) => keyOfList(seal, name, sealed_key) ?? []);
  return {
    names: keys.map((key) => subjectOf(key, "caller", caller)),
    lost: lists.length - keys.length,
  };
}
