import type { SpeechFaultCode } from "@dialtree/speech/io";
import { type ProblemType, problemType } from "./type.ts";

/** Why a text is not spoken. */
const problemsOfSpeech = {
  language_not_spoken: problemType(
    422,
    "No voice speaks this language",
    "Nothing was spoken.",
    "Record this text, or write it in a language that is spoken.",
  ),
  voice_unknown: problemType(
    422,
    "There is no such voice",
    "Nothing was spoken.",
    "Choose one of the voices listed at /api/voices.",
  ),
  nothing_to_say: problemType(
    422,
    "There is nothing to say",
    "The text has no words in it.",
    "Write some words.",
  ),
  text_too_long: problemType(422, "The text is too long", "Nothing was spoken.", "Say it in two prompts."),
  took_too_long: problemType(
    422,
    "Speaking took too long",
    "It was given up. Nothing was kept.",
    "Shorten the text.",
  ),
  provider_failed: problemType(
    503,
    "The voice failed",
    "Nothing was spoken.",
    "Try again; if it stays, tell whoever runs this server.",
  ),
  provider_refused: problemType(
    503,
    "The voice refuses this server",
    "Its key or its region is wrong, or its contract has ended.",
    "Tell whoever runs this server.",
  ),
  provider_busy: problemType(503, "The voice is busy", "Nothing was spoken.", "Try again in a moment."),
  provider_away: problemType(
    503,
    "The voice does not answer",
    "Nothing was spoken.",
    "Try again in a few minutes; if it stays, tell whoever runs this server.",
  ),
} as const satisfies Readonly<Record<SpeechFaultCode, ProblemType>>;

/** What lies outside: voices, the directory, Graph, calendars of others, mailboxes. */
export const problemsOfOutside = {
  ...problemsOfSpeech,
  speech_busy: problemType(
    429,
    "The voice has its hands full",
    "As many texts are being spoken as there may be at once.",
    "Try again in a moment.",
  ),
  calendar_file_unreadable: problemType(
    422,
    "The file cannot be read as a calendar",
    "Nothing was kept.",
    "Export the holidays as an iCalendar file (.ics), and choose that.",
  ),
  thing_unknown: problemType(
    404,
    "There is no such thing",
    "Nothing that calls go through has this kind and id.",
    "List them at /api/estate and choose one.",
  ),
  mailbox_unknown: problemType(
    404,
    "There is no such mailbox",
    "No mailbox has this name.",
    "The file that DIALTREE_MAILBOXES names says which there are.",
  ),
  message_unknown: problemType(
    404,
    "There is no such message",
    "It was handed on, its time is over, or somebody has removed it.",
    "List the messages of the mailbox: it says which are kept.",
  ),
  people_unasked: problemType(
    409,
    "The directory cannot be asked",
    "This server has not been told how to sign in to Microsoft Graph.",
    "Have DIALTREE_APP_ID, DIALTREE_APP_SECRET and DIALTREE_TENANTS set. Until then, type the object id.",
  ),
  people_unreadable: problemType(
    400,
    "This cannot be looked for",
    "The directory was not asked.",
    "Type a part of a name or of a mail address.",
  ),
  people_forbidden: problemType(
    409,
    "The directory does not let this app look anybody up",
    "The app lacks the permission User.Read.All (or User.ReadBasic.All) of Microsoft Graph.",
    "Have an administrator grant it and consent to it. Until then, type the object id.",
  ),
  people_away: problemType(
    502,
    "The directory does not answer",
    "Nobody was found, and nobody was ruled out.",
    "Try again in a moment, or type the object id.",
  ),
  operation_unknown: problemType(
    404,
    "Graph has no such operation here",
    "Nothing was sent to Graph.",
    "Choose one of those that the Graph console lists.",
  ),
  settings_missing: problemType(
    409,
    "The server has not been told how to sign in to Graph",
    "Nothing was sent to Graph.",
    "Set what the answer names, and start the server again.",
  ),
  tenant_unknown: problemType(
    400,
    "The tenant is not one of this server's",
    "Nothing was sent to Graph.",
    "Choose one of DIALTREE_TENANTS, or add it there.",
  ),
  input_refused: problemType(
    400,
    "The input is not what the operation takes",
    "Nothing was sent to Graph. The answer lists each thing that is wrong under input.",
    "Correct the input.",
  ),
  input_too_deep: problemType(
    400,
    "The input is nested too deep",
    "Nothing was sent to Graph.",
    "Compare it with the example.",
  ),
} as const satisfies Readonly<Record<string, ProblemType>>;
