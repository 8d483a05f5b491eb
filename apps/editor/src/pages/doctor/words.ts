import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of the connection to Microsoft says by itself; it comes with the page. */
export const own = {
  "doctor.about":
    "What this server needs of Microsoft, and whether it is there. Looking changes nothing, and nobody is called.",
  "doctor.again": "Look again",
  "doctor.looked": "Looked at {when}: {failed} failed, {warnings|warning|warnings}, {fine} ok.",
  "doctor.all": "Also show what is ok",
  "doctor.none": "Everything that can be seen from here is as it should be.",
  "doctor.ok": "OK",
  "doctor.warning": "Warning",
  "doctor.failed": "Failed",
  "doctor.remedies": "What mends it",
  "doctor.copy": "Copy",
  "doctor.copy.what": "Copy the command: {command}",
  "doctor.copied": "Copied.",
  "doctor.copied.not": "The browser did not let it be copied. Mark it, and copy it by hand.",
  "doctor.where": "Or by hand: {where}",
  "doctor.permissions": "What dialtree asks Microsoft Graph to let it do",
  "doctor.permission": "Permission",
  "doctor.why": "It",
  "doctor.steps": "Steps",
  "doctor.needed": "Needed",
  "doctor.needed.line": "by every line",
  "doctor.needed.feature": "by some",
  "doctor.granted": "Granted",
  "doctor.granted.yes": "yes",
  "doctor.granted.no": "no",
  "doctor.granted.unknown": "unknown",
  "doctor.source": "Microsoft on {name}",
  "doctor.test": "A test call",
  "doctor.test.how":
    "Whether a call really comes through shows only with one. This places it where there is a simulator, and with --live waits for you to dial:",
} as const;

export const message = sayer({ ...en, ...own });
