import { isDeepStrictEqual } from "node:util";
import { explain, type Field, type Fields } from "@dialtree/flow";
import { problemsOf } from "../cases/check-data.ts";
import { type Demand, repeated } from "./demand.ts";
import { caseFileName, fittingData, type Subject } from "./node-folder.ts";

export const dataDemands: readonly Demand[] = [
  {
    says: "starts with data of its own shape",
    missing: ({ type }) => {
      const parsed = type.schema.safeParse(type.initial);
      return parsed.success
        ? []
        : parsed.error.issues.map(
            ({ path, message }) =>
              `${type.type}.ts: the initial value of "${path.join(".")}" does not fit: ${message}`,
          );
    },
  },
  {
    says: "labels each field, and each possibility of a choice",
    missing: ({ type }) =>
      namedFields(type.fields).flatMap(([name, { label, options }]) => [
        ...(label.trim() === "" ? [`${type.type}.ts: the field "${name}" has no label.`] : []),
        ...Object.entries(options ?? {})
          .filter(([, option]) => option.trim() === "")
          .map(([value]) => `${type.type}.ts: the possibility "${value}" of "${name}" has no label.`),
      ]),
  },
  {
    says: "gives each outlet a label, and an id of its own",
    missing: (subject) =>
      [...fittingData(subject)].flatMap(({ of, data }) => {
        const outlets = subject.type.outlets(data);
        return [
          ...repeated(outlets.map(({ id }) => id)).map((id) => `${of}: two outlets have the id "${id}".`),
          ...outlets
            .filter(({ label }) => label.trim() === "")
            .map(({ id }) => `${of}: the outlet "${id}" has no label.`),
        ];
      }),
  },
  {
    says: "has a migration to each version, and none too many",
    missing: ({ type }) => {
      const found = (type.past ?? []).map(({ to }) => to);
      const wanted = Array.from({ length: type.version - 1 }, (_, index) => index + 2);
      return isDeepStrictEqual(found, wanted)
        ? []
        : [
            `${type.type}.ts: version ${type.version} needs the migrations [${wanted.join(", ")}], in this order; there are [${found.join(", ")}].`,
          ];
    },
  },
  {
    says: "shows each migration by an example that comes true",
    missing: ({ type, cases: { past } }) => {
      const name = caseFileName(type);
      const steps = type.past ?? [];
      const strange = Object.keys(past).filter((version) => !steps.some(({ to }) => String(to) === version));
      return [
        ...strange.map((version) => `${name}: past/${version} shows a migration that does not exist.`),
        ...steps.flatMap(({ to, up }): readonly string[] => {
          const example = past[to];
          if (!example) return [`${name}: past/${to} is missing: data before and after the migration.`];
          const { before, after } = example;
          let migrated: unknown;
          try {
            migrated = up(structuredClone(before));
          } catch (error) {
            return [`${name}: past/${to}: the migration fails: ${(error as Error).message}`];
          }
          if (!isDeepStrictEqual(migrated, after))
            return [`${name}: past/${to}: the migration gives ${JSON.stringify(migrated)}.`];
          const isNewest = to === type.version;
          return isNewest && !type.schema.safeParse(migrated).success
            ? [`${name}: past/${to}: what the migration gives does not have the node's shape.`]
            : [];
        }),
      ];
    },
  },
  {
    says: "names its problems after itself",
    missing: ({ type }) => {
      const prefix = `${type.type.replaceAll("-", "_")}_`;
      return Object.keys(type.problems ?? {})
        .filter((code) => !code.startsWith(prefix))
        .map((code) => `${type.type}.ts: the problem "${code}" does not begin with "${prefix}".`);
    },
  },
  {
    says: "shows each of its problems by a broken example",
    missing: (subject) => {
      const { type, cases } = subject;
      const name = caseFileName(type);
      const shown = new Set(cases.broken.flatMap(({ problems }) => problems.map(({ code }) => code)));
      return [
        ...Object.keys(type.problems ?? {})
          .filter((code) => !shown.has(code))
          .map((code) => `${name}: no broken example shows the problem "${code}".`),
        ...cases.broken.flatMap((_, index) => brokenFaults(subject, index)),
      ];
    },
  },
];

/** What is wrong with a broken example: the check finds something else, or cannot say it in words. */
function brokenFaults({ type, cases }: Subject, index: number): readonly string[] {
  const example = cases.broken[index];
  if (!example) return [];
  const place = `${caseFileName(type)}: broken/${index}`;
  const found = problemsOf(type, { ...type.initial, ...example.data });
  const print = (problems: readonly { readonly code: string; readonly at: string }[]) =>
    problems.map(({ code, at }) => `${code} ${at}`).join(", ") || "nothing";
  const words = found.map((problem) => explain(problem, [type.problems]));
  return [
    ...(print(found) === print(example.problems) ? [] : [`${place}: the check finds ${print(found)}.`]),
    ...words
      .flatMap(({ sentence, remedy }) => [sentence, remedy])
      .filter((text) => text.trim() === "" || text.includes("undefined"))
      .map((text) => `${place}: the author would read "${text}".`),
  ];
}

/** Every field with its name, those of lists as `choices.key`. */
function namedFields(fields: Fields, within = ""): readonly (readonly [string, Field])[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    [`${within}${name}`, field] as const,
    ...namedFields(field.items ?? {}, `${within}${name}.`),
  ]);
}
