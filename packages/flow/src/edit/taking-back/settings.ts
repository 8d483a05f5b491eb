import type { CallersChange } from "../../diff/index.ts";
import type { Everywhere, FlowDocument } from "../../document/index.ts";
import type { Json } from "../../json.ts";
import { dataChange, withChange } from "../data.ts";
import { type Edit, perform } from "../edit.ts";
import { type Path, sameValue, valueAt } from "../path.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { set } from "../settings.ts";
import { utteranceBack } from "./utterance.ts";
import { isGone, liveLabel, placeAgain, type Versions } from "./versions.ts";

/** A change of what holds for the whole flow. */
export type SettingChanged = Extract<CallersChange, { readonly path: Path }>;

/** What holds for the whole flow is as callers get it, or the part of it that a change is about. */
export function settingTakenBack(
  versions: Versions,
  { kind, path }: SettingChanged,
  title: string,
): Edit | Refusal {
  const { now, live } = versions;
  const [name, ...part] = path;
  switch (name) {
    case "title":
    case "description":
      return set(now, name, live[name], title);
    case "start":
      return stepRefused(versions, [live.start]) ?? set(now, name, live.start, title);
    case "fallback":
      return set(now, name, fallbackBack(versions, kind, part), title);
    case "everywhere": {
      const after = everywhereBack(versions, part);
      return stepRefused(versions, namedAnew(now.everywhere, after)) ?? set(now, name, after, title);
    }
    case "insteadOf":
    case "voices": {
      const after = withPart(now[name] ?? {}, part, valueAt(live[name], part));
      const isNothing = live[name] === undefined && Object.keys(after).length === 0;
      return set(now, name, isNothing ? undefined : (after as never), title);
    }
    default:
      // The id is nothing that an author could change.
      return refuse("change_missing", {});
  }
}

// Without a target there is no fallback: that comes and goes with all of it.
function fallbackBack({ now, live }: Versions, kind: string, part: Path): FlowDocument["fallback"] {
  const [was, is] = [live.fallback, now.fallback];
  if (!is || (!was && part[0] === "to")) return was;
  const value = utteranceBack(kind, valueAt(is, part), valueAt(was, part));
  return withPart(is, part, value) as FlowDocument["fallback"];
}

function everywhereBack({ now, live }: Versions, part: Path): Everywhere | undefined {
  const was = live.everywhere;
  if (part.length === 0) return was;
  const [name] = part;
  const value = name === "except" ? (was?.except ?? []) : valueAt(was, part);
  const after = withPart(now.everywhere ?? { except: [] }, part, value) as Everywhere;
  return !was && sameValue(after, { except: [] }) ? undefined : after;
}

/** The steps that these keys speak of, and did not before. */
function namedAnew(before: Everywhere | undefined, after: Everywhere | undefined): readonly string[] {
  const named = ({ operator, except = [] }: Partial<Everywhere> = {}) => ({
    target: operator && "node" in operator.to ? [operator.to.node] : [],
    except,
  });
  const [was, is] = [named(before), named(after)];
  return [
    ...is.target.filter((id) => !was.target.includes(id)),
    ...is.except.filter((id) => !was.except.includes(id)),
  ];
}

function withPart(whole: object, part: Path, value: Json | undefined): object {
  const change = dataChange(whole as Json, part, value);
  return change ? (withChange(whole as Json, change) as object) : whole;
}

function stepRefused(versions: Versions, ids: readonly string[]): Refusal | undefined {
  const gone = ids.find((id) => isGone(versions, id));
  return gone === undefined ? undefined : refuse("step_gone", { to: liveLabel(versions, gone) });
}

/** A value that calls keep is there again, or gone again, or begins as it began. */
export function variableTakenBack({ now, live }: Versions, name: string, title: string): Edit | Refusal {
  const [before, after] = [now, live].map(({ variables }) =>
    Object.hasOwn(variables, name) ? variables[name] : undefined,
  );
  return perform(now, title, (draft) => draft.make({ of: "variable", name, before, after }));
}

/** A directory is as it was, where it was. */
export function directoryTakenBack({ now, live }: Versions, id: string, title: string): Edit | Refusal {
  const [is, was] = [now.directories ?? [], live.directories ?? []];
  const old = was.find((directory) => directory.id === id);
  const others = is.filter((directory) => directory.id !== id);
  const at = is.findIndex((directory) => directory.id === id);
  const ids = (list: typeof is) => list.map((directory) => directory.id);
  const place = at < 0 ? placeAgain(ids(others), ids(was), id) : at;
  const after = old ? others.toSpliced(place, 0, old) : others;
  return set(now, "directories", after.length > 0 || live.directories ? after : undefined, title);
}
