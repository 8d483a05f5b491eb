import { escaped } from "../static/html.ts";

/** What the pages of signing in come with: no script, no style, nothing of another origin, and kept by nobody. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** A page for whoever could not sign in. @param signIn Where to try again. */
export function signInPage(says: string, signIn: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not signed in - dialtree</title></head>
<body>
<main>
<h1>Not signed in</h1>
<p>${escaped(says)}</p>
<p><a href="${escaped(signIn)}">Try again</a></p>
<p>If it stays like this, tell whoever looks after dialtree; the server's log says more.</p>
</main>
</body>
</html>
`;
}
