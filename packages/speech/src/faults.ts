import { faultMaker } from "@dialtree/flow";

/** Why a sound cannot be played, or a text not be spoken: what it is and what to do. */
export const soundFaults = {
  wav_parts_wrong: "This WAV file needs one description followed by one sound; save the recording again.",
  wav_silent: "This recording is empty; a caller would hear nothing.",
  wav_half_sample: "This recording ends in half a sample; save the recording again.",
  wav_empty: "This file is empty.",
  wav_other_kind: "This is {kind}; Graph plays WAV files (16 kHz, 16 bit, mono).",
  wav_cut_off: "This WAV file is cut off; save or upload it again.",
  wav_length_unsaid: "This WAV file does not say how long it is; save the recording again.",
  wav_goes_on: "This WAV file goes on after its end; save the recording again.",
  wav_parts_many: "This WAV file has more than {most} parts; save the recording again.",
  wav_description_short: "The description of this WAV file is incomplete; save the recording again.",
  wav_description_contradicts:
    "The description of this WAV file contradicts itself; save the recording again.",
  wav_format: "This is {found}; Graph plays {plays}.",

  speech_text_long:
    "This text has {count} characters; at most {most} are spoken at once. Say it in two prompts.",
  speech_nothing: "There is nothing to say: this text has no words. Write some, or leave the prompt out.",
  speech_unplayable:
    "What {name} made of this text is nothing that Graph plays. Choose another voice, or record the text.",
  storage_full: "There is no space left for prompts in {folder}. Make some, and publish again.",
  storage_failed:
    "Prompts cannot be written to {folder}: this user must be allowed to make files and folders there. ({code})",

  flite_english_only:
    "The built-in voice speaks English only, not {language}. Record this text, or set up a speech provider that speaks it.",
  flite_voice_unknown: 'The built-in speech has no voice "{voice}". It has {known}.',
  flite_no_sound:
    "The built-in voice has no sound for {unspoken}: a caller would hear nothing. Write it in English words, or record it.",
  flite_busy: "The built-in voice has too many texts to say already. Try again in a moment.",
  flite_slow:
    "Saying this text took longer than {seconds} s. Shorten it, or write long rows of digits and signs in words.",
  flite_failed:
    "The built-in voice could not speak. Try again; if it stays so, the server's log and disk space tell more. ({detail})",

  azure_no_voice:
    "Azure AI Speech has no voice set for {language}. Add one to DIALTREE_SPEECH_VOICES, or record this text.",
  azure_voice_unknown:
    'Azure AI Speech has no voice "{voice}". The server lists those that there are at /api/voices.',
  azure_no_token:
    "Microsoft Entra ID gave no token for Azure AI Speech ({detail}). Check the app's registration, then publish again.",
  azure_ten_minutes:
    "Saying this text takes longer than ten minutes, where Azure AI Speech cuts it off. Say it in two prompts.",
  azure_stopping: "The server is stopping. Try again when it is there again.",
  azure_busy:
    "Azure AI Speech has its hands full. Publish again later: what was spoken is kept. If it happens often, raise the resource's quota.",
  azure_busy_for:
    "Azure AI Speech has its hands full for another {seconds} s. Publish again later: what was spoken is kept. If it happens often, raise the resource's quota.",
  azure_unreachable:
    "Azure AI Speech cannot be reached ({reason}). Check this server's way to the network, then try again: what was spoken is kept.",
  azure_unreadable:
    "What Azure AI Speech answered cannot be used: {reason} Try again; if it stays so, check DIALTREE_SPEECH_URL.",
  azure_not_let_in:
    'Azure AI Speech does not let this server in ({status}). Check DIALTREE_SPEECH_KEY, or the role "Cognitive Services Speech User" of the app, and that they belong to the resource of DIALTREE_SPEECH_REGION or DIALTREE_SPEECH_URL.',
  azure_not_there:
    "There is no Azure AI Speech where this server asks for it ({status}). Check DIALTREE_SPEECH_REGION or DIALTREE_SPEECH_URL.",
  azure_trouble: "Azure AI Speech has trouble of its own ({status}). Try again in a few minutes.",
  azure_not_taken:
    "Azure AI Speech did not take this text in the voice {voice} ({status}). Check that the resource's region has this voice.",
} as const;

export const soundFault = faultMaker(soundFaults);
