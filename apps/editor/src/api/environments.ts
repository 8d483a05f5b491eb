import { type EnvironmentBook, environmentBookSchema } from "@dialtree/flow/names";
import { ApiError, unexpected } from "./errors.ts";
import { answer, client, type Schemas } from "./http.ts";
import type { DespiteScenarios } from "./preflight.ts";

export type OutdatedVersion = Schemas["OutdatedVersion"];

/** An environment as people call it. */
export interface Environment {
  readonly id: string;
  readonly title: string;
}

/** The environments, and what names stand for in each. */
export interface KeptEnvironments {
  readonly book: EnvironmentBook;
  /** All of them, `live` first. */
  readonly environments: readonly Environment[];
  readonly revision: number;
  /** Versions that callers get and in which names stand for others than the book says now. */
  readonly outdated: readonly OutdatedVersion[];
}

export async function getEnvironments(): Promise<KeptEnvironments> {
  const { book, environments, revision, outdated } = await answer(client.GET("/api/environments"));
  const read = environmentBookSchema.safeParse(book);
  if (!read.success) throw new ApiError(unexpected());
  return { book: read.data, environments, revision, outdated };
}

/** Saves what was made of a revision; it holds for what is published from then on. @throws ApiError */
export async function saveEnvironments(book: EnvironmentBook, revision: number): Promise<void> {
  const params = { header: { "if-match": `"${revision}"` } };
  // The generated types know no lists that are only read.
  const body = book as Schemas["EnvironmentBook"];
  await answer(client.PUT("/api/environments", { params, body }));
}

/** Publishes what a version was made of, with names as they are in the environment now. @throws ApiError */
export async function publishVersion(
  version: string,
  environment: string,
  message: string,
  despiteScenarios?: DespiteScenarios,
): Promise<Schemas["Version"]> {
  const params = { path: { environment, id: version } };
  const path = "/api/environments/{environment}/versions/{id}/publish";
  const body = { message, ...(despiteScenarios ? { despiteScenarios } : {}) };
  return (await answer(client.POST(path, { params, body }))).version;
}
