import type { LibraryPrompt } from "./client.ts";
import { answer, client, done, type Schemas } from "./http.ts";

/** A prompt with the places that use it. */
export function openPrompt(id: string): Promise<Schemas["LibraryPromptWithUses"]> {
  return answer(client.GET("/api/prompts/{id}", { params: { path: { id } } }));
}

/** @throws ApiError */
export function createPrompt(
  id: string,
  title: string,
  words: Readonly<Record<string, string>>,
): Promise<LibraryPrompt> {
  return answer(client.POST("/api/prompts", { body: { id, title, words: { ...words } } }));
}

/** Saves what was made of a revision. @throws ApiError */
export function savePrompt(
  id: string,
  revision: number,
  change: { readonly title: string; readonly words: Readonly<Record<string, string>> },
): Promise<LibraryPrompt> {
  const params = { path: { id }, header: { "if-match": `"${revision}"` } };
  const body = { title: change.title, words: { ...change.words } };
  return answer(client.PUT("/api/prompts/{id}", { params, body }));
}

/** @throws ApiError */
export async function removePrompt(id: string, revision: number): Promise<void> {
  const params = { path: { id }, header: { "if-match": `"${revision}"` } };
  await done(client.DELETE("/api/prompts/{id}", { params }));
}

export function promptSoundOf(id: string, language: string): Promise<Blob> {
  const params = { path: { id, language } };
  return answer(client.GET("/api/prompts/{id}/sounds/{language}", { params, parseAs: "blob" }));
}

/** Puts a WAV in the place of the sound there is; the answer says which versions keep the old one. @throws ApiError */
export function putPromptSound(id: string, language: string, wav: Blob): Promise<Schemas["PromptSoundPut"]> {
  return answer(
    client.PUT("/api/prompts/{id}/sounds/{language}", {
      params: { path: { id, language } },
      body: wav,
      // The bytes go as they are.
      bodySerializer: (bytes) => bytes,
      headers: { "content-type": "audio/wav" },
    }),
  );
}

/** Takes the sound of a language out of a prompt. @throws ApiError */
export async function removePromptSound(id: string, language: string): Promise<void> {
  await done(client.DELETE("/api/prompts/{id}/sounds/{language}", { params: { path: { id, language } } }));
}
