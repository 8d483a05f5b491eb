import type { Json } from "./json.ts";

// What proves to a bot that a notification is meant for it, and what opens a recording.
const secrets = ["clientstate", "recordingaccesstoken"];

/** A body as the wire log may show it. */
export function concealed(body: Json): Json {
  if (body === null || typeof body !== "object") return body;
  if (Array.isArray(body)) return body.map(concealed);
  const fields = Object.entries(body).map(([name, value]) => {
    const secret = secrets.includes(name.toLowerCase()) && typeof value === "string" && value !== "";
    return [name, secret ? "(hidden)" : value === undefined ? undefined : concealed(value)];
  });
  return Object.fromEntries(fields);
}
