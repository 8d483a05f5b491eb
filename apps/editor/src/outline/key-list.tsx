import { shownKeys } from "./row-menu.tsx";
import { message } from "./words.ts";

const always = [
  [[message("keys.arrows")], message("keys.walk")],
  [[message("keys.letters")], message("keys.find")],
  [["Enter"], message("keys.enter")],
] as const;
const forAuthors = [
  [["+"], message("keys.add")],
  [["Shift+Enter"], message("keys.lead")],
  [["F2"], message("keys.rename")],
  [["Alt+ArrowUp", "Alt+ArrowDown"], message("keys.order")],
  [["Delete"], message("keys.delete")],
] as const;
const last = [[["Ctrl+Enter", "Shift+F10"], message("keys.menu")]] as const;

/** The keys of the outline. */
export function KeyList({ mayEdit }: { readonly mayEdit: boolean }) {
  return (
    <details className="outline-keys" open>
      <summary>{message("keys.title")}</summary>
      <dl>
        {[...always, ...(mayEdit ? forAuthors : []), ...last].map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{shownKeys(key)}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
