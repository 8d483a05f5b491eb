import type { OutdatedVersion } from "../api/environments.ts";
import { message } from "./words.ts";

/** Who names are for callers of a version, and who they are now. */
export function NamesHeld({ version }: { readonly version: OutdatedVersion }) {
  return (
    <ul className="findings">
      {version.names.map(({ kind, name, held, now }) => (
        <li key={`${kind} ${name}`}>
          {message("environment.name", { name, held, now: now ?? message("environment.nobody") })}
        </li>
      ))}
    </ul>
  );
}
