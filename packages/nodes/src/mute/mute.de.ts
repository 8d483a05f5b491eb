import type { NodeTranslation } from "@dialtree/flow/translating";

export const mute = {
  sentences: {
    "Mute or unmute": "Stumm oder hörbar",
    "Keeps this line quiet in a group call, or lets it be heard again.":
      "Schaltet diese Leitung in einem Gruppenanruf stumm oder wieder hörbar.",
    "From now on this line is": "Von nun an ist diese Leitung",
    Muted: "Stumm",
    "Heard again": "Wieder zu hören",
    "Could not be changed": "Konnte nicht geändert werden",
  },
} satisfies NodeTranslation;
