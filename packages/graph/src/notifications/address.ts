import { callIdOf } from "../ids.ts";
import { at, textOf } from "../values.ts";
import type { NotificationKind } from "./item.ts";

export interface Address {
  readonly callId: string;
  readonly kind: NotificationKind;
  /** The operation's own id, if it is about one. */
  readonly within?: string;
}

// `/app/` is the old name of `/communications/`, still written in `resource`. The leading slash is missing on some pages,
// and OData also allows `calls('id')`.
const callPath =
  /^(?:https:\/\/[^/?#]+)?\/?(?:v1\.0\/|beta\/)?(?:app|communications)\/calls(?:\/([^/?#()']+)|\('?([^/?#()']+)'?\))(?:\/([^/?#]+))?(?:\/([^/?#]+))?\/?(?:[?#]|$)/i;

const kinds: Readonly<Record<string, NotificationKind>> = {
  operations: "operation",
  participants: "participants",
  contentsharingsessions: "content sharing",
};

/** Finds the call that a notification is about, wherever Graph wrote it down. */
export function readAddress(notification: unknown): Address | undefined {
  const places = [
    at(notification, "resourceUrl"),
    at(notification, "resource"),
    at(notification, "resourceData", "@odata.id"),
  ];
  for (const place of places) {
    const found = readCallPath(textOf(place));
    if (found) return found;
  }
  return undefined;
}

function readCallPath(path: string | undefined): Address | undefined {
  const parts = path === undefined || path.length > 2_000 ? null : callPath.exec(path);
  const callId = callIdOf(parts?.[1] ?? parts?.[2]);
  if (!parts || callId === undefined) return undefined;
  const section = parts[3]?.toLowerCase();
  if (section === undefined) return { callId, kind: "call" };
  const within = callIdOf(parts[4]);
  const kind = Object.hasOwn(kinds, section) ? (kinds[section] ?? "other") : "other";
  return { callId, kind, ...(within === undefined ? {} : { within }) };
}
