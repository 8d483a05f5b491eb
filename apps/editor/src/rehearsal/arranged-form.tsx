import type { Errand } from "@dialtree/rehearsal";
import { Field, Select } from "@fluentui/react-components";
import { type ArrangedDraft, askEachTime, usualArrangement } from "./arranging.ts";
import { choices } from "./endings.ts";
import { message } from "./words.ts";

/** What is to become of what a flow wants of the world outside: asked each time, or always the same. */
export function ArrangedForm(props: {
  readonly errands: readonly Errand[];
  readonly draft: ArrangedDraft;
  readonly onChange: (draft: ArrangedDraft) => void;
}) {
  const { errands, draft, onChange } = props;
  return (
    <div className="try-situation">
      {errands.length === 0 && <p>{message("try.outside.none")}</p>}
      {errands.map((errand) => (
        <Field key={errand} label={message(`try.errand.${errand}`)}>
          <Select
            value={draft[errand] ?? usualArrangement(errand)}
            onChange={(_, { value }) => onChange({ ...draft, [errand]: value })}
          >
            <option value={askEachTime}>{message("try.outside.ask")}</option>
            {choices[errand].map(({ label }, index) => (
              <option key={label} value={String(index)}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </div>
  );
}
