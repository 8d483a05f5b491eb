/** A host that an administrator has approved, by its origin: `https://api.fabrikam.example`, `http://10.1.2.3:8080`. */
export interface Host {
  readonly origin: string;
  /** Where it is reached, if not there: an origin. What is asked is the same; the host's name in it is that of this one. */
  readonly reachedAt?: string;
  /** Networks in CIDR notation, beside all that is global, that its addresses may lie in. */
  readonly networks: readonly string[];
}

/** By origin. */
export type Hosts = ReadonlyMap<string, Host>;

/** The origin that an address of the web begins with, written as it is compared; undefined for what is none alone. */
export function originIn(text: string): string | undefined {
  const url = plainUrl(text);
  if (url?.pathname !== "/" || url.search !== "" || url.hash !== "" || /[?#]/.test(text)) return undefined;
  return url.origin;
}

/**
 * The approved host that a URL is of, and the URL itself; undefined where nobody has approved it, or where parsers could
 * disagree on what it is. Whatever a URL says in another notation (`0x7f.1`, `EXAMPLE.com`, umlauts) is compared as it would
 * be connected to.
 */
export function approved(text: string, hosts: Hosts): { readonly host: Host; readonly url: URL } | undefined {
  const url = plainUrl(text);
  const host = url && hosts.get(url.origin);
  return host && { host, url };
}

/** A URL of the web without a user, and without anything that a parser would silently drop or turn round. */
function plainUrl(text: string): URL | undefined {
  // Tabs and line ends vanish in a URL, and a backslash becomes a slash.
  if (!/^https?:\/\/[^\s\\/]/i.test(text) || hasOddCharacters(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  // `user@host` reads as another host to people, and turns up in logs. An empty one is in the text alone.
  const [, authority = ""] = /^[^:]+:\/\/([^/?#]*)/.exec(text) ?? [];
  return isWeb && !authority.includes("@") ? url : undefined;
}

function hasOddCharacters(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x20 || code === 0x7f || character === "\\") return true;
  }
  return false;
}
