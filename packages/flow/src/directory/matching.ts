import { type Directory, isListed, type Person } from "./directory.ts";
import { beginningsOf, beginsWith, keyedLetters, lastNames, spells, type Ways } from "./letters.ts";

/** Which of the names callers key in first; the other may follow, where the first is not enough. */
export type NameOrder = "last" | "first" | "either";

/** One way of keying in a name: what begins it, and all of it. */
interface Keying {
  readonly name: readonly Ways[];
  readonly all: readonly Ways[];
}

interface Listed {
  readonly person: Person;
  readonly keyings: readonly Keying[];
}

/** Everybody who can be found, and the same by the first keys of their names. */
interface Index {
  readonly all: readonly Listed[];
  readonly byBeginning: ReadonlyMap<string, readonly Listed[]>;
}

/** Keys that the index goes by. So many letters leave some thirty of 5,000 people to look at. */
const indexed = 3;

// The letters of a directory, worked out once: documents are never changed, and a call asks with each key.
const known = new WeakMap<Directory, Map<NameOrder, Index>>();

/**
 * Whom a caller may mean who has keyed in these letters, in the order of the directory. `whole`: the caller says that this
 * is all of the name; then those who are called exactly so go before all others.
 */
export function peopleFor(
  directory: Directory,
  order: NameOrder,
  letters: string,
  whole: boolean,
): readonly Person[] {
  if (letters === "") return [];
  const { all: everybody, byBeginning } = indexOf(directory, order);
  const listed = letters.length < indexed ? everybody : (byBeginning.get(letters.slice(0, indexed)) ?? []);
  const exactly = whole
    ? having(listed, ({ name, all }) => spells(name, letters) || spells(all, letters))
    : [];
  return exactly.length > 0 ? exactly : having(listed, ({ all }) => beginsWith(all, letters));
}

/**
 * Works out beforehand what the first question about a directory takes, which is 0.1 s for 5,000 people: a piece of it with
 * each step. Whoever asks meanwhile has it worked out at once.
 */
export function* preparePeople(directory: Directory, order: NameOrder): Generator<void> {
  if (!known.get(directory)?.has(order)) keep(directory, order, yield* newIndex(directory, order));
}

/** Who has an extension. */
export function personAt({ people }: Directory, extension: string): Person | undefined {
  return people.find((person) => person.extension === extension && person.to !== undefined);
}

function having(listed: readonly Listed[], fits: (keying: Keying) => boolean): readonly Person[] {
  return listed.filter(({ keyings }) => keyings.some(fits)).map(({ person }) => person);
}

function indexOf(directory: Directory, order: NameOrder): Index {
  const there = known.get(directory)?.get(order);
  if (there) return there;
  const pieces = newIndex(directory, order);
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return keep(directory, order, value);
  }
}

function keep(directory: Directory, order: NameOrder, index: Index): Index {
  const orders = known.get(directory) ?? new Map<NameOrder, Index>();
  known.set(directory, orders.set(order, index));
  return index;
}

// Less than a millisecond of work.
const peopleInPiece = 25;

function* newIndex({ people, language }: Directory, order: NameOrder): Generator<void, Index> {
  const all: Listed[] = [];
  const byBeginning = new Map<string, Listed[]>();
  for (const [at, person] of people.entries()) {
    if (at % peopleInPiece === peopleInPiece - 1) yield;
    if (!isListed(person)) continue;
    const listed = { person, keyings: keyingsOf(person, order, language) };
    all.push(listed);
    const beginnings = new Set(listed.keyings.flatMap((keying) => [...beginningsOf(keying.all, indexed)]));
    for (const beginning of beginnings) {
      const before = byBeginning.get(beginning);
      if (before) before.push(listed);
      else byBeginning.set(beginning, [listed]);
    }
  }
  return { all, byBeginning };
}

function keyingsOf({ first, last }: Person, order: NameOrder, language: string): readonly Keying[] {
  const keyed = (name: string) => keyedLetters(name, language);
  const keying = (one: string, other: string): Keying => ({
    name: keyed(one),
    all: keyed(`${one} ${other}`),
  });
  const byLast = lastNames(last).map((name) => keying(name, first));
  const found = {
    last: byLast,
    first: [keying(first, last)],
    either: [...byLast, keying(first, last)],
  }[order];
  // A name without a letter would be spelled by nothing at all.
  return found.filter(({ name }) => name.length > 0);
}
