import { sameValue } from "../edit/path.ts";
import { destinationName } from "../fields/index.ts";
import { type Naming, personNamed, type ThingKind, thingInstead, thingKinds } from "./naming.ts";

/** A name that stands for another one now than when a version was published. */
export interface OutdatedName {
  readonly kind: "person" | ThingKind;
  readonly name: string;
  /** Who or what it is in the version, in words. */
  readonly held: string;
  /** Who or what it is now; undefined where it stands for nobody any more. */
  readonly now: string | undefined;
}

/** What a version holds otherwise than it would if it were published now. `now` is what resolving its flows anew comes to. */
export function outdatedNames(held: Naming, now: Naming): readonly OutdatedName[] {
  const people = Object.entries(held.people).flatMap(([name, was]): OutdatedName[] => {
    const is = personNamed(now, name);
    if (sameValue(was, is)) return [];
    return [{ kind: "person", name, held: destinationName(was), now: is && destinationName(is) }];
  });
  const things = thingKinds.flatMap((kind) => {
    const names = new Set([held, now].flatMap(({ instead }) => Object.keys(instead[kind] ?? {})));
    return [...names].flatMap((name): OutdatedName[] => {
      const [was, is] = [thingInstead(held, kind, name), thingInstead(now, kind, name)];
      return was === is ? [] : [{ kind, name, held: was, now: is }];
    });
  });
  return [...people, ...things];
}
