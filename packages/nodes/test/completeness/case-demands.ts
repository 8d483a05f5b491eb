import { isDeepStrictEqual } from "node:util";
import { type Fields, walkFields } from "@dialtree/flow";
import type { NodeCase } from "../cases/case-file.ts";
import { playCase } from "../cases/play-case.ts";
import { type Demand, repeated } from "./demand.ts";
import { caseFileName, fittingData, type Subject } from "./node-folder.ts";

export const caseDemands: readonly Demand[] = [
  {
    says: "has a case file that can be read",
    missing: ({ type, caseFaults }) => caseFaults.map((fault) => `${caseFileName(type)}: ${fault}.`),
  },
  {
    says: "is played by cases, each with a name and data of its own shape",
    missing: ({ type, cases: { cases }, data }) => {
      const name = caseFileName(type);
      return [
        ...(cases.length === 0 ? [`${name}: there is no case.`] : []),
        ...repeated(cases.map((example) => example.name)).map(
          (twice) => `${name}: two cases are called "${twice}".`,
        ),
        ...data.slice(1).flatMap(({ of, data: given }) => {
          const parsed = type.schema.safeParse(given);
          return parsed.success
            ? []
            : parsed.error.issues.map(
                ({ path, message }) => `${name}: ${of}: /${path.join("/")}: ${message}`,
              );
        }),
      ];
    },
  },
  {
    says: "does in each case what is written there",
    missing: ({ type, cases }) => cases.cases.flatMap((example) => caseFault(type, example)),
  },
  {
    says: "leaves by each of its outlets in some case",
    missing: (subject) => {
      const left = new Set(subject.cases.cases.map(({ leaves }) => leaves));
      const all = [...fittingData(subject)].flatMap(({ data }) => subject.type.outlets(data));
      return [...new Map(all.map((outlet) => [outlet.id, outlet])).values()]
        .filter(({ id }) => !left.has(id))
        .map(({ id, label }) => `${caseFileName(subject.type)}: no case leaves by "${id}" (${label}).`);
    },
  },
  {
    says: "shows each possibility of a choice in some case",
    missing: ({ type, cases, data }) => {
      const shown = data.slice(1).flatMap((watched) => [...walkFields(type.fields, watched.data)]);
      if (cases.cases.length === 0) return [];
      return possibilities(type.fields).flatMap(({ path, value }) =>
        shown.some((met) => fieldName(met.path) === path && met.value === value)
          ? []
          : [`${caseFileName(type)}: in no case ${path} is ${value}.`],
      );
    },
  },
];

/** What a case comes out as, where that is not what stands there. */
function caseFault(type: Subject["type"], example: NodeCase): readonly string[] {
  const place = `${caseFileName(type)}: case "${example.name}"`;
  const played = playCase(type, example);
  if ("fault" in played) return [`${place} cannot be played: ${played.fault}`];
  const expected = { transcript: example.transcript, leaves: example.leaves };
  if (isDeepStrictEqual(played, expected)) return [];
  const found = JSON.stringify(played, undefined, 2);
  return [`${place} comes out as ${found}\nIf that is right: REWRITE_CASES=1 npm test -- every-node`];
}

/** Every value of a field that offers a few: `{ path: "retries.repeat", value: false }`. */
function possibilities(
  fields: Fields,
  within = "",
): readonly { readonly path: string; readonly value: string | boolean }[] {
  return Object.entries(fields).flatMap(([name, { kind, options, items }]) => {
    const path = `${within}${name}`;
    const values = kind === "flag" ? [true, false] : Object.keys(options ?? {});
    return [...values.map((value) => ({ path, value })), ...possibilities(items ?? {}, `${path}.`)];
  });
}

function fieldName(path: readonly (string | number)[]): string {
  return path.filter((part) => typeof part === "string").join(".");
}
