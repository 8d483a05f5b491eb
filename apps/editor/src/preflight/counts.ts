import type { PreflightReport } from "../api/preflight.ts";
import { message } from "./words.ts";

type Counts = PreflightReport["counts"];

/** `2 failed, 1 warning, 4 in order`. */
export function countWords({ failed, warning, unchecked, ok }: Counts): string {
  const words = [
    ...(failed > 0 ? [message("preflight.failed", { count: failed })] : []),
    ...(warning > 0 ? [message("preflight.warning", { count: warning })] : []),
    ...(unchecked > 0 ? [message("preflight.unchecked", { count: unchecked })] : []),
    ...(ok > 0 ? [message("preflight.ok", { count: ok })] : []),
  ];
  return words.join(", ") || message("preflight.nothing");
}
