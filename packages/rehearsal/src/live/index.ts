export * from "./dialling.ts";
export * from "./event-stream.ts";
export * from "./faults.ts";
export * from "./live-call.ts";
export { type LiveNews, readNews } from "./news.ts";
export * from "./normalised.ts";
export { callKey, readSeen, type Seen } from "./seen.ts";
export { spokenSound } from "./spoken-sound.ts";
export * from "./transcript.ts";
