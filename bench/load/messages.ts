/** A call in which prompt follows prompt: where its news go, and the number of the command that plays now. */
export interface Ringing {
  readonly call: string;
  readonly path: string;
  playing: number;
}

/** What the generator is pointed at. */
export interface Aim {
  readonly port: number;
  readonly connections: number;
  readonly calls: readonly Ringing[];
  readonly tokens: readonly string[];
}

export interface Run {
  /** Notifications for each call. */
  readonly perCall: number;
  /** Of all calls together; as fast as they are taken unless told. */
  readonly perSecond?: number;
}

/** What became of a run. Times in milliseconds of the clock that all processes share. */
export interface Ran {
  readonly begun: number;
  readonly ended: number;
  readonly statuses: Readonly<Record<number, number>>;
  readonly cpuMs: number;
  /** When each notification was due, call after call in turns; with a pace only. */
  readonly due?: Float64Array;
  /** The command that each call had reached before. */
  readonly from?: readonly number[];
}
