import type { soundFaults } from "./faults.ts";

/** Why sounds cannot be played and texts not be spoken, in German. */
export const sounds: Readonly<Record<keyof typeof soundFaults, string>> = {
  wav_parts_wrong:
    "Diese WAV-Datei braucht eine Beschreibung und dahinter einen Ton; speichern Sie die Aufnahme noch einmal.",
  wav_silent: "Diese Aufnahme ist leer; ein Anrufer würde nichts hören.",
  wav_half_sample: "Diese Aufnahme endet mitten in einem Abtastwert; speichern Sie sie noch einmal.",
  wav_empty: "Diese Datei ist leer.",
  wav_other_kind: "Das ist {kind}; Graph spielt WAV-Dateien ab (16 kHz, 16 Bit, mono).",
  wav_cut_off: "Diese WAV-Datei ist abgeschnitten; speichern oder laden Sie sie noch einmal.",
  wav_length_unsaid: "Diese WAV-Datei sagt nicht, wie lang sie ist; speichern Sie die Aufnahme noch einmal.",
  wav_goes_on: "Diese WAV-Datei geht hinter ihrem Ende weiter; speichern Sie die Aufnahme noch einmal.",
  wav_parts_many: "Diese WAV-Datei hat mehr als {most} Teile; speichern Sie die Aufnahme noch einmal.",
  wav_description_short:
    "Die Beschreibung dieser WAV-Datei ist unvollständig; speichern Sie die Aufnahme noch einmal.",
  wav_description_contradicts:
    "Die Beschreibung dieser WAV-Datei widerspricht sich; speichern Sie die Aufnahme noch einmal.",
  wav_format: "Das ist {found}; Graph spielt {plays} ab.",

  speech_text_long:
    "Dieser Text hat {count} Zeichen; höchstens {most} werden auf einmal gesprochen. Sagen Sie es in zwei Ansagen.",
  speech_nothing:
    "Hier gibt es nichts zu sagen: Der Text hat keine Wörter. Schreiben Sie welche, oder lassen Sie die Ansage weg.",
  speech_unplayable:
    "Was {name} aus diesem Text gemacht hat, spielt Graph nicht ab. Wählen Sie eine andere Stimme, oder nehmen Sie den Text auf.",
  storage_full:
    "In {folder} ist kein Platz mehr für Ansagen. Schaffen Sie welchen, und veröffentlichen Sie noch einmal.",
  storage_failed:
    "Ansagen können nicht nach {folder} geschrieben werden: Der Server muss dort Dateien und Ordner anlegen dürfen. ({code})",

  flite_english_only:
    "Die eingebaute Stimme spricht nur Englisch, nicht {language}. Nehmen Sie diesen Text auf, oder richten Sie einen Sprachdienst ein, der es spricht.",
  flite_voice_unknown: "Die eingebaute Sprachausgabe hat keine Stimme „{voice}“. Sie hat {known}.",
  flite_no_sound:
    "Die eingebaute Stimme hat keinen Laut für {unspoken}: Ein Anrufer würde nichts hören. Schreiben Sie es in englischen Wörtern, oder nehmen Sie es auf.",
  flite_busy:
    "Die eingebaute Stimme hat schon zu viele Texte zu sprechen. Versuchen Sie es gleich noch einmal.",
  flite_slow:
    "Diesen Text zu sprechen dauerte länger als {seconds} s. Kürzen Sie ihn, oder schreiben Sie lange Reihen von Ziffern und Zeichen in Wörtern.",
  flite_failed:
    "Die eingebaute Stimme konnte nicht sprechen. Versuchen Sie es noch einmal; wenn es so bleibt, sagen das Protokoll des Servers und sein freier Speicher mehr. ({detail})",

  azure_no_voice:
    "Azure AI Speech hat keine Stimme für {language}. Nehmen Sie eine in DIALTREE_SPEECH_VOICES auf, oder nehmen Sie diesen Text auf.",
  azure_voice_unknown:
    "Azure AI Speech hat keine Stimme „{voice}“. Welche es gibt, sagt der Server unter /api/voices.",
  azure_no_token:
    "Microsoft Entra ID gab kein Token für Azure AI Speech ({detail}). Prüfen Sie die Registrierung der App, und veröffentlichen Sie dann noch einmal.",
  azure_ten_minutes:
    "Diesen Text zu sprechen dauert länger als zehn Minuten, wo Azure AI Speech ihn abschneidet. Sagen Sie es in zwei Ansagen.",
  azure_stopping: "Der Server wird gerade beendet. Versuchen Sie es, wenn er wieder da ist.",
  azure_busy:
    "Azure AI Speech hat alle Hände voll zu tun. Veröffentlichen Sie später noch einmal: Was gesprochen ist, bleibt. Kommt es öfter vor, lassen Sie das Kontingent der Ressource erhöhen.",
  azure_busy_for:
    "Azure AI Speech hat noch {seconds} s lang alle Hände voll zu tun. Veröffentlichen Sie später noch einmal: Was gesprochen ist, bleibt. Kommt es öfter vor, lassen Sie das Kontingent der Ressource erhöhen.",
  azure_unreachable:
    "Azure AI Speech ist nicht zu erreichen ({reason}). Prüfen Sie die Verbindung dieses Servers zum Netz, und versuchen Sie es dann noch einmal: Was gesprochen ist, bleibt.",
  azure_unreadable:
    "Was Azure AI Speech geantwortet hat, ist nicht zu gebrauchen: {reason} Versuchen Sie es noch einmal; wenn es so bleibt, prüfen Sie DIALTREE_SPEECH_URL.",
  azure_not_let_in:
    "Azure AI Speech lässt diesen Server nicht herein ({status}). Prüfen Sie DIALTREE_SPEECH_KEY oder die Rolle „Cognitive Services Speech User“ der App, und ob beides zur Ressource von DIALTREE_SPEECH_REGION oder DIALTREE_SPEECH_URL gehört.",
  azure_not_there:
    "Wo dieser Server danach fragt, ist kein Azure AI Speech ({status}). Prüfen Sie DIALTREE_SPEECH_REGION oder DIALTREE_SPEECH_URL.",
  azure_trouble:
    "Azure AI Speech hat selbst Schwierigkeiten ({status}). Versuchen Sie es in einigen Minuten noch einmal.",
  azure_not_taken:
    "Azure AI Speech hat diesen Text in der Stimme {voice} nicht angenommen ({status}). Prüfen Sie, ob die Region der Ressource diese Stimme hat.",
};

/** What a file is instead of a WAV file, as words in these sentences. */
export const soundKinds: Readonly<Record<string, string>> = {
  "an MP3 file": "eine MP3-Datei",
  "an AAC file": "eine AAC-Datei",
  "an MP4 or M4A file": "eine MP4- oder M4A-Datei",
  "an Ogg file": "eine Ogg-Datei",
  "a FLAC file": "eine FLAC-Datei",
  "a WebM file": "eine WebM-Datei",
  "a Windows Media file": "eine Windows-Media-Datei",
  "an AIFF file": "eine AIFF-Datei",
  "an AMR file": "eine AMR-Datei",
  "an AVI video": "ein AVI-Video",
  "a WAV file for recordings of many hours": "eine WAV-Datei für Aufnahmen von vielen Stunden",
  "a ZIP file": "eine ZIP-Datei",
  "a PDF file": "eine PDF-Datei",
  "not a WAV file": "keine WAV-Datei",
};
