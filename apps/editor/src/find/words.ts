import { sayer } from "../messages/message.ts";

export const own = {
  "find.title": "Find in this flow",
  "find.field": "Find",
  "find.placeholder": "Names, texts, numbers, keys",
  "find.at": "{at} of {count}",
  "find.none": "Nothing found",
  "find.here": "{at} of {count}: {step}",
  "find.next": "Next (Enter)",
  "find.previous": "Previous (Shift+Enter)",
  "find.close": "Close (Esc)",
} as const;

export const message = sayer(own);
