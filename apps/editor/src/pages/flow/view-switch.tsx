import "./view-switch.css";
import { message } from "../../messages/message.ts";
import { type View, views } from "./view.ts";

/** The choice of how to look at the flow. */
export function ViewSwitch(props: { readonly view: View; readonly onView: (view: View) => void }) {
  return (
    <div className="view-switch" role="radiogroup" aria-label={message("view.title")}>
      {views.map((view) => (
        <label key={view}>
          <input type="radio" name="view" checked={view === props.view} onChange={() => props.onView(view)} />
          <span>{message(`view.${view}`)}</span>
        </label>
      ))}
    </div>
  );
}
