export * from "./client.ts";
export { type Clock, systemClock } from "./clock.ts";
export { graphTimeouts, type HttpTimeouts } from "./http.ts";
export * from "./msal.ts";
export * from "./notification-auth.ts";
export * from "./notification-keys.ts";
export * from "./tokens.ts";
