import type { ThingKind } from "../../api/estate.ts";
import { own } from "./words.ts";

/** The thing of a key such as `pin-list:customers`; undefined for what names none. */
export function thingOf(key: string): { readonly kind: ThingKind; readonly id: string } | undefined {
  const split = key.indexOf(":");
  const kind = key.slice(0, split);
  const id = key.slice(split + 1);
  return split > 0 && id !== "" && `kind.${kind}` in own ? { kind: kind as ThingKind, id } : undefined;
}
