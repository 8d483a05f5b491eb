import { own as environments } from "../environments/words.ts";
import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the dialog of publishing says by itself; it comes with it. */
export const own = {
  "publish.title": "Publish",
  "publish.message": "What has changed?",
  "publish.message.hint":
    "For your colleagues. New calls get this version at once, unless you choose otherwise below; calls under way keep theirs.",
  "publish.changes": "What changes for callers",
  "publish.changes.first": "Everything is new: this is the first version that callers get.",
  "publish.changes.busy": "Comparing with version {number}…",
  "publish.changes.none": "Nothing: they get the same as in version {number}.",
  "publish.changes.unknown":
    "Version {number} could not be read, so nobody can say. Reload the page to try again, or publish all the same.",
  "publish.compare": "Show on the canvas",
  "changes.title": "Changed, and not published yet",
  "changes.close": "Close",
  "publish.errors": "{count|problem has|problems have} to be mended first",
  "publish.more": "and {count} more",
  "publish.show": "Show the problems",
  "publish.busy": "Having everything spoken",
  "publish.progress": "{done} of {of} texts spoken",
  "publish.stop": "Stop publishing",
  "publish.do": "Publish",
  "publish.approval": "Link for somebody who is to look at it first",
  "publish.done": "Version {number} is published",
  "publish.some": "Some callers get version {number} now. Under Versions you see how it goes",
  "publish.planned": "Version {number} is ready, and goes live at its time",
  "publish.noNumber": "No number leads here yet: nobody can call it before it gets one.",
  "publish.unsaved": "Your last changes are not saved yet.",
  "publish.unsaved.remedy": "Wait until the bar says Saved, then publish.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...environments, ...own });
