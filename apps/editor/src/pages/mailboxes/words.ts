import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of mailboxes says by itself; it comes with the page. */
export const own = {
  "mailboxes.about":
    "Where the messages go that callers leave. Which mailboxes there are and where they lead is set in the file that DIALTREE_MAILBOXES names; the server reads it when it starts.",
  "mailboxes.none": "There are no mailboxes yet",
  "mailboxes.none.how":
    "Whoever looks after the installation writes them into a JSON file, names that file in DIALTREE_MAILBOXES, and starts the server again. This one keeps messages here for a week:",
  "mailboxes.none.about":
    "A mailbox is where a message goes that a caller leaves after the beep, at the step Leave a message: handed on to another system of yours, or kept here until somebody listens to it.",
  "mailboxes.deliversTo": "Hands each message on to {host}.",
  "mailboxes.keepsHere": "Hands nothing on: messages wait here until somebody fetches them.",
  "mailboxes.keepDays": "Keeps a message for {count|day|days}.",
  "mailboxes.keepDaysAfter": "Keeps a message for {count|day|days} after it was handed on.",
  "mailboxes.keepsNone": "Keeps nothing once it was handed on.",
  "mailboxes.giveUp": "Tries for {count|hour|hours}, then the message is lost.",
  "mailboxes.room": "Room for {room|message|messages}, {taken} taken.",
  "mailboxes.waiting": "{count|message waits|messages wait} to be handed on.",
  "mailboxes.kept": "{count|message is|messages are} kept.",
  "mailboxes.refused": "{count|message was|messages were} not taken yet by {host}.",
  "mailboxes.refused.remedy":
    "Each is tried again until its time is over. Why it was not taken stands in the log of the server: have the address there, or url, secret and headers in the file of mailboxes, put right.",
  "mailboxes.full": "There is no room for another message: callers leave the step by Could not be handed on.",
  "mailboxes.full.remedy":
    "Remove messages that nobody needs, or have “room” raised in the file of mailboxes.",
  "mailboxes.messages": "Messages",
  "mailboxes.messagesIn": "Messages in {name}",
  "mailboxes.empty": "No message lies here",
  "mailboxes.empty.about":
    "What callers say after the beep appears here, the newest first, and goes when it has been handed on, is too old, or somebody deletes it. “Where it is used” names the flows that ask for messages.",
  "mailboxes.more": "Show {count|more message|more messages}",
  "messages.from": "From {caller}",
  "messages.withheld": "From a withheld number",
  "messages.length": "{seconds} s",
  "messages.kept": "Kept until {when}",
  "messages.waiting": "Waits to be handed on, until {when}",
  "messages.refused": "Not taken {tries|time|times}; tried again until {when}",
  "messages.closed": "It can be listened to once it is kept.",
  "messages.play": "Listen to the message of {caller}, {when}",
  "messages.stop": "Stop the message of {caller}, {when}",
  "messages.download": "Download the message of {caller}, {when}",
  "messages.downloaded": "{file} is downloaded.",
  "messages.remove": "Remove the message of {caller}, {when}",
  "messages.removing": "Remove this message?",
  "messages.removing.what": "Nobody can hear it any more, nor is it handed on.",
  "messages.removing.do": "Remove the message",
  "messages.removed": "The message is removed.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
