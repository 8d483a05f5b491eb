// What finds ways between boxes: a browser asks for it when it has boxes to draw.
export { behindBoxes } from "./behind.ts";
export { lineOf, type Routes, routesOf } from "./routes.ts";
