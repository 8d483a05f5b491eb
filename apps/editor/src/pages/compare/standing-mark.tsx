import { AddRegular, CircleFilled, SubtractRegular } from "@fluentui/react-icons";
import type { Standing } from "./compared.ts";
import { message } from "./words.ts";

const icons = { added: AddRegular, removed: SubtractRegular, changed: CircleFilled } as const;

/** New, gone or changed: a sign and a word, whatever the colour. */
export function StandingMark({ standing }: { readonly standing: Exclude<Standing, "same"> }) {
  const Icon = icons[standing];
  return (
    <span className="standing" data-standing={standing}>
      <Icon aria-hidden />
      {message(`standing.${standing}`)}
    </span>
  );
}
