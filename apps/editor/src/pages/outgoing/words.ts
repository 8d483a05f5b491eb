import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of outgoing calls says by itself; it comes with the page. */
export const own = {
  "outgoing.about":
    "Calls that flows have placed in the last seven days, the newest first. Of a number only its beginning and its end are kept.",
  "outgoing.none": "No flow has called anybody in the last seven days",
  "outgoing.none.how":
    "A flow that begins with the step Outgoing call places calls. Publish one, open Call in it and choose whom to call; or have another system ask for it, as this command does:",
  "outgoing.none.flows": "To the flows",
  "outgoing.list": "Calls",
  "outgoing.when": "When",
  "outgoing.whom": "Whom",
  "outgoing.flow": "Flow",
  "outgoing.outcome": "What came of it",
  "outgoing.person": "Somebody in Teams",
  "outgoing.more": "Show earlier calls",
  "outgoing.shown": "{count|earlier call is|earlier calls are} shown.",
  "outgoing.again": "Look again",
  "outgoing.unbegun": "Not begun: a server stopped before it was",
  "outgoing.calling": "It rings",
  "outgoing.speaking": "Answered, and under way",
  "outgoing.answered": "Answered",
  "outgoing.no-answer": "No answer",
  "outgoing.busy": "Busy",
  "outgoing.declined": "Declined",
  "outgoing.unreachable": "Cannot be reached",
  "outgoing.failed": "Could not call",
  "outgoing.ended": "Ended before anybody could be called",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
