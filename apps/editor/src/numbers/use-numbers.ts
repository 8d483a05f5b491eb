import { useCallback, useState } from "react";
import { type AssignedNumber, listNumbers } from "../api/client.ts";

/** What leads where, and how to ask for it anew. */
export function useNumbers(
  opened: readonly AssignedNumber[],
): readonly [readonly AssignedNumber[], () => Promise<void>] {
  const [numbers, setNumbers] = useState(opened);
  const again = useCallback(async () => setNumbers(await listNumbers()), []);
  return [numbers, again];
}
