import { answer, client } from "./http.ts";

/** A text as callers would hear it. @throws ApiError */
export async function speak(text: string, language: string, voice?: string): Promise<Blob> {
  const body = { text, language, ...(voice ? { voice } : {}) };
  return answer(client.POST("/api/speech", { body, parseAs: "blob" }));
}

export async function recordingOf(id: string, name: string): Promise<Blob> {
  const params = { path: { id, name } };
  return answer(client.GET("/api/flows/{id}/recordings/{name}", { params, parseAs: "blob" }));
}

/** Keeps a WAV as a recording of the flow's draft, in the place of one of the same name. @throws ApiError */
export async function putRecording(id: string, name: string, wav: Blob): Promise<void> {
  await answer(
    client.PUT("/api/flows/{id}/recordings/{name}", {
      params: { path: { id, name } },
      body: wav,
      // The bytes go as they are.
      bodySerializer: (bytes) => bytes,
      headers: { "content-type": "audio/wav" },
    }),
  );
}
