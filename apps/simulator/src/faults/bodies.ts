// How faults change what a notification says. `wire` is the body and its headers, ready to be sent.

import { isObject, type Json, type JsonObject } from "../json.ts";
import type { FaultIn } from "./catalogue.ts";

export interface Wire {
  readonly body: JsonObject | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

type Item = (item: JsonObject) => JsonObject;

const eachItem =
  (change: Item) =>
  (wire: Wire): Wire => ({
    ...wire,
    body: wire.body && { ...wire.body, value: itemsOf(wire.body).map(change) },
  });

const itemsOf = (body: JsonObject): readonly JsonObject[] =>
  Array.isArray(body.value) ? (body.value as JsonObject[]) : [];

/** Applies `change` to every object in a value, innermost first. */
function everyObject(value: Json, change: Item): Json {
  if (Array.isArray(value)) return value.map((item) => everyObject(item as Json, change));
  if (!isObject(value)) return value;
  const inner = Object.entries(value).map(([name, item]) => [name, everyObject(item ?? null, change)]);
  return change(Object.fromEntries(inner));
}

const inData = (change: Item): ((wire: Wire) => Wire) =>
  eachItem((item) => ({ ...item, resourceData: everyObject(item.resourceData ?? null, change) }));

const enumNames = ["state", "direction", "status", "audio", "tone", "routingType", "endpointType"];
const pascal = (value: Json | undefined): Json | undefined =>
  typeof value === "string" ? value.charAt(0).toUpperCase() + value.slice(1) : value;
const pascalIn = (names: readonly string[]): Item => {
  return (object) =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => [name, names.includes(name) ? pascal(value) : value]),
    );
};

export const bodyFaults: Readonly<Record<FaultIn<"body">, (wire: Wire) => Wire>> = {
  pascalCase: (wire) => eachItem(pascalIn(["changeType"]))(inData(pascalIn(enumNames))(wire)),
  unknownFields: (wire) => ({
    ...wire,
    body: everyObject(wire.body ?? null, (object) => ({
      ...object,
      somethingNew: { nested: [1, "two", null] },
    })) as JsonObject,
  }),
  unknownState: eachItem((item) =>
    isObject(item.resourceData) && "state" in item.resourceData
      ? { ...item, resourceData: { ...item.resourceData, state: "contemplating" } }
      : item,
  ),
  unknownChangeType: eachItem((item) => ({ ...item, changeType: "reimagined" })),
  unknownReason: inData((object) =>
    "completionReason" in object ? { ...object, completionReason: "unknown" } : object,
  ),
  resourceOnly: eachItem(({ resourceUrl: _, ...item }) => item),
  oldResultCode: inData((object) =>
    object["@odata.type"] === "#microsoft.graph.resultInfo" && object.code === 200
      ? { ...object, code: 0 }
      : object,
  ),
  brokenNeighbour: (wire) => ({
    ...wire,
    body: wire.body && {
      ...wire.body,
      value: [...itemsOf(wire.body), { changeType: 7, resourceUrl: null, resourceData: "none" }],
    },
  }),
  emptyBody: (wire) => ({ ...wire, body: undefined }),
  oddCharset: (wire) => ({
    ...wire,
    headers: { ...wire.headers, "content-type": "application/json; charset=Windows-1252" },
  }),
};
