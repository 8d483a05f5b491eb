export { type Block, type Ends, figure, type Line, middleOf, pathOf } from "./line.ts";
export { plainLineOf } from "./plain.ts";
