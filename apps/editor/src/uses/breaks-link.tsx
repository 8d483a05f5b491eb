import { Link } from "../routes/router.tsx";
import { breaksPath } from "../routes/routes.ts";
import { message } from "./words.ts";

/** Leads to which callers would miss a thing, such as `pin-list:customers`. */
export function BreaksLink({ thing }: { readonly thing: string }) {
  return (
    <p>
      <Link href={breaksPath(thing)}>{message("uses.breaks")}</Link>
    </p>
  );
}
