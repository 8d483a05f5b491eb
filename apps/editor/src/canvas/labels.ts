import type { AriaLabelConfig } from "@xyflow/react";
import { message } from "../messages/message.ts";

/** What the library that draws says to screen readers of steps and lines, in the words of this page. */
export function canvasLabels(): Partial<AriaLabelConfig> {
  return {
    "node.a11yDescription.default": message("canvas.step.keys"),
    "node.a11yDescription.keyboardDisabled": message("canvas.step.keys"),
    "edge.a11yDescription.default": message("canvas.line.keys"),
  };
}
