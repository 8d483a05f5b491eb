import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of where calls may go says by itself; it comes with the page. */
export const own = {
  "destinations.about":
    "Phone numbers that flows may send calls to, for all flows of this installation. Teams users, queues and mailboxes are not asked about. What is saved holds at once, also for calls under way.",
  "destinations.notAllowed": "Flows that lead where calls may not go",
  "destinations.notAllowed.about": "Such calls take the exit for failed ones.",
  "destinations.notAllowed.one": "{flow}, {number}: {why}",
  "destinations.test": "Would this number be called?",
  "destinations.test.number": "Phone number",
  "destinations.test.hint": "As you would write it, such as +49 30 1234567. Nothing is called.",
  "destinations.test.ask": "Look",
  "destinations.test.verdict": "{number}: {says}",
  "destinations.test.area": "It belongs to {area}.",
  "destinations.allowed": "Allowed",
  "destinations.allowed.rules": "Numbers that are allowed",
  "destinations.allowed.none":
    "No other number yet. Add one, or the beginning of many, to let flows call there.",
  "destinations.own": "The countries of our own numbers: {countries}",
  "destinations.own.none":
    "The countries of our own numbers; there are none, as no phone number is assigned to a flow",
  "destinations.refused": "Refused",
  "destinations.refused.about": "What is refused here wins over all that is allowed.",
  "destinations.refused.rules": "Numbers that are refused",
  "destinations.refused.none": "No other number is refused. Add one that callers shall never be sent to.",
  "destinations.kind.premium": "Premium rate",
  "destinations.kind.shared-cost": "Shared cost",
  "destinations.kind.personal": "Personal numbers that follow somebody anywhere",
  "destinations.kind.satellite": "Satellite phones and international networks (+870, +881, +882, +883)",
  "destinations.rule.number": "Number, or its beginning and *",
  "destinations.rule.hint": "+49 30* is about all numbers that begin so.",
  "destinations.rule.note": "Why (optional)",
  "destinations.rule.add": "Add",
  "destinations.rule.added": "{rule} added. Save to have it hold.",
  "destinations.rule.starts": "all numbers that begin so",
  "destinations.rule.one": "this number",
  "destinations.rule.remove": "Remove {rule}",
  "destinations.counts": "How often, and how long",
  "destinations.counts.now": "Calls to phone numbers in the last hour: {calls}",
  "destinations.count.perMinute": "Calls in a minute",
  "destinations.count.perHour": "Calls in an hour",
  "destinations.count.perHourToOne": "Calls in an hour to one number",
  "destinations.count.perHourFromOne": "Calls in an hour for one caller",
  "destinations.count.callMinutes": "Minutes that a call lasts at most",
  "destinations.between": "A whole number from {least} to {most}.",
  "destinations.save": "Save",
  "destinations.saved": "Saved. It holds now.",
  "destinations.unsaved": "Not saved yet.",
  "destinations.holds": "This is what holds.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
