import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the phone says by itself; it comes with it. */
export const own = {
  "phone.title": "Phone",
  "phone.close": "Close the phone",
  "phone.call": "Call",
  "phone.again": "Call again",
  "phone.hangUp": "Hang up",
  "phone.keypad": "Keys of the phone",
  "phone.heard": "What was heard",
  "phone.ready": "Calls version {number}",
  "phone.unpublished": "Nothing answers yet: publish the flow first.",
  "phone.ringing": "It rings",
  "phone.answered": "Connected",
  "phone.over": "The call is over",
  "phone.differs": "Callers still hear version {number}. Publish your changes to hear them.",
  "phone.publish": "Publish",
  "phone.number": "Give it a number",
  "phone.say": "Say something for 4 seconds",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
