import { tmpdir } from "node:os";
import { accountForPostgres } from "./account.ts";
import { hasRoomFor, nativeFolder } from "./binaries.ts";

/** Why PostgreSQL cannot be started on this machine, in words; undefined: nothing speaks against it. */
export function whyNoPostgres(): string | undefined {
  try {
    nativeFolder();
    if (hasRoomFor(accountForPostgres())) return undefined;
    return `PostgreSQL cannot run as root, and the user that it would run as may not enter ${tmpdir()}. Set TMPDIR to a folder that all may enter.`;
  } catch (error) {
    return (error as Error).message;
  }
}
