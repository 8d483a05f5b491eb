import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { type Told, toldOf } from "../../api/errors.ts";
import { lookUpDestinations } from "../../api/estate.ts";
import { announce } from "../../live/announce.tsx";
import { ToldBar } from "../../live/told.tsx";
import { message } from "./words.ts";

/** Has the directory asked for everybody whom flows send calls to, some of them at a time. */
export function LookUp({ onLooked }: { readonly onLooked: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const [says, setSays] = useState<string>();
  const [told, setTold] = useState<Told>();

  async function look(): Promise<void> {
    setBusy(true);
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
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="estate-lookup">
      <Button size="small" disabled={busy} title={message("estate.lookUp.how")} onClick={() => void look()}>
        {message("estate.lookUp")}
      </Button>{" "}
      {says}
      {told && <ToldBar told={told} />}
    </div>
  );
}
