/** Where one can be. Paths are written and read here only. */
export type Route =
  | { readonly page: "flows" }
  | { readonly page: "flow"; readonly id: string }
  | { readonly page: "unknown" };

/** Every page but the one for all other addresses. */
const table = [
  { page: "flows", pattern: /^\/$/, path: () => "/" },
  { page: "flow", pattern: /^\/flows\/([a-z0-9][a-z0-9-]{0,63})$/, path: (id: string) => `/flows/${id}` },
] as const;

export function routeOf(path: string): Route {
  for (const { page, pattern } of table) {
    const found = pattern.exec(path.length > 1 ? path.replace(/\/$/, "") : path);
    if (!found) continue;
    return page === "flow" ? { page, id: found[1] ?? "" } : { page };
  }
  return { page: "unknown" };
}

export const flowsPath = table[0].path();
export const flowPath = table[1].path;
