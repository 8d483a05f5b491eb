import type { Dispatcher } from "undici";
import { createGraphClient, type GraphClient, graphBaseUrl } from "./client.ts";
import { type Clock, systemClock } from "./clock.ts";
import { msalAcquire } from "./msal.ts";
import { createAppTokens } from "./tokens.ts";

/** What it takes to speak to Graph as the app. */
export interface GraphConnection {
  readonly appId: string;
  readonly appSecret: string;
  /** With the version. */
  readonly graphUrl?: string;
  readonly entraUrl?: string;
  readonly dispatcher?: Dispatcher;
  readonly clock?: Clock;
}

/** A client that gets its own tokens, for programs that ask a few things and end. */
export function connectGraph(connection: GraphConnection): GraphClient {
  const { appId, appSecret, graphUrl = graphBaseUrl, entraUrl, dispatcher, clock = systemClock } = connection;
  const pooled = dispatcher ? { dispatcher } : {};
  const tokens = createAppTokens(
    msalAcquire({
      clientId: appId,
      credential: { secret: appSecret },
      ...(entraUrl === undefined ? {} : { authorityHost: entraUrl }),
      clock,
      ...pooled,
    }),
    clock,
  );
  const client = createGraphClient({ tokens, baseUrl: graphUrl, clock, ...pooled });
  return {
    send: client.send,
    close: async () => {
      tokens.close();
      await client.close();
    },
  };
}
