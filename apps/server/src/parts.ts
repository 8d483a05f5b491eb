import { runningRestoreRoutes } from "./backups/running/routes.ts";
import { callRoutes } from "./calls/routes.ts";
import type { Route } from "./control/api/route.ts";
import { routes } from "./control/api/routes.ts";
import { doctorRoutes } from "./doctor/routes.ts";
import { erasureRoutes } from "./erasure/routes.ts";
import { estateRoutes } from "./estate/routes.ts";
import { graphConsoleRoutes } from "./graph-console/routes.ts";
import { identityRoutes } from "./identity/routes.ts";
import { lookupRoutes } from "./lookups/routes.ts";
import { mailboxRoutes } from "./messages/routes.ts";
import { outgoingRoutes } from "./outgoing/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { phoneRoutes } from "./phone/routes.ts";
import { retentionRoutes } from "./retention/routes.ts";
import { speechRoutes } from "./speech/routes.ts";

/** The parts of the server that can be asked something beside control. The one line for a part that is new. */
const parts = {
  identity: identityRoutes,
  calls: callRoutes,
  phone: phoneRoutes,
  outgoing: outgoingRoutes,
  estate: estateRoutes,
  speech: speechRoutes,
  mailboxes: mailboxRoutes,
  lookups: lookupRoutes,
  people: peopleRoutes,
  retention: retentionRoutes,
  erasure: erasureRoutes,
  restores: runningRestoreRoutes,
  doctor: doctorRoutes,
  graphConsole: graphConsoleRoutes,
} as const;

/** What each part needs. */
export type Needs = { readonly [Part in keyof typeof parts]: Parameters<(typeof parts)[Part]> };

export function partRoutes(needs: Needs): readonly Route[] {
  return Object.entries(parts).flatMap(([part, routesOf]) =>
    (routesOf as (...needs: readonly unknown[]) => readonly Route[])(...needs[part as keyof Needs]),
  );
}

/** Every route of the server, to be looked at and not asked: there is nothing behind those of the parts. */
export function everyRoute(): readonly Route[] {
  return [...routes, ...partsDescribed()];
}

/** The routes of the parts, to be looked at and not asked. */
export function partsDescribed(): readonly Route[] {
  return Object.values(parts).flatMap((routesOf) =>
    (routesOf as (...needs: readonly unknown[]) => readonly Route[])({}, {}),
  );
}
