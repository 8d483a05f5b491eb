/** A call as the sink has seen it. */
export interface SinkCall {
  /** Where the server wants its news. */
  callback: string | undefined;
  plays: number;
  /** The number of the newest command that plays. */
  playing: number;
  /** Plays that did not have the number after the one before: repeated, lost or out of order. */
  unexpected: number;
}

export interface Counted {
  readonly plays: number;
  /** Milliseconds of the clock that all processes of a machine share. */
  readonly lastPlay: number;
}

export interface Opened {
  readonly graphPort: number;
  readonly authorityPort: number;
}
