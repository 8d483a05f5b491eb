import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What is said of a report before publishing; it comes with the dialogs that show one. */
export const own = {
  "preflight.title": "Before it is published",
  "preflight.busy": "Looking at everything, and playing the scenarios",
  "preflight.ready": "Nothing keeps this from being published",
  "preflight.unready": "{count|thing keeps|things keep} this from being published",
  "preflight.failed": "{count} failed",
  "preflight.warning": "{count|warning|warnings}",
  "preflight.unchecked": "{count} not checked",
  "preflight.ok": "{count} in order",
  "preflight.nothing": "nothing",
  "preflight.show": "Show the step",
  "preflight.expected": "− expected, + what comes now",
  "preflight.despite": "Publish although {count|scenario fails|scenarios fail}",
  "preflight.despite.hint": "Callers get this although it is not what the scenarios say.",
  "preflight.despite.why": "Why is that right?",
  "preflight.despite.why.hint": "It is kept with the version.",
  "preflight.despite.wanted": "Say why, or mend the scenarios first.",
  "preflight.despite.untouched": "{count|scenario fails|scenarios fail}: tick this to publish all the same.",
  "preflight.kept": "Before it went live: {sections}.",
  "preflight.kept.section": "{title}: {counts}",
  "preflight.kept.despite": "Published although {count|scenario failed|scenarios failed} ({names}): {reason}",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
