import type { NodeTranslation } from "@dialtree/flow/translating";

export const reject = {
  sentences: {
    Reject: "Abweisen",
    "Turns a ringing call away: the caller hears the busy tone, or that the call was declined.":
      "Weist einen klingelnden Anruf ab: Der Anrufer hört das Besetztzeichen, oder dass der Anruf abgelehnt wurde.",
    "The caller learns": "Der Anrufer erfährt",
    "The line is busy": "Die Leitung ist besetzt",
    "The call was declined": "Der Anruf wurde abgelehnt",
  },
} satisfies NodeTranslation;
