import type { AssignedNumber } from "../control/numbers.ts";
import type { Finding } from "./finding.ts";

/** Why nothing came: a code such as ECONNREFUSED, or a sentence. */
export interface Nothing {
  readonly failure: string;
}

export interface Got {
  readonly failure?: undefined;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As JSON; undefined when it is none. */
  readonly body: unknown;
  readonly text: string;
}

export type Token =
  | { readonly token: string; readonly roles: readonly string[]; readonly refused?: undefined }
  /** What Entra says, and the number of its AADSTS code where it has one. */
  | { readonly refused: string; readonly number: number | undefined };

export interface Certificate {
  readonly failure?: undefined;
  /** Why this machine does not trust it; undefined when it does. */
  readonly distrusted: string | undefined;
  readonly subject: string;
  /** Milliseconds since 1970, UTC. */
  readonly until: number;
}

/** Everything that the doctor looks with. Each gives up when the signal says so, and none of them throws for what it sees. */
export interface Probes {
  readonly settings: {
    readonly appId: string;
    readonly appSecret: string;
    readonly tenants: readonly string[];
    readonly graphUrl: string;
    readonly entraUrl: string;
    readonly keysUrl: string;
    readonly publicUrl: string;
    readonly callsFrom: readonly string[];
  };
  /** Milliseconds since 1970, UTC, by this machine. */
  now(): number;
  /** A new token of a tenant: one from memory may be older than what has been changed since. One for each examination. */
  token(tenant: string): Promise<Token>;
  get(url: string, signal: AbortSignal, headers?: Readonly<Record<string, string>>): Promise<Got | Nothing>;
  /** The addresses of a host name. */
  addressesOf(host: string): Promise<readonly string[] | Nothing>;
  certificateOf(host: string, port: number, signal: AbortSignal): Promise<Certificate | Nothing>;
  /** Whether the keys of notifications that this server has are good, and since when they could not be renewed. */
  keys(): { readonly usable: boolean; readonly failingSince: number | undefined };
  numbers(): Promise<readonly AssignedNumber[]>;
  /** A question that only this installation can answer. */
  challenge(): { readonly path: string; readonly answer: string };
}

/** One thing that is looked at; what it sees may be several lines. */
export interface Check {
  readonly id: string;
  /** The lines are listed below it. */
  readonly title: string;
  readonly look: (probes: Probes, signal: AbortSignal) => Promise<readonly Finding[]>;
}
