/** A voice as `GET /cognitiveservices/voices/list` tells of it; the fields of the page's example. */
export interface StandInVoice {
  readonly Name: string;
  readonly DisplayName: string;
  readonly LocalName: string;
  readonly ShortName: string;
  readonly Gender: "Female" | "Male";
  readonly Locale: string;
  readonly LocaleName: string;
  readonly SampleRateHertz: string;
  readonly VoiceType: "Neural";
  readonly Status: "GA";
  readonly WordsPerMinute: string;
}

export const voices: readonly StandInVoice[] = [
  voice("en-US", "English (United States)", "Jenny", "Female"),
  voice("en-US", "English (United States)", "Guy", "Male"),
  voice("en-GB", "English (United Kingdom)", "Sonia", "Female"),
  voice("de-DE", "German (Germany)", "Katja", "Female"),
  voice("de-AT", "German (Austria)", "Jonas", "Male"),
  voice("fr-FR", "French (France)", "Denise", "Female"),
];

function voice(
  locale: string,
  localeName: string,
  name: string,
  gender: StandInVoice["Gender"],
): StandInVoice {
  return {
    Name: `Microsoft Server Speech Text to Speech Voice (${locale}, ${name}Neural)`,
    DisplayName: name,
    LocalName: name,
    ShortName: `${locale}-${name}Neural`,
    Gender: gender,
    Locale: locale,
    LocaleName: localeName,
    SampleRateHertz: "24000",
    VoiceType: "Neural",
    Status: "GA",
    WordsPerMinute: "150",
  };
}
