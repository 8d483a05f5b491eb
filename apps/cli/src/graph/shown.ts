/** A reply as it is printed: what gives access to something is not shown, wherever it stands in the reply. */
export function shown(value: unknown, secrets: readonly string[] = []): string {
  const json = JSON.stringify(
    value ?? null,
    (key, inner: unknown) =>
      typeof inner === "string" &&
      inner !== "" &&
      /token$|secret|password|clientState|^authorization$/i.test(key)
        ? "(not shown)"
        : inner,
    2,
  );
  return secrets.reduce(
    (text, secret) =>
      secret.length < 8 ? text : text.replaceAll(JSON.stringify(secret).slice(1, -1), "(not shown)"),
    json,
  );
}
