import { answer, client, type Schemas } from "./http.ts";

export type Estate = Schemas["Estate"];
export type EstateLine = Schemas["EstateLine"];
export type EstateThing = Schemas["EstateThing"];
export type EstateLink = Schemas["EstateLink"];
export type EstateFinding = Schemas["EstateFinding"];
export type EstateUses = Schemas["EstateUses"];
export type ThingKind = EstateThing["kind"];

/** Numbers, flows and all that callers get to by them. @throws ApiError */
export function readEstate(): Promise<Estate> {
  return answer(client.GET("/api/estate"));
}

/** Where something is used, and whom it would concern if it went. @throws ApiError */
export function readUses({ kind, id }: Pick<EstateThing, "kind" | "id">): Promise<EstateUses> {
  return answer(client.GET("/api/estate/uses", { params: { query: { kind, id } } }));
}

/** Looks up some of those whom flows send calls to in the directory. @throws ApiError */
export function lookUpDestinations(): Promise<Schemas["DirectoryLookups"]> {
  return answer(client.POST("/api/estate/directory-lookups"));
}
