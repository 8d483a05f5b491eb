import type { NodeTranslation } from "@dialtree/flow/translating";

export const timeOfDay = {
  sentences: {
    "Time of day": "Tageszeit",
    "Goes on by morning, afternoon or evening.": "Richtet sich nach Vormittag, Nachmittag oder Abend.",
    "Its time zone says what time it is.": "Seine Zeitzone sagt, wie spät es ist.",
    "The morning begins at (hour)": "Der Vormittag beginnt um (Stunde)",
    "The afternoon begins at (hour)": "Der Nachmittag beginnt um (Stunde)",
    "The evening begins at (hour)": "Der Abend beginnt um (Stunde)",
    Morning: "Vormittag",
    Afternoon: "Nachmittag",
    Evening: "Abend",
  },
  problems: {
    time_of_day_order: {
      say: () => "Dies beginnt vor dem Teil des Tages, auf den es folgt.",
      remedy: () => "Bringen Sie Vormittag, Nachmittag und Abend in diese Reihenfolge.",
    },
  },
} satisfies NodeTranslation;
