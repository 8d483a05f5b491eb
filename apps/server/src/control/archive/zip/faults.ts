import { faultMaker } from "@dialtree/flow";

/**
 * Why a ZIP file is not read.
 * @public A test compares it with its German.
 */
export const zipFaults = {
  zip_folder_content: 'The folder "{name}" has a content.',
  zip_none: "This is no ZIP file, or its end is missing.",
  zip_parts_or_comment: "It is a ZIP file in several parts, or has a comment.",
  zip_two_counts: "It says two things about how much is in it.",
  zip_64: "It is a ZIP64 file, which is for more than an archive may hold.",
  zip_files_many: "There are more than {most} files in it.",
  zip_list_elsewhere: "Its list of files is not where it says.",
  zip_list_damaged: "Its list of files is damaged.",
  zip_parts: "It is a ZIP file in several parts.",
  zip_same_name: '"{name}" and "{same}" are in it, which is one name.',
  zip_behind_list: "Something stands behind its list of files.",
  zip_overlap: '"{name}" overlaps another file, or something lies between.',
  zip_before_list: "Something lies between its files and the list of them.",
  zip_differs: 'What it says of "{name}" in two places differs.',
  zip_file_elsewhere: '"{name}" is not where it says.',
  zip_encrypted: '"{name}" is encrypted, or packed in a way that is not read here.',
  zip_packing: '"{name}" is packed in a way that is not read here.',
  zip_ends_early: '"{name}" ends too early.',
  zip_name_wrong: "A file in it is called {name}; names are letters, digits, dots, hyphens and slashes.",
  zip_name_leads_out: "A file in it is called {name}, which leads out of the archive.",
  zip_extra_damaged: 'What is added to "{name}" is damaged.',
  zip_extra_unread: '"{name}" has {has}, which is not read here.',
  zip_link: '"{name}" is no file but a link, or something else.',
  zip_size: '"{name}" is not as large as it says.',
  zip_damaged: '"{name}" is damaged.',
  zip_behind_file: 'Something lies behind the content of "{name}".',
  zip_file_large: '"{name}" is larger than {megabytes} MB when it is unpacked.',
  zip_large: "It would be larger than {megabytes} MB when it is unpacked.",
} as const;

export const zipFault = faultMaker(zipFaults);
