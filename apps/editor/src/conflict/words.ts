import { sayer } from "../messages/message.ts";

export const own = {
  "conflict.title": "Somebody else changed this flow",
  "conflict.says":
    "The flow was saved elsewhere while you worked on it. Nothing is lost: say what shall become of the two.",
  "conflict.mine.title": "What you changed",
  "conflict.theirs.title": "What was saved meanwhile",
  "conflict.theirs.titleAt": "What was saved meanwhile, {when}",
  "conflict.theirs.titleBy": "What was saved meanwhile, by {name}, {when}",
  "conflict.places": "Only where boxes stand.",
  "conflict.clash": "Both changed the same",
  "conflict.clash.says":
    "{count|place was|places were} changed by both of you. With yours instead of theirs:",
  "conflict.clash.who": "Where both changed the same, use",
  "conflict.wins.mine": "Mine",
  "conflict.wins.theirs": "Theirs",
  "conflict.join": "Keep both",
  "conflict.joined": "Join what was saved elsewhere",
  "conflict.impossible": "The two cannot be joined into one flow.",
  "conflict.copy": "{title} (copy)",
  "conflict.both": "Keep mine as a copy",
  "conflict.mine": "Use mine alone",
  "conflict.theirs": "Use theirs, drop mine",
} as const;

export const message = sayer(own);
