export { flowPicture, type PictureOptions } from "./picture.ts";
export type { PictureWords } from "./words.ts";
