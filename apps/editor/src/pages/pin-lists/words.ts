import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of PIN lists says by itself; it comes with the page. */
export const own = {
  "pins.about":
    "Accounts with a PIN each, for the step Check a PIN. What is in a list can be replaced and removed; nobody can read it again.",
  "pins.new": "New list",
  "pins.none": "There are no lists yet",
  "pins.none.about":
    "With a list of PINs callers show who they are: at the step Check a PIN they key in their account and their PIN, and only whoever knows both gets on. Make the first list of a sheet with the columns account and pin.",
  "pins.accounts": "{count|account|accounts}, taken in {when}",
  "pins.rules":
    "After {guesses|wrong PIN|wrong PINs} within {window} nobody can try an account for {lockout}; twice as long each further time.",
  "pins.minutes": "{count|minute|minutes}",
  "pins.hours": "{count|hour|hours}",
  "pins.unlocked": "Nobody is locked out now.",
  "pins.locked": "Locked out now: {count|account or caller|accounts and callers}, the last one until {when}.",
  "pins.upload": "Upload a sheet",
  "pins.uploadTo": "Upload a sheet to {name}",
  "pins.unlock": "Lift a lockout",
  "pins.unlockIn": "Lift a lockout in {name}",
  "pins.remove": "Remove {name}",
  "pins.removed": "{name} is removed.",
  "pins.removing": "Remove {name}?",
  "pins.removing.what": "{count|account|accounts} and all that was counted for them are gone then, for good.",
  "pins.removing.used": "As long as these name it, their callers leave the step by Could not be checked:",
  "pins.removing.do": "Remove the list",
  "pins.removing.looking": "Looking whose calls use it",
  "pins.name": "What is the list called?",
  "pins.name.hint": "Small letters, digits and hyphens, such as customers. Steps name it so.",
  "pins.name.taken": "There is a list of this name. Upload the sheet there.",
  "pins.file": "Choose a CSV file",
  "pins.file.hint":
    "The first line names the columns account and pin. An account is 1 to 32 digits, a PIN 4 to 12.",
  "pins.chosen": "{file}: {count|account|accounts}.",
  "pins.policy": "Wrong PINs and lockouts",
  "pins.guesses": "Wrong PINs of an account until nobody can try",
  "pins.window": "Minutes after which wrong PINs no longer count",
  "pins.lockout": "Minutes for which nobody can try",
  "pins.between": "From {least} to {most}.",
  "pins.change": "What the file changes",
  "pins.change.added": "New: {count|account|accounts}",
  "pins.change.replaced":
    "In the list already: {count|account|accounts}, whose PINs are set to those of the file",
  "pins.change.removed": "Not in the file: {count|account|accounts}, removed from the list",
  "pins.take": "Take in {count|account|accounts}",
  "pins.taking": "Taking in the accounts. Long lists take a minute or two.",
  "pins.taken": "{name} has {count|account|accounts} now. Delete the file: nobody needs the PINs any more.",
  "pins.unlock.who": "Who may try again at once?",
  "pins.unlock.account": "An account",
  "pins.unlock.caller": "A caller",
  "pins.unlock.everybody": "Everybody: the list is guarded, because too many PINs of it were wrong in a day",
  "pins.unlock.account.label": "Account, as it is keyed in",
  "pins.unlock.account.wrong": "Write 1 to 32 digits.",
  "pins.unlock.caller.label": "Number, or object id of a Teams user",
  "pins.unlock.caller.wrong":
    "Write a number with plus sign and country code, such as +15550100, or an object id.",
  "pins.unlock.hint":
    "Which accounts and callers are locked out stands nowhere. Whoever is not locked out stays as they are.",
  "pins.unlock.do": "Let them try again",
  "pins.unlock.done": "Whoever it was can try again in {name}.",
  "pins.reading": "Reading the sheet and comparing it with the list",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
