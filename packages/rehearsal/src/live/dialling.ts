/** A caller as the simulator takes them. */
export interface DialledFrom {
  readonly kind: "phone" | "withheld" | "user" | "outsideUser" | "guest";
  readonly number?: string;
  readonly language: string;
}

const kinds: Readonly<Record<string, DialledFrom["kind"]>> = {
  user: "user",
  outsider: "outsideUser",
  guest: "guest",
  withheld: "withheld",
};

/** The phone that a call is placed from, for a caller as a command line or a scenario names them. */
export function dialledFrom(from: string, language: string): DialledFrom {
  const kind = Object.hasOwn(kinds, from) ? kinds[from] : undefined;
  return kind ? { kind, language } : { kind: "phone", number: from, language };
}
