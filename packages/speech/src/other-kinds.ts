/** How files of other kinds begin; `at` is where the mark stands. */
const kinds: readonly { readonly is: string; readonly mark: string; readonly at?: number }[] = [
  { is: "an MP3 file", mark: "ID3" },
  { is: "an MP3 file", mark: "\u00ff\u00fb" },
  { is: "an MP3 file", mark: "\u00ff\u00f3" },
  { is: "an MP3 file", mark: "\u00ff\u00f2" },
  { is: "an AAC file", mark: "\u00ff\u00f1" },
  { is: "an AAC file", mark: "\u00ff\u00f9" },
  { is: "an MP4 or M4A file", mark: "ftyp", at: 4 },
  { is: "an Ogg file", mark: "OggS" },
  { is: "a FLAC file", mark: "fLaC" },
  { is: "a WebM file", mark: "\u001aE\u00df\u00a3" },
  { is: "a Windows Media file", mark: "0&\u00b2u" },
  { is: "an AIFF file", mark: "AIF", at: 8 },
  { is: "an AMR file", mark: "#!AMR" },
  { is: "an AVI video", mark: "AVI ", at: 8 },
  { is: "a WAV file for recordings of many hours", mark: "RF64" },
  { is: "a ZIP file", mark: "PK\u0003\u0004" },
  { is: "a PDF file", mark: "%PDF" },
];

/** What a file is that is no WAV file, in words: `an MP3 file`. */
export function otherKindOf(file: DataView): string {
  const length = Math.min(12, file.byteLength);
  const beginning = String.fromCharCode(...Array.from({ length }, (_, at) => file.getUint8(at)));
  const kind = kinds.find(({ mark, at = 0 }) => beginning.startsWith(mark, at));
  return kind?.is ?? "not a WAV file";
}
