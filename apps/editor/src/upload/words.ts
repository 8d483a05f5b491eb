import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What what takes sounds in by their names says by itself; it comes with it. */
export const own = {
  "upload.choose": "Choose files",
  "upload.done": "{done} of {of} files are kept",
  "upload.twice": "The file {file} is the same one.",
  "upload.planned": "{ready} of {of} files can be uploaded",
  "upload.send": "Upload {count|sound|sounds}",
  "upload.sending": "Uploading the sounds",
  "upload.count": "{done} of {of} sounds are through",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
