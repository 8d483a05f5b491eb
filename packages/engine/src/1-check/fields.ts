import {
  type Destination,
  type Field,
  type Problem,
  pointer,
  problem,
  shapeProblems,
  walkFields,
} from "@dialtree/flow";
import { isStoodInFor } from "@dialtree/flow/names";
import { spokenProblems } from "./languages.ts";
import { dataPointer, placesOf, type Survey, type SurveyedNode } from "./survey.ts";

/** Data that does not have its type's shape, fields left empty, lists of the wrong size, and what the type itself finds. */
export function fieldProblems(survey: Survey): Problem[] {
  return [...survey.nodes.values()].flatMap((surveyed) => {
    const type = survey.nodeTypes.get(surveyed.node.type);
    // Unknown types and versions are the reader's findings.
    if (!type || surveyed.node.version !== type.version) return [];
    const parsed = type.schema.safeParse(surveyed.node.data);
    if (!parsed.success) {
      return shapeProblems(parsed.error).map((found) => ({
        ...problem(
          "field_shape_wrong",
          { at: `${surveyed.at}/data${found.at}`, node: surveyed.node.id },
          { field: found.at.slice(1) || "data", reason: String(found.values.reason ?? "") },
        ),
      }));
    }
    const own = type.check(surveyed.node.data).map(({ code, at, outlet, values }): Problem => {
      const severity = type.problems?.[code]?.severity ?? "error";
      const place = { at: dataPointer(surveyed, at), node: surveyed.node.id, ...(outlet ? { outlet } : {}) };
      return { code, severity, ...place, values: values ?? {} };
    });
    const common = [...walkFields(type.fields, surveyed.node.data)].flatMap(({ field, path, value }) =>
      checkField(survey, surveyed, field, path, value),
    );
    return [...common, ...missingPlaces(survey, surveyed), ...own];
  });
}

function checkField(
  survey: Survey,
  surveyed: SurveyedNode,
  field: Field,
  path: readonly (string | number)[],
  value: unknown,
): Problem[] {
  const place = { at: dataPointer(surveyed, path), node: surveyed.node.id };
  if (field.kind === "spoken")
    return spokenProblems(survey, place, field, value as Parameters<typeof spokenProblems>[3]);
  if (field.items && Array.isArray(value)) {
    const ids = value.map((item: { id?: unknown }) => item.id);
    const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
    const { min, max } = field.size ?? { min: 0, max: Number.POSITIVE_INFINITY };
    const count = value.length;
    return [
      ...(count < min ? [problem("list_too_short", place, { field: field.label, min, count })] : []),
      ...(count > max ? [problem("list_too_long", place, { field: field.label, max, count })] : []),
      ...(repeated < 0
        ? []
        : [
            problem(
              "id_repeated",
              { ...place, at: `${place.at}${pointer([repeated, "id"])}` },
              { id: String(ids[repeated]) },
            ),
          ]),
    ];
  }
  if (field.required && (value === undefined || (typeof value === "string" && value.trim() === ""))) {
    return [problem("field_empty", place, { field: field.label })];
  }
  if (field.kind === "language" && !survey.document.languages.includes(value as string)) {
    return [problem("language_unlisted", place, { field: field.label, language: String(value) })];
  }
  const { calendars } = survey.surroundings;
  if (field.kind === "calendar" && calendars && !calendars.has(value as string)) {
    return [problem("calendar_missing", place, { calendar: String(value) })];
  }
  if (field.kind === "destination" && field.accepts) {
    const to = value as Destination;
    const { kind } = to;
    if (!isStoodInFor(to) && !field.accepts.includes(kind)) {
      return [problem("target_not_accepted", place, { target: kind, accepted: field.accepts.join(", ") })];
    }
  }
  return [];
}

function missingPlaces({ nodes, nodeTypes, surroundings }: Survey, surveyed: SurveyedNode): Problem[] {
  const type = nodeTypes.get(surveyed.node.type);
  if (!type) return [];
  return placesOf(type, surveyed.node).flatMap(({ path, place }) => {
    const where = { at: dataPointer(surveyed, path), node: surveyed.node.id };
    if ("node" in place) {
      if (!nodes.has(place.node)) return [problem("place_missing", where, { node: place.node })];
      const target = nodes.get(place.node);
      return target?.readable?.type.entry ? [problem("edge_into_entry", where, { to: target.name })] : [];
    }
    const known = surroundings.flows;
    return known && !known.has(place.flow) ? [problem("flow_missing", where, { flow: place.flow })] : [];
  });
}
