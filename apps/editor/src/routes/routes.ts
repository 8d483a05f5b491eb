/** Where one can be. Paths are written and read here only. */
export type Route =
  | { readonly page: "flows" }
  | { readonly page: "flow"; readonly id: string }
  | { readonly page: "compare"; readonly id: string }
  | { readonly page: "look"; readonly id: string }
  | { readonly page: "prompts" }
  | { readonly page: "hours" }
  | { readonly page: "pin-lists" }
  | { readonly page: "mailboxes" }
  | { readonly page: "destinations" }
  | { readonly page: "connections" }
  | { readonly page: "outgoing" }
  | { readonly page: "account" }
  | { readonly page: "audit" }
  | { readonly page: "numbers" }
  | { readonly page: "doctor" }
  | { readonly page: "environments" }
  | { readonly page: "data" }
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
  { page: "numbers", pattern: /^\/numbers$/, path: () => "/numbers" },
  {
    page: "compare",
    pattern: /^\/flows\/([a-z0-9][a-z0-9-]{0,63})\/compare$/,
    path: (id: string, from?: string, to?: string) =>
      `/flows/${id}/compare${from === undefined || to === undefined ? "" : `?${new URLSearchParams({ from, to })}`}`,
  },
  {
    page: "look",
    pattern: /^\/flows\/([a-z0-9][a-z0-9-]{0,63})\/look$/,
    path: (id: string, of: string) => `/flows/${id}/look?${new URLSearchParams({ of })}`,
  },
  { page: "data", pattern: /^\/data$/, path: () => "/data" },
  { page: "doctor", pattern: /^\/connection-to-microsoft$/, path: () => "/connection-to-microsoft" },
  { page: "environments", pattern: /^\/environments$/, path: () => "/environments" },
] as const;

export function routeOf(path: string): Route {
  for (const { page, pattern } of table) {
    const found = pattern.exec(path.length > 1 ? path.replace(/\/$/, "") : path);
    if (!found) continue;
    if (page === "flow" || page === "compare" || page === "look") return { page, id: found[1] ?? "" };
    return page === "graph" ? { page, operation: found[1] } : { page };
  }
  return { page: "unknown" };
}

type Row<Page> = Extract<(typeof table)[number], { readonly page: Page }>;

function row<const Page extends (typeof table)[number]["page"]>(page: Page): Row<Page> {
  return table.find((one) => one.page === page) as Row<Page>;
}

export const flowsPath = row("flows").path();
export const flowPath = row("flow").path;
export const graphPath = row("graph").path;
export const promptsPath = row("prompts").path();
export const hoursPath = row("hours").path();
export const pinListsPath = row("pin-lists").path();
export const mailboxesPath = row("mailboxes").path();
export const destinationsPath = row("destinations").path();
export const connectionsPath = row("connections").path();
export const outgoingPath = row("outgoing").path();
export const accountPath = row("account").path();
export const auditPath = row("audit").path();
export const numbersPath = row("numbers").path();

/** The page of a flow, with one of its steps chosen. */
export function stepPath(flow: string, step?: string): string {
  return step === undefined ? flowPath(flow) : `${flowPath(flow)}#${step}`;
}

/** The step that an address asks for. */
export function stepOf(hash: string): string | undefined {
  return /^#([a-z0-9][a-z0-9-]{0,63})$/.exec(hash)?.[1];
}

/** The page of numbers, with what breaks if a thing goes: `pin-list:customers`. */
export function breaksPath(key: string): string {
  return `${numbersPath}?thing=${encodeURIComponent(key)}`;
}

export const comparePath = row("compare").path;
/** To be read only: `of` is the number of a version, or the id of a draft that was kept. */
export const lookPath = row("look").path;

/** How an address calls what is being worked on; versions are called by their numbers. */
export const draftSide = "draft";

/** The two versions that an address compares; undefined where it does not say. */
export function sidesIn(search: string): {
  readonly from: string | undefined;
  readonly to: string | undefined;
} {
  const said = new URLSearchParams(search);
  return { from: said.get("from") ?? undefined, to: said.get("to") ?? undefined };
}
export const dataPath = row("data").path();
export const doctorPath = row("doctor").path();
export const environmentsPath = row("environments").path();
