import type { Got, Nothing, Probes } from "./probes.ts";

/** Asks Graph as the app, in its home tenant. The paths are our own. */
export async function askGraph(probes: Probes, path: string, signal: AbortSignal): Promise<Got | Nothing> {
  const { settings, token, get } = probes;
  const found = await token(settings.tenants[0] ?? "");
  if (found.refused !== undefined) return { failure: "there is no token" };
  return get(`${settings.graphUrl}${path}`, signal, { authorization: `Bearer ${found.token}` });
}
