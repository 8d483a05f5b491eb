export type Encoding = "br" | "gzip" | "identity";

/** The best of the encodings that a client takes; what is not forbidden is taken as it is. */
export function encodingFor(accepts: string | undefined, offered: readonly Encoding[]): Encoding {
  const weights = new Map(
    (accepts ?? "").split(",").map((part): [string, number] => {
      const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
      const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight) || 0];
    }),
  );
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? weights.get("*") ?? 0;
  let best: Encoding = "identity";
  for (const encoding of offered) {
    if (encoding === "identity" || weightOf(encoding) === 0) continue;
    if (best === "identity" || weightOf(encoding) > weightOf(best)) best = encoding;
  }
  return best;
}
