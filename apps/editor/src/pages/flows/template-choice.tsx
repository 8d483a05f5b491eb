import { type KeyboardEvent, useId } from "react";
import type { Template } from "../../api/templates.ts";
import { SmallPicture } from "./small-picture.tsx";
import { message } from "./words.ts";

/** What a new flow is made of: nothing, or a template. */
export function TemplateChoice(props: {
  readonly templates: readonly Template[];
  /** The id of a template; undefined for an empty flow. */
  readonly chosen: string | undefined;
  readonly onChoose: (template: Template | undefined) => void;
}) {
  const { templates, chosen, onChoose } = props;
  const name = useId();
  return (
    <fieldset className="templates" onKeyDown={keepEnter}>
      <legend>{message("new.from")}</legend>
      <div className="templates-list">
        <label className="template">
          <input
            type="radio"
            name={name}
            checked={chosen === undefined}
            onChange={() => onChoose(undefined)}
          />
          <span className="small-picture small-picture-empty" aria-hidden />
          <span className="template-title">{message("new.empty")}</span>
          <span className="template-about">{message("new.empty.about")}</span>
        </label>
        {templates.map((template) => (
          <label key={template.id} className="template">
            <input
              type="radio"
              name={name}
              checked={chosen === template.id}
              onChange={() => onChoose(template)}
            />
            {template.document && <SmallPicture document={template.document} />}
            <span className="template-title">{template.title}</span>
            <span className="template-about">{template.description}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

// Enter on a choice would make the flow before it has a name.
function keepEnter(event: KeyboardEvent): void {
  if (event.key === "Enter") event.preventDefault();
}
