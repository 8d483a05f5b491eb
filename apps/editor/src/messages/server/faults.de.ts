import type { Sentences } from "@dialtree/flow/translating";

/** Why an archive is not read, in German, by the codes of `zipFaults` in the server. */
export const archiveFaults: Sentences = {
  zip_folder_content: "Der Ordner „{name}“ hat einen Inhalt.",
  zip_none: "Das ist keine ZIP-Datei, oder ihr Ende fehlt.",
  zip_parts_or_comment: "Es ist eine ZIP-Datei in mehreren Teilen, oder sie hat einen Kommentar.",
  zip_two_counts: "Sie sagt zweierlei darüber, wie viel sie enthält.",
  zip_64: "Es ist eine ZIP64-Datei: für mehr, als ein Archiv enthalten darf.",
  zip_files_many: "Sie enthält mehr als {most} Dateien.",
  zip_list_elsewhere: "Ihre Liste der Dateien ist nicht dort, wo sie sagt.",
  zip_list_damaged: "Ihre Liste der Dateien ist beschädigt.",
  zip_parts: "Es ist eine ZIP-Datei in mehreren Teilen.",
  zip_same_name: "„{name}“ und „{same}“ sind darin, was derselbe Name ist.",
  zip_behind_list: "Hinter ihrer Liste der Dateien steht etwas.",
  zip_overlap: "„{name}“ überdeckt eine andere Datei, oder etwas liegt dazwischen.",
  zip_before_list: "Zwischen ihren Dateien und der Liste davon liegt etwas.",
  zip_differs: "Was sie an zwei Stellen über „{name}“ sagt, ist verschieden.",
  zip_file_elsewhere: "„{name}“ ist nicht dort, wo sie sagt.",
  zip_encrypted: "„{name}“ ist verschlüsselt, oder auf eine Weise gepackt, die hier nicht gelesen wird.",
  zip_packing: "„{name}“ ist auf eine Weise gepackt, die hier nicht gelesen wird.",
  zip_ends_early: "„{name}“ endet zu früh.",
  zip_name_wrong:
    "Eine Datei darin heißt {name}; Namen bestehen aus Buchstaben, Ziffern, Punkten, Bindestrichen und Schrägstrichen.",
  zip_name_leads_out: "Eine Datei darin heißt {name}, und das führt aus dem Archiv hinaus.",
  zip_extra_damaged: "Was zu „{name}“ hinzugefügt ist, ist beschädigt.",
  zip_extra_unread: "„{name}“ hat {has}; das wird hier nicht gelesen.",
  zip_link: "„{name}“ ist keine Datei, sondern ein Verweis oder etwas anderes.",
  zip_size: "„{name}“ ist nicht so groß, wie sie sagt.",
  zip_damaged: "„{name}“ ist beschädigt.",
  zip_behind_file: "Hinter dem Inhalt von „{name}“ liegt etwas.",
  zip_file_large: "„{name}“ ist ausgepackt größer als {megabytes} MB.",
  zip_large: "Ausgepackt wäre sie größer als {megabytes} MB.",
};

/** What is in a ZIP file that is not read, as words in these sentences. */
export const archiveWords: Sentences = {
  "sizes of ZIP64": "Größen nach ZIP64",
  "a second name": "einen zweiten Namen",
  encryption: "eine Verschlüsselung",
};
