/**
 * An id in the one form in which ids compare equal. Graph writes the id of one call as 32 hex digits in capitals and as
 * a dashed lower-case GUID; ids of another shape are case-sensitive and stay as they are.
 */
export function normalId(id: string): string {
  if (isNormal.test(id)) return id;
  const digits = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i.exec(
    id,
  );
  return digits ? digits.slice(1).join("-").toLowerCase() : id;
}

// Nearly all are written so already.
const isNormal = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A call id in its normal form; undefined for what cannot be one, so that no path is ever built from it. */
export function callIdOf(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  if (isNormal.test(text)) return text;
  if (!/^\{?[0-9A-Za-z][0-9A-Za-z_-]{0,127}\}?$/.test(text)) return undefined;
  const id = normalId(text);
  return id.startsWith("{") || id.endsWith("}") ? undefined : id;
}
