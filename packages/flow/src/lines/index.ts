export { behindBoxes } from "./behind.ts";
export { type Block, type Ends, figure, type Line, middleOf, pathOf } from "./line.ts";
export { lineOf, plainLineOf, type Routes, routesOf } from "./routes.ts";
