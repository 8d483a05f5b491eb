import { type EstateLink, kindWords, type Relation, type ThingKey } from "@dialtree/engine/estate";
import type { ServersEstate, ServersThing } from "./live/estate.ts";
import { plain } from "./terminal.ts";

const howWords: { readonly [R in Relation]: string } = {
  answers: "answers",
  sends: "sent there by",
  "goes-on": "goes on there from",
  "comes-back": "used by",
  fallback: "when something goes wrong",
  asks: "asked for at",
  lists: "in it",
  needs: "needed by",
};

/** The estate as indented lines: what can be dialled, below it what callers get to. A flow that stood before is not written out again. */
export function treeOf({ things, links, lines, findings }: ServersEstate): readonly string[] {
  const known = new Map(things.map((thing) => [thing.key, thing]));
  const from = Map.groupBy(links, (link) => link.from);
  const ends = Map.groupBy(
    findings.filter(({ deadEnd, thing, place }) => deadEnd && thing === `flow:${place?.flow}`),
    ({ thing }) => thing,
  );
  const written = new Set<ThingKey>();
  const text: string[] = [];
  const write = (thing: ServersThing, by: readonly EstateLink[], depth: number): void => {
    const below = from.get(thing.key) ?? [];
    const isAgain = written.has(thing.key) && below.length > 0;
    written.add(thing.key);
    text.push(`${"  ".repeat(depth)}${wordsOf(thing, by)}${isAgain ? " (as above)" : ""}`);
    if (isAgain) return;
    for (const [to, bundle] of Map.groupBy(below, (link) => link.to)) {
      const next = known.get(to);
      if (next) write(next, bundle, depth + 1);
    }
    for (const { says, published } of ends.get(thing.key) ?? [])
      text.push(`${"  ".repeat(depth + 1)}! ${plain(says)}${published ? "" : " (draft)"}`);
  };
  const begin = (heading: string, roots: readonly ServersThing[]): void => {
    const fresh = roots.filter(({ key }) => !written.has(key));
    if (fresh.length === 0) return;
    text.push(heading);
    // One that stands below another needs no place of its own.
    for (const thing of fresh) if (!written.has(thing.key)) write(thing, [], 1);
  };
  const dialled = new Set(lines.map(({ called }) => called));
  const flows = things.filter(({ kind }) => kind === "flow");
  const isLedTo = new Set(links.map(({ to }) => to));
  begin(
    "Numbers",
    things.filter(({ kind, id }) => kind === "number" && dialled.has(id)),
  );
  begin(
    "Flows that call people",
    flows.filter(({ callsOut }) => callsOut),
  );
  begin("Flows that no caller gets to", [...flows.filter(({ key }) => !isLedTo.has(key)), ...flows]);
  begin("Things that no flow uses", things);
  return text;
}

function wordsOf({ kind, title, exists, people }: ServersThing, by: readonly EstateLink[]): string {
  const name = kind === "number" || kind === "flow" ? plain(title) : `${plain(title)} (${kindWords[kind]})`;
  const ways = [...Map.groupBy(by, ({ how }) => how)].map(([how, alike]) => {
    const steps = [...new Set(alike.flatMap(({ step }) => (step === undefined ? [] : plain(step))))];
    return [howWords[how], ...(steps.length > 0 ? [steps.join(", ")] : [])].join(" ");
  });
  const isDraft = by.length > 0 && !by.some(({ published }) => published);
  const isGone = by.length > 0 && !by.some(({ draft }) => draft);
  return [
    name,
    ...(people === undefined ? [] : [`with ${people} ${people === 1 ? "person" : "people"}`]),
    ...(ways.length > 0 ? [`- ${ways.join("; ")}`] : []),
    ...(exists ? [] : ["- NOT THERE"]),
    ...(isDraft ? ["(draft)"] : []),
    ...(isGone ? ["(published)"] : []),
  ].join(" ");
}
