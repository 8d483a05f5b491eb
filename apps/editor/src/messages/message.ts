import { en } from "./en.ts";

export type MessageKey = keyof typeof en;

type NameOf<Slot extends string> = Slot extends `${infer Name}|${string}` ? Name : Slot;
type NamesIn<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? NameOf<Slot> | NamesIn<Rest>
  : never;
type Values<Key extends MessageKey> = Readonly<Record<NamesIn<(typeof en)[Key]>, string | number>>;

/** A sentence of the catalogue, with its values put in. Which values it needs is the compiler's business. */
export function message<Key extends MessageKey>(
  key: Key,
  ...given: NamesIn<(typeof en)[Key]> extends never ? [] : [Values<Key>]
): string {
  const values: Readonly<Record<string, string | number>> = given[0] ?? {};
  return en[key].replaceAll(/\{([^}]+)\}/g, (_, slot: string) => {
    const [name = "", one, many] = slot.split("|");
    const value = values[name] ?? "";
    return one === undefined ? String(value) : `${value} ${value === 1 ? one : many}`;
  });
}
