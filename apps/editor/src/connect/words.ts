import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the dialog of connecting says by itself; it comes with it. */
export const own = {
  "connect.title": "Connect {node}",
  "connect.exit": "Exit",
  "connect.to": "Leads to",
  "connect.do": "Connect",
  "connect.done": "“{exit}” leads to {node} now",
  "connect.undone": "“{exit}” leads nowhere now",
  "connect.new": "A new step …",
  "connect.target": "{node}: “{words}”",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
