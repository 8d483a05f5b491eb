import { Keys } from "../commands/keys.tsx";
import { keyRows } from "./keys.ts";
import { message } from "./words.ts";

/** The keys of the outline, below it. */
export function KeyList({ mayEdit }: { readonly mayEdit: boolean }) {
  return (
    <details className="outline-keys" open>
      <summary>{message("keys.title")}</summary>
      <dl>
        {keyRows(mayEdit).map(({ title, chords: [first, ...others] }) => (
          <div key={title}>
            <dt>
              {[
                ...(first === undefined ? [] : [first]),
                ...others.filter((other) => /^(Arrow|Alt)/.test(other)),
              ].map((chord) => (
                <Keys key={chord} chord={chord} />
              ))}
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
        <div>
          <dt>{message("keys.letters")}</dt>
          <dd>{message("keys.find")}</dd>
        </div>
      </dl>
    </details>
  );
}
