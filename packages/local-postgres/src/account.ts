import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** A user of this machine, as processes and files know one. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; who is root runs it as one of these, whichever there is first. */
const standIns = ["postgres", "nobody"] as const;

/** Whom PostgreSQL has to run as; undefined: as whoever runs this process. Throws if this is root and nobody is there. */
export function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of standIns) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and there is no user ${standIns.join(" or ")} that it could run as. Run this as another user.`,
  );
}

/** Whether that user may pass through every folder above `path` and `path` itself, if that is a folder. */
export function mayReach({ uid, gid }: Account, path: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(path);
  const bits = owner === uid ? mode >> 6 : group === gid ? mode >> 3 : mode;
  const above = dirname(path);
  return (bits & 1) === 1 && (above === path || mayReach({ uid, gid }, above));
}
