import type { BookName, BookThing, EnvironmentBook } from "@dialtree/flow/names";

/** The book with a name in the place of what was called `before`, in the order of the alphabet. */
export function withName(book: EnvironmentBook, before: string | undefined, name: BookName): EnvironmentBook {
  const others = withoutName(book, before ?? name.name).names;
  const names = [...others, name].sort((a, b) => a.name.localeCompare(b.name));
  return { ...book, names };
}

export function withoutName(book: EnvironmentBook, name: string): EnvironmentBook {
  return { ...book, names: book.names.filter((one) => one.name !== name) };
}

export function withThing(
  book: EnvironmentBook,
  before: BookThing | undefined,
  thing: BookThing,
): EnvironmentBook {
  return { ...book, things: [...withoutThing(book, before ?? thing).things, thing] };
}

export function withoutThing(
  book: EnvironmentBook,
  { kind, name }: Pick<BookThing, "kind" | "name">,
): EnvironmentBook {
  return { ...book, things: book.things.filter((one) => one.kind !== kind || one.name !== name) };
}

/** The book without an environment, and without what was said of it. */
export function withoutEnvironment(book: EnvironmentBook, id: string): EnvironmentBook {
  const elsewhere = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(values).filter(([environment]) => environment !== id));
  return {
    environments: book.environments.filter((one) => one.id !== id),
    names: book.names.map((name) => ({ ...name, values: elsewhere(name.values) })),
    things: book.things.map((thing) => ({ ...thing, values: elsewhere(thing.values) })),
  };
}
