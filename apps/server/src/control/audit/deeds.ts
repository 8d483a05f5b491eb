/**
 * Everything that is written down when somebody does it, in the words of a sentence that begins with who: "… published a
 * version of the flow reception". A name that was released stays: the log has it for good.
 */
export const deeds = {
  "flow.created": "created the flow",
  "flow.imported": "took in from an archive the flow",
  "draft.saved": "changed the draft of the flow",
  "recording.put": "put a recording into the flow",
  "recording.removed": "took a recording out of the flow",
  "version.published": "published a version of the flow",
  "version.activated": "brought back a version of the flow",
  "number.assigned": "assigned the number",
  "number.released": "released the number",
  "prompt.created": "made the prompt",
  "prompt.changed": "changed the prompt",
  "prompt.removed": "removed the prompt",
  "prompt.sound.put": "put a sound into the prompt",
  "prompt.sound.removed": "took a sound out of the prompt",
  "calendar.created": "made the calendar",
  "calendar.changed": "changed the calendar",
  "calendar.removed": "removed the calendar",
  "emergency.on": "switched on the emergency of the calendar",
  "emergency.off": "ended the emergency of the calendar",
  "secret.put": "put in the secret",
  "secret.removed": "removed the secret",
  "destinations.changed": "changed where calls may go",
  "environments.changed": "changed who names are, or which environments there are",
  "pins.put": "put in the list of PINs",
  "pins.removed": "removed the list of PINs",
  "pins.unlocked": "unlocked somebody on the list of PINs",
  "call.placed": "had a call placed by the flow",
  "graph.asked": "sent a request of the Graph console",
  "lookup.tried": "tried a lookup on the host",
  "message.heard": "fetched a message of the mailbox",
  "message.removed": "removed a message of the mailbox",
  "session.begun": "signed in",
  "session.refused": "was refused at sign-in",
  "session.ended": "signed out",
  "token.made": "made the access token",
  "token.revoked": "revoked the access token",
} as const;

export type DeedName = keyof typeof deeds;
