import type { LibraryPrompt } from "../drafts/prompts.ts";
import { ApiError } from "./errors.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { type Route, route } from "./route.ts";
import {
  basedOn,
  libraryPrompt,
  nothing,
  promptChange,
  promptCreated,
  promptList,
  promptParams,
  promptSoundParams,
  promptWithUses,
  soundPut,
  wav,
} from "./schemas.ts";
import { mostSoundBytes } from "./sound-bytes.ts";

function shownPrompt({ updatedAt, words, sounds, ...prompt }: LibraryPrompt) {
  return { ...prompt, words, sounds: [...sounds], updatedAt: new Date(updatedAt).toISOString() };
}

export const promptRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/prompts",
    role: "view",
    name: "listPrompts",
    summary: "The library of prompts, which any flow may use",
    pages: { items: "prompts", by: ({ id }) => [id] },
    answers: { 200: promptList },
    handle: async ({ control }) => ({
      status: 200,
      body: { prompts: (await control.prompts.list()).map(shownPrompt) },
    }),
  }),
  route({
    method: "POST",
    path: "/prompts",
    role: "prompts",
    name: "createPrompt",
    summary: "A new prompt of the library, without a sound yet",
    body: promptCreated,
    answers: { 201: libraryPrompt },
    handle: async ({ control, body }) => {
      const prompt = await control.prompts.create(body);
      return {
        status: 201,
        body: shownPrompt(prompt),
        headers: { etag: etagOf(prompt.revision), location: `/api/prompts/${prompt.id}` },
      };
    },
  }),
  route({
    method: "GET",
    path: "/prompts/:id",
    role: "view",
    name: "getPrompt",
    summary: "A prompt and where it is used; its ETag begins with the revision",
    params: promptParams,
    answers: { 200: promptWithUses },
    handle: async ({ control, params: { id } }) => {
      const prompt = await control.prompts.find(id);
      const { drafts, published } = await control.prompts.uses(id);
      return {
        status: 200,
        body: { ...shownPrompt(prompt), uses: [...drafts], published: [...published] },
        headers: { etag: etagOf(prompt.revision) },
      };
    },
  }),
  route({
    method: "PUT",
    path: "/prompts/:id",
    role: "prompts",
    name: "savePrompt",
    summary: "Renames a prompt and changes its words; flows go on using it",
    params: promptParams,
    headers: basedOn,
    body: promptChange,
    answers: { 200: libraryPrompt },
    handle: async ({ control, params: { id }, headers, body }) => {
      const prompt = await control.prompts.save(id, body, revisionIn(headers["if-match"]));
      return { status: 200, body: shownPrompt(prompt), headers: { etag: etagOf(prompt.revision) } };
    },
  }),
  route({
    method: "DELETE",
    path: "/prompts/:id",
    role: "prompts",
    name: "removePrompt",
    summary: "Takes a prompt out of the library that no draft uses; what is published keeps its sound",
    params: promptParams,
    headers: basedOn,
    answers: { 204: nothing },
    handle: async ({ control, params: { id }, headers }) => {
      await control.prompts.remove(id, revisionIn(headers["if-match"]));
      return { status: 204 };
    },
  }),
  route({
    method: "GET",
    path: "/prompts/:id/sounds/:language",
    role: "view",
    name: "getPromptSound",
    summary: "What a prompt sounds like in a language, as WAV",
    params: promptSoundParams,
    gives: "audio/wav",
    answers: { 200: wav },
    handle: async ({ control, params: { id, language } }) => ({
      status: 200,
      body: Buffer.from(await control.prompts.sound(id, language)),
    }),
  }),
  route({
    method: "PUT",
    path: "/prompts/:id/sounds/:language",
    role: "prompts",
    name: "putPromptSound",
    summary:
      "Keeps a sound in the place of the one there is; the answer says which versions keep the old one",
    params: promptSoundParams,
    takes: "audio/wav",
    body: wav,
    bodyLimit: mostSoundBytes,
    answers: { 200: soundPut },
    handle: async ({ control, params: { id, language }, body }) => {
      if (!(body instanceof Uint8Array)) {
        throw new ApiError(
          400,
          "body_missing",
          "There is no sound in this.",
          "Send the WAV file as the body, as audio/wav.",
        );
      }
      const { prompt, keptBy } = await control.prompts.putSound(id, language, body);
      return {
        status: 200,
        body: { prompt: shownPrompt(prompt), keptBy: [...keptBy] },
        headers: { etag: etagOf(prompt.revision) },
      };
    },
  }),
  route({
    method: "DELETE",
    path: "/prompts/:id/sounds/:language",
    role: "prompts",
    name: "removePromptSound",
    summary: "Takes the sound of a language out of a prompt; what is published keeps it",
    params: promptSoundParams,
    answers: { 204: nothing },
    handle: async ({ control, params: { id, language } }) => {
      await control.prompts.removeSound(id, language);
      return { status: 204 };
    },
  }),
];
