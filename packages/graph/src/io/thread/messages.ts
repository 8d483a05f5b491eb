import type { Answer, BrokenOff, Exchange, HttpTimeouts } from "../http.ts";

/** What the thread is started with. */
export interface ThreadData {
  readonly timeouts: HttpTimeouts;
  /** Certificates to trust, PEM; those of Node unless told. */
  readonly trusted: readonly string[] | undefined;
}

/** To the thread: everything that came together in one turn of the event loop. */
export interface Asked {
  readonly begin: readonly (readonly [id: number, exchange: Exchange])[];
  readonly breakOff: readonly (readonly [id: number, why: BrokenOff])[];
  /** Nothing more will be asked. */
  readonly close?: true;
}

/** Back from it. */
export type Answered = readonly (readonly [id: number, answer: Answer])[];
