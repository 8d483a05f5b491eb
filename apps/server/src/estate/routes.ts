import {
  type Estate,
  type EstateLink,
  findingsOf,
  keyOf,
  type Thing,
  type ThingKind,
  type WhatBreaks,
  whatBreaks,
} from "@dialtree/engine/estate";
import { destinationName } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import { ApiError } from "../control/api/errors.ts";
import { type Route, route } from "../control/api/route.ts";
import type { Control } from "../control/control.ts";
import type { DialledNumbers } from "./dialled.ts";
import { estateShown, lookedUp, thingAsked, usesShown } from "./schemas.ts";
import type { StillThere } from "./still-there.ts";

/** Numbers, flows and all that callers get to by them; where something is used, and what breaks if it goes. */
export function estateRoutes(dialled: DialledNumbers, stillThere: StillThere): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/estate",
      role: "view",
      name: "getEstate",
      summary: "Numbers, flows and all that callers get to by them, published and as drafts",
      answers: { 200: estateShown },
      handle: async ({ control }) => {
        const estate = await control.estate();
        const calls = [...dialled.unanswered()];
        const unanswered = new Map(calls.map(([called, { calls }]) => [called, calls]));
        return {
          status: 200,
          body: {
            lines: await shownLines(control, estate, dialled),
            unanswered: calls
              .filter(([called]) => !estate.source.lines.some((line) => line.called === called))
              .map(([called, { calls, lastAt }]) => ({ called, calls, lastAt: iso(lastAt) })),
            countedSince: iso(dialled.since),
            ...shownGraph(estate),
            findings: [...findingsOf(estate, { unanswered, gone: stillThere.gone() })],
          },
        };
      },
    }),
    route({
      method: "GET",
      path: "/estate/uses",
      role: "view",
      name: "getEstateUses",
      summary: "Where something is used, and which callers it would concern if it went",
      query: thingAsked,
      answers: { 200: usesShown },
      handle: async ({ control, query }) => {
        const estate = await control.estate();
        const found = whatBreaks(estate, keyOf(query));
        if (!found)
          throw new ApiError(
            404,
            "thing_unknown",
            `Nothing of the kind ${query.kind} is called "${query.id.slice(0, 80)}".`,
            "Choose one of those that GET /api/estate lists.",
          );
        return { status: 200, body: shownUses(estate, found) };
      },
    }),
    route({
      method: "POST",
      path: "/estate/directory-lookups",
      role: "author",
      name: "lookUpDestinations",
      summary:
        "Looks up in the organisation's directory whether those whom flows send calls to are still there, some at a time",
      answers: { 200: lookedUp },
      handle: async ({ control, signal }) => {
        const { things } = await control.estate();
        const ids = [...things.values()].flatMap(({ kind, id }) => (inDirectory.has(kind) ? id : []));
        const { looked, left } = await stillThere.look(ids, signal);
        return { status: 200, body: { looked, left, gone: stillThere.gone().size } };
      },
    }),
  ];
}

/** What has an object id in the directory. */
const inDirectory: ReadonlySet<ThingKind> = new Set(["person", "queue", "voicemail"]);

async function shownLines(
  control: Pick<Control, "answeringFor">,
  { source, things }: Estate,
  dialled: DialledNumbers,
) {
  const byEnvironment = Map.groupBy(source.lines, ({ environment = live }) => environment);
  const answering = new Map<string, Awaited<ReturnType<Control["answeringFor"]>>>();
  for (const [environment, lines] of byEnvironment) {
    const flows = lines.map(({ flow }) => flow);
    answering.set(environment, await control.answeringFor(flows, environment));
  }
  const seen = dialled.answered();
  return source.lines.map(({ called, flow, environment = live }) => {
    const version = answering.get(environment)?.get(flow);
    const thing = things.get(keyOf({ kind: "flow", id: flow }));
    const facts = thing?.facts.published ?? thing?.facts.draft;
    const lastAt = seen.get(called)?.lastAt;
    return {
      called,
      flow,
      title: thing?.title ?? flow,
      environment,
      version: version
        ? {
            number: version.number,
            publishedAt: iso(version.publishedAt),
            liveSince: version.liveSince === undefined ? null : iso(version.liveSince),
          }
        : null,
      fallback: facts?.fallback ? destinationName(facts.fallback) : null,
      lastCallAt: lastAt === undefined ? null : iso(lastAt),
    };
  });
}

/** The graph without those whom only a directory names: of ten thousand of them nobody draws a picture. */
function shownGraph({ things, links, to, from }: Estate) {
  const isOnlyListed = ({ key }: Thing): boolean => {
    const uses = to.get(key) ?? [];
    return uses.length > 0 && uses.every(({ how }) => how === "lists");
  };
  const shown = [...things.values()].filter((thing) => !isOnlyListed(thing));
  return {
    things: shown.map((thing) => ({
      ...shownThing(thing, to.get(thing.key)),
      ...(thing.kind === "directory"
        ? { people: (from.get(thing.key) ?? []).filter((link) => !link.to.startsWith("prompt:")).length }
        : {}),
    })),
    links: links.filter(({ how }) => how !== "lists"),
  };
}

/** A flow is published once it has a version; what flows use is as published as its uses are. */
function shownThing({ key, kind, id, title, exists, facts }: Thing, uses: readonly EstateLink[] = []) {
  const isFlow = kind === "flow";
  return {
    key,
    kind,
    id,
    title,
    exists,
    callsOut: (facts.published ?? facts.draft)?.callsOut ?? false,
    published: isFlow
      ? facts.published !== undefined
      : kind === "number" || uses.some((use) => use.published),
    draft: isFlow ? facts.draft !== undefined : kind === "number" || uses.some((use) => use.draft),
  };
}

function shownUses(estate: Estate, { thing, uses, entries, affected, isCut, lost }: WhatBreaks) {
  const titleOf = (key: Thing["key"]): string => estate.things.get(key)?.title ?? key;
  return {
    thing: shownThing(thing, uses),
    uses: uses.map((use) => ({ ...use, title: titleOf(use.from) })),
    entries: entries.map(titleOf),
    affected: affected.map(({ says, way, published, draft }) => ({
      says,
      way: way.map(titleOf),
      published,
      draft,
    })),
    isCut,
    lost: lost.flatMap((key) => {
      const of = estate.things.get(key);
      return of ? [{ key, kind: of.kind, title: of.title }] : [];
    }),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
