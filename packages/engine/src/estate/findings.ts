import type { ProblemValues } from "@dialtree/flow";
import { type EstateCode, type EstateSeverity, estateFindings } from "./catalogue.ts";
import { circlesIn } from "./circles.ts";
import {
  type Estate,
  type EstateEnd,
  type EstateLink,
  endsIn,
  entriesOf,
  layers,
  reachedFrom,
  type Thing,
} from "./estate.ts";
import { grouped } from "./grouped.ts";
import { keyOf, type ThingKey, type ThingKind } from "./things.ts";

/** Something about an estate that somebody should know: what, where, and what to do. */
export interface EstateFinding {
  readonly code: EstateCode;
  readonly severity: EstateSeverity;
  /** Callers or steps are left with nothing there. */
  readonly deadEnd: boolean;
  /** What it is about. */
  readonly thing: ThingKey;
  /** The step, in the flow that `thing` is or that leads there. */
  readonly place?: {
    readonly flow: string;
    readonly at: string;
    readonly node?: string;
    readonly outlet?: string;
  };
  readonly published: boolean;
  readonly draft: boolean;
  readonly says: string;
  readonly remedy: string;
}

/** What only the server can know of what an estate is made of. */
export interface Observed {
  /** What was dialled and leads to no flow, and how often. */
  readonly unanswered?: ReadonlyMap<string, number>;
  /** Object ids of people who were looked for in the directory and are not there. */
  readonly gone?: ReadonlySet<string>;
}

/** What things of a kind are called in a sentence. */
export const kindWords: { readonly [K in ThingKind]: string } = {
  number: "number",
  flow: "flow",
  person: "person",
  queue: "call queue or auto attendant",
  phone: "phone number",
  voicemail: "voicemail box",
  meeting: "meeting",
  directory: "directory",
  calendar: "calendar",
  "pin-list": "list of PINs",
  mailbox: "mailbox",
  secret: "secret",
  host: "host",
  prompt: "prompt",
};

const both = { published: true, draft: true } as const;

/** Everything that is to be said of an estate, what callers suffer from first. */
export function findingsOf(estate: Estate, observed: Observed = {}): readonly EstateFinding[] {
  const found = [
    ...ofNumbers(estate, observed),
    ...missing(estate, observed),
    ...openEnds(estate),
    ...unreached(estate),
    ...olderParts(estate),
    ...circles(estate),
    ...unused(estate),
    ...differing(estate),
  ];
  const rank: readonly EstateSeverity[] = ["error", "warning", "note"];
  return found.toSorted((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity));
}

function finding(
  code: EstateCode,
  thing: ThingKey,
  values: ProblemValues,
  more: Pick<EstateFinding, "published" | "draft"> & Pick<Partial<EstateFinding>, "place">,
): EstateFinding {
  const entry = estateFindings[code];
  const { published, draft, place } = more;
  return {
    code,
    severity: entry.severity,
    deadEnd: "deadEnd" in entry,
    thing,
    ...(place ? { place } : {}),
    published,
    draft,
    says: entry.say(values),
    remedy: entry.remedy(values),
  };
}

function ofNumbers({ things, source }: Estate, { unanswered = new Map() }: Observed): EstateFinding[] {
  const told = new Set(source.lines.map(({ called }) => called));
  return [
    ...source.lines.flatMap(({ called, flow, environment, isAnswered }) => {
      const to = things.get(keyOf({ kind: "flow", id: flow }));
      const isPublished = to?.facts.published !== undefined;
      if (isAnswered ?? isPublished) return [];
      const where: ProblemValues = isPublished && environment !== undefined ? { environment } : {};
      const values: ProblemValues = { number: numberWords(called), flow: to?.title ?? flow, ...where };
      return [finding("number_unanswered", keyOf({ kind: "number", id: called }), values, both)];
    }),
    ...[...unanswered].flatMap(([called, count]) =>
      told.has(called)
        ? []
        : [
            finding(
              "number_unassigned",
              keyOf({ kind: "number", id: called }),
              { number: numberWords(called), count },
              { published: true, draft: false },
            ),
          ],
    ),
  ];
}

function numberWords(called: string): string {
  return called === "bot" ? "The bot in Teams" : called;
}

/** What steps name and nobody has; people too, as far as they were looked for. */
function missing(estate: Estate, { gone = new Set() }: Observed): EstateFinding[] {
  return estate.links.flatMap((link) => {
    const to = estate.things.get(link.to);
    const isGone = to !== undefined && gone.has(to.id) && ["person", "queue", "voicemail"].includes(to.kind);
    if (!to || (to.exists && !isGone)) return [];
    const { values, place } = placed(estate, link);
    const code = isGone ? "destination_gone" : to.kind === "flow" ? "flow_missing" : "thing_missing";
    const named = { ...values, title: to.title, what: kindWords[to.kind] };
    return [finding(code, to.key, named, { published: link.published, draft: link.draft, place })];
  });
}

