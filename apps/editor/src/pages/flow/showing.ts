/** What opens beside or over the canvas, once. */
export interface Showing {
  readonly problems?: boolean;
  readonly publish?: boolean;
  readonly phone?: boolean;
  readonly trying?: boolean;
  readonly settings?: boolean;
  readonly languages?: boolean;
  readonly numbers?: boolean;
  readonly versions?: boolean;
  readonly changes?: boolean;
  readonly scenarios?: boolean;
  readonly commands?: boolean;
  readonly keys?: boolean;
  readonly tour?: boolean;
  readonly approval?: boolean;
  readonly removing?: boolean;
}
