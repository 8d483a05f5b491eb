import type { Access } from "../graph/access.ts";
import type { Answer } from "../graph/exchange.ts";
import type { PermissionName } from "../graph/permissions.ts";
import type { JsonObject } from "../json.ts";
import type { Area } from "../throttling/limits.ts";
import type { Metered } from "../throttling/meter.ts";

/** A request, read as far as all of them are alike. */
export interface Asking {
  readonly access: Access;
  /** "https://localhost:8443/v1.0" */
  readonly base: string;
  /** The ids in the path, in order. */
  readonly ids: readonly string[];
  /** What is in the brackets of a function: `getPstnCalls(fromDateTime=…,toDateTime=…)`. */
  readonly args: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly body: JsonObject;
}

/** One operation around a call. Its method and path are those of its row in the table of permissions. */
export interface Operation {
  readonly name: PermissionName;
  readonly area: Area;
  /** The words in which a missing permission is told. */
  readonly denied: "forbidden" | "requestDenied";
  readonly makes?: Metered["makes"];
  /** May throw a RefusedRequest. */
  readonly answer: (asking: Asking) => Answer | Promise<Answer>;
}

/** What OData says about an answer: where its description is found. */
export const context = (base: string, about: string): JsonObject => ({
  "@odata.context": `${base}/$metadata#${about}`,
});
