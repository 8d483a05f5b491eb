import {
  destinationName,
  type Field,
  languageNames,
  placeSchema,
  type Spoken,
  spokenSchema,
  writtenDestinationSchema,
} from "../fields/index.ts";
import type { Json } from "../json.ts";
import { type Side, stepName } from "./sides.ts";

/** A value of a field as its form shows it; undefined where nothing is filled in. */
export function shownValue(field: Field, value: Json | undefined, side: Side): string | undefined {
  if (value === undefined || value === "") return undefined;
  switch (field.kind) {
    case "flag":
      return typeof value === "boolean" ? (value ? "on" : "off") : inFull(value);
    case "oneOf":
      return quoted((typeof value === "string" ? field.options?.[value] : undefined) ?? inFull(value));
    case "destination": {
      const to = writtenDestinationSchema.safeParse(value).data;
      return to ? destinationName(to) : inFull(value);
    }
    case "place": {
      const place = placeSchema.safeParse(value).data;
      if (!place) return inFull(value);
      return "node" in place ? stepName(side, place.node) : `the flow ${place.flow}`;
    }
    case "directory":
      return quoted(side.document.directories?.find(({ id }) => id === value)?.title || inFull(value));
    case "list":
      return Array.isArray(value) ? `${value.length} of them` : inFull(value);
    default:
      return typeof value === "string" ? quoted(value) : inFull(value);
  }
}

/** What a field says, where it has the shape of something said. */
export function spokenIn(field: Field, value: Json | undefined): Spoken | undefined {
  return field.kind === "spoken" ? spokenSchema.safeParse(value ?? {}).data : undefined;
}

export function quoted(text: string): string {
  return `"${text}"`;
}

export function inFull(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `German (Germany)` for `de-DE`. */
export const languageName = languageNames("en");
