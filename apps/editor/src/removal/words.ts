import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What removing a flow says by itself; it comes with it. */
export const own = {
  "remove.title": "Remove {title}?",
  "remove.says":
    "Nobody can call it then, and it leaves the list. It can be brought back: its steps, recordings, scenarios and versions are kept.",
  "remove.says.published":
    "Calls under way end as they began. Brought back it is a draft, which callers get once it is published again.",
  "remove.says.calls": "Programs that have it call people get an error from then on.",
  "remove.inTheWay": "It cannot be removed yet: {count|thing is|things are} in the way.",
  "remove.look": "Look again",
  "remove.publisher":
    "It was published once, so only somebody who may publish can remove it. Ask one of your publishers.",
  "remove.unsaved": "What you have changed is not saved yet.",
  "remove.unsaved.remedy": "Wait until it is, and remove the flow then.",
  "remove.keep": "Keep",
  "remove.do": "Remove",
  "removed.done": "{title} was removed.",
  "removed.undo": "Undo",
  "removed.back.done": "{title} is back in the list, as a draft.",
  "removed.open": "Removed flows ({count})",
  "removed.title": "Removed flows",
  "removed.about":
    "All that belongs to them is kept. Brought back, a flow is a draft: callers get it once it is published.",
  "removed.by": "Removed {when} by {name}",
  "removed.back": "Bring back",
  "removed.back.of": "Bring back {title}",
  "removed.close": "Close",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
