import { useState } from "react";
import { type Told, toldOf } from "../../api/errors.ts";
import { lookUpDestinations } from "../../api/estate.ts";
import { announce } from "../../live/announce.tsx";
import { ToldBar } from "../../live/told.tsx";
import { WorkButton } from "../../live/work-button.tsx";
import { message } from "./words.ts";

/** Has the directory asked for everybody whom flows send calls to, some of them at a time. */
export function LookUp({ onLooked }: { readonly onLooked: () => Promise<void> }) {
  const [says, setSays] = useState<string>();
  const [told, setTold] = useState<Told>();

  async function look(): Promise<void> {
    setTold(undefined);
    try {
      const { left, gone } = await lookUpDestinations();
      await onLooked();
      const words =
        left > 0 ? message("estate.lookedUp.left", { left, gone }) : message("estate.lookedUp", { gone });
      setSays(words);
      announce(words);
    } catch (error) {
      setTold(toldOf(error));
    }
  }

  return (
    <div className="estate-lookup">
      <WorkButton
        size="small"
        title={message("estate.lookUp.how")}
        doing={message("estate.lookUp.doing")}
        onWork={look}
      >
        {message("estate.lookUp")}
      </WorkButton>{" "}
      {says}
      {told && <ToldBar told={told} />}
    </div>
  );
}
