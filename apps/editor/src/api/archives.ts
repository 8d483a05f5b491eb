import { answer, client, type Schemas } from "./http.ts";

export type ArchiveReport = Schemas["ArchiveReport"];
export type FlowInArchive = ArchiveReport["flows"][number];

/** What is to become of a flow of an archive. */
export type Choice =
  | { readonly as: "new" | "skip" }
  | { readonly as: "replace"; readonly basedOn: number }
  | { readonly as: "copy"; readonly id: string };

const asItIs = {
  bodySerializer: (bytes: Blob) => bytes,
  headers: { "content-type": "application/zip" },
} as const;

/** A flow with those that it leads to and everything that they play. @throws ApiError */
export function archiveOf(id: string): Promise<Blob> {
  const params = { path: { id } };
  return answer(client.GET("/api/flows/{id}/archive", { params, parseAs: "blob" }));
}

/** What is in an archive, and what taking it in would change. @throws ApiError */
export function lookInto(archive: Blob): Promise<ArchiveReport> {
  return answer(client.POST("/api/archive", { body: archive, ...asItIs }));
}

/** Takes flows in as drafts: all that is chosen, or nothing. @throws ApiError */
export function takeIn(
  archive: Blob,
  choices: ReadonlyMap<string, Choice>,
): Promise<Schemas["ArchiveTakenIn"]> {
  const params = { query: { choices: JSON.stringify(Object.fromEntries(choices)) } };
  return answer(client.POST("/api/archive/drafts", { params, body: archive, ...asItIs }));
}
