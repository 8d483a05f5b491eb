import { ApiError } from "./errors.ts";
import { type Route, route } from "./route.ts";
import { nothing, recording, recordingParams, wav } from "./schemas.ts";
import { mostSoundBytes } from "./sound-bytes.ts";

export const recordingRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/recordings/:name",
    role: "view",
    name: "getRecording",
    summary: "A recording of the draft, as WAV",
    params: recordingParams,
    gives: "audio/wav",
    answers: { 200: wav },
    handle: async ({ control, params: { id, name } }) => ({
      status: 200,
      body: Buffer.from(await control.recordings.read(id, name)),
    }),
  }),
  route({
    method: "PUT",
    path: "/flows/:id/recordings/:name",
    role: "author",
    name: "putRecording",
    summary: "Keeps a recording for the draft, in place of one of the same name",
    params: recordingParams,
    takes: "audio/wav",
    body: wav,
    bodyLimit: mostSoundBytes,
    answers: { 200: recording },
    handle: async ({ control, params: { id, name }, body }) => {
      if (!(body instanceof Uint8Array)) {
        throw new ApiError(
          400,
          "body_missing",
          "There is no recording in this.",
          "Send the WAV file as the body, as audio/wav.",
        );
      }
      return { status: 200, body: await control.recordings.put(id, name, body) };
    },
  }),
  route({
    method: "DELETE",
    path: "/flows/:id/recordings/:name",
    role: "author",
    name: "removeRecording",
    summary: "Takes a recording out of the draft; what is published keeps it",
    params: recordingParams,
    answers: { 204: nothing },
    handle: async ({ control, params: { id, name } }) => {
      await control.recordings.remove(id, name);
      return { status: 204 };
    },
  }),
];
