import { ApiError, type Told, toldOf } from "../api/errors.ts";

/** What went wrong with a sound: at the server, in this browser, or in this page. */
export function toldOfSound(error: unknown): Told {
  if (error instanceof ApiError || error instanceof Error) return toldOf(error);
  return error as Told;
}
