/** Where one can be. Paths are written and read here only. */
export type Route =
  | { readonly page: "flows" }
  | { readonly page: "flow"; readonly id: string }
  | { readonly page: "prompts" }
  | { readonly page: "hours" }
  | { readonly page: "pin-lists" }
  | { readonly page: "mailboxes" }
  | { readonly page: "destinations" }
  | { readonly page: "connections" }
  | { readonly page: "outgoing" }
  | { readonly page: "account" }
  | { readonly page: "audit" }
  | { readonly page: "environments" }
  /** Without an operation it is the list of them all. */
  | { readonly page: "graph"; readonly operation: string | undefined }
  | { readonly page: "unknown" };

/** Every page but the one for all other addresses. */
const table = [
  { page: "flows", pattern: /^\/$/, path: () => "/" },
  { page: "flow", pattern: /^\/flows\/([a-z0-9][a-z0-9-]{0,63})$/, path: (id: string) => `/flows/${id}` },
  {
    page: "graph",
    pattern: /^\/graph(?:\/([A-Za-z]{1,60}))?$/,
    path: (operation?: string) => (operation === undefined ? "/graph" : `/graph/${operation}`),
  },
  { page: "prompts", pattern: /^\/prompts$/, path: () => "/prompts" },
  { page: "hours", pattern: /^\/hours$/, path: () => "/hours" },
  { page: "pin-lists", pattern: /^\/pin-lists$/, path: () => "/pin-lists" },
  { page: "mailboxes", pattern: /^\/mailboxes$/, path: () => "/mailboxes" },
  { page: "destinations", pattern: /^\/destinations$/, path: () => "/destinations" },
  { page: "connections", pattern: /^\/connections$/, path: () => "/connections" },
  { page: "outgoing", pattern: /^\/outgoing-calls$/, path: () => "/outgoing-calls" },
  { page: "account", pattern: /^\/account$/, path: () => "/account" },
  { page: "audit", pattern: /^\/audit$/, path: () => "/audit" },
  { page: "environments", pattern: /^\/environments$/, path: () => "/environments" },
] as const;

export function routeOf(path: string): Route {
  for (const { page, pattern } of table) {
    const found = pattern.exec(path.length > 1 ? path.replace(/\/$/, "") : path);
    if (!found) continue;
    if (page === "flow") return { page, id: found[1] ?? "" };
    return page === "graph" ? { page, operation: found[1] } : { page };
  }
  return { page: "unknown" };
}

export const flowsPath = table[0].path();
export const flowPath = table[1].path;
export const graphPath = table[2].path;
export const promptsPath = table[3].path();
export const hoursPath = table[4].path();
export const pinListsPath = table[5].path();
export const mailboxesPath = table[6].path();
export const destinationsPath = table[7].path();
export const connectionsPath = table[8].path();
export const outgoingPath = table[9].path();
export const accountPath = table[10].path();
export const auditPath = table[11].path();
export const environmentsPath = table[12].path();
