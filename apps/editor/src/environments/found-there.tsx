import { Spinner } from "@fluentui/react-components";
import { ToldBar } from "../live/told.tsx";
import type { PublishingThere } from "./use-publishing-there.ts";
import { message } from "./words.ts";

/** What would be in the way, and what was when it was tried. */
export function FoundThere({ looked, told }: Pick<PublishingThere, "looked" | "told">) {
  const problems = looked.state === "there" ? looked.value : [];
  return (
    <>
      {looked.state === "loading" && <Spinner size="small" label={message("environment.looking")} />}
      {looked.state === "failed" && <ToldBar told={looked.told} />}
      {looked.state === "there" && problems.length === 0 && <p>{message("environment.fine")}</p>}
      {problems.length > 0 && (
        <ul className="findings">
          {problems.map(({ flow, code, at, sentence, remedy }) => (
            <li key={`${flow} ${code} ${at}`}>
              {sentence} {remedy}
            </li>
          ))}
        </ul>
      )}
      {told && <ToldBar told={told} />}
    </>
  );
}
