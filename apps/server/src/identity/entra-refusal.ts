/** Entra ID will not, or cannot now. */
export class EntraRefusal extends Error {
  /** `refused`: it said no. `away`: nobody knows. */
  readonly kind: "refused" | "away";

  constructor(kind: EntraRefusal["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}