/** Which step of which flow a link comes from, for sentences and for going there. */
function placed({ things }: Estate, { from, at, node, outlet, step, how }: EstateLink) {
  const holder = things.get(from);
  // A directory is one of a flow: reception/staff.
  const flow = holder?.kind === "directory" ? (holder.id.split("/")[0] ?? "") : (holder?.id ?? "");
  const title = things.get(keyOf({ kind: "flow", id: flow }))?.title ?? flow;
  const usual =
    how === "fallback" ? "The fallback" : holder?.kind === "directory" ? "A directory" : "A setting";
  return {
    values: { flow: title, step: step ?? usual },
    place: { flow, at, ...(node === undefined ? {} : { node }), ...(outlet === undefined ? {} : { outlet }) },
  };
}

function openEnds(estate: Estate): EstateFinding[] {
  const ends = endsIn(estate);
  const place = ({ flow, at, node, outlet }: EstateEnd) => ({
    flow,
    at,
    ...(node === undefined ? {} : { node }),
    ...(outlet === undefined ? {} : { outlet }),
  });
  const titled = (end: EstateEnd, more: ProblemValues = {}) => ({
    flow: estate.things.get(keyOf({ kind: "flow", id: end.flow }))?.title ?? end.flow,
    step: end.step ?? "",
    exit: end.exit ?? "",
    ...more,
  });
  const ways = ends.filter(({ why }) => why === "way");
  // Nobody wires a hundred failures: one name as the fallback mends them all.
  const trouble = grouped(
    ends.filter(({ why }) => why === "trouble"),
    ({ flow }) => flow,
  );
  return [
    ...ways.map((end) =>
      finding(
        end.exit === undefined ? "step_ends_nowhere" : "way_open",
        keyOf({ kind: "flow", id: end.flow }),
        titled(end),
        { ...end, place: place(end) },
      ),
    ),
    ...[...trouble].flatMap(([flow, all]) => {
      const [first] = all;
      if (!first) return [];
      return [
        finding(
          "trouble_unanswered",
          keyOf({ kind: "flow", id: flow }),
          titled(first, { exits: all.length }),
          {
            published: all.some(({ published }) => published),
            draft: all.some(({ draft }) => draft),
            place: { ...place(first), at: "" },
          },
        ),
      ];
    }),
  ];
}

function unreached(estate: Estate): EstateFinding[] {
  const reached = new Set(
    layers.flatMap((layer) => [...reachedFrom(estate, entriesOf(estate, layer), layer)]),
  );
  return [...estate.things.values()]
    .filter(({ kind, key, exists }) => kind === "flow" && exists && !reached.has(key))
    .map((flow) => finding("flow_unreached", flow.key, { flow: flow.title }, inLayers(flow)));
}

function inLayers({ facts }: Thing): { readonly published: boolean; readonly draft: boolean } {
  return { published: facts.published !== undefined, draft: facts.draft !== undefined };
}

/** A flow holds others as they were when it was published; that others have been published since is no news to it. */
function olderParts({ source, things }: Estate): EstateFinding[] {
  const current = new Map(source.published.map(({ main }) => [main.id, main]));
  return source.published.flatMap(({ main, parts }) =>
    parts
      .filter((part) => part.id !== main.id && current.has(part.id) && current.get(part.id) !== part)
      .map((part) => {
        const key = keyOf({ kind: "flow", id: main.id });
        const title = (id: string) => things.get(keyOf({ kind: "flow", id }))?.title ?? id;
        const values = { flow: title(main.id), part: title(part.id) };
        return finding("flow_part_older", key, values, { published: true, draft: false });
      }),
  );
}

function circles(estate: Estate): EstateFinding[] {
  return circlesIn(estate).flatMap(({ path, published, draft }) => {
    const [first] = path;
    if (first === undefined) return [];
    const titles = [...path, first].map((key) => estate.things.get(key)?.title ?? key);
    return [finding("flows_in_circle", first, { path: titles.join(" → ") }, { published, draft })];
  });
}

function unused(estate: Estate): EstateFinding[] {
  const kinds = new Set(Object.keys(estate.source.installed));
  return [...estate.things.values()]
    .filter(({ kind, key }) => kinds.has(kind) && !estate.to.has(key))
    .map(({ kind, key, title }) => finding("thing_unused", key, { what: kindWords[kind], title }, both));
}

function differing(estate: Estate): EstateFinding[] {
  return [...estate.things.values()].flatMap((flow) => {
    if (flow.kind !== "flow" || !flow.facts.published || !flow.facts.draft) return [];
    const uses = (estate.from.get(flow.key) ?? []).filter(({ how }) => how !== "answers");
    const [now, then] = layers.map((layer) => new Set(uses.filter((use) => use[layer]).map(({ to }) => to)));
    const names = (keys: Iterable<ThingKey>, but: ReadonlySet<ThingKey> = new Set()): string =>
      [...keys]
        .filter((key) => !but.has(key))
        .map((key) => estate.things.get(key)?.title ?? key)
        .join(", ");
    const [added, gone] = [names(then ?? [], now), names(now ?? [], then)];
    if (added === "" && gone === "") return [];
    return [finding("draft_uses_others", flow.key, { flow: flow.title, added, gone }, both)];
  });
}
