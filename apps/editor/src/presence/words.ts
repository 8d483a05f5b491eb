import { sayer } from "../messages/message.ts";

export const own = {
  "here.title": "Also here",
  "here.person": "{name} has this flow open",
  "here.editing": "{name} is changing this flow",
  "here.more": "Also here: {names}",
  "here.more.short": "+{count}",
  "here.came": "Also here now: {names}",
  "here.yours": "You have this flow open in another window",
  "here.news": "What was changed just now",
  "here.news.by": "{name} changed this flow a moment ago; you see it now.",
  "here.news.somebody": "This flow was changed a moment ago by somebody else; you see it now.",
  "here.news.several": "Several people changed this flow a moment ago; you see it now.",
  "here.news.yours": "You changed this flow in another window a moment ago; you see it now.",
  "here.news.places": "Only where boxes stand.",
  "here.news.more": "And {count|other change|other changes}.",
  "here.news.undo": "What you did before that cannot be undone any more.",
  "here.news.close": "Close",
  "here.live": "Version {number} was published elsewhere: new calls get it now.",
  "here.removed": "This flow was removed",
  "here.removed.kept":
    "What you change here is not saved any more. It stays in this browser, and is there again when the flow is brought back and opened here.",
  "here.removed.back": "Bring it back",
  "here.removed.toFlows": "All flows",
  "here.removed.isBack": "This flow was brought back.",
  "here.removed.load": "Load the page again: what you have changed here is kept.",
  "here.removed.reload": "Load it again",
  "here.unreadable":
    "This flow was changed elsewhere, and this page cannot read what it is now. Load the page again to see it.",
} as const;

export const message = sayer(own);
