import type { Written } from "@dialtree/rehearsal";
import { SaveRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { announce } from "../live/announce.tsx";
import { ScenarioDialog } from "../scenarios/scenario-dialog.tsx";
import { MayButton } from "../session/may-button.tsx";
import { message } from "./words.ts";

/** Keeps the call as a scenario, which is played before each publish from then on. */
export function SavePart(props: {
  readonly flow: string;
  readonly written: (title: string) => Promise<Written | undefined>;
  /** A number was dialled that a scenario cannot say. */
  readonly hasCalled: boolean;
}) {
  const { flow, written, hasCalled } = props;
  const [kept, setKept] = useState<Written>();
  const [saved, setSaved] = useState<string>();
  // It is the last thing in the panel: it would be said below what is in view.
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (saved !== undefined) note.current?.scrollIntoView({ block: "nearest" });
  }, [saved]);

  return (
    <>
      <MayButton
        right="author"
        icon={<SaveRegular />}
        onClick={async () => {
          setSaved(undefined);
          setKept(await written(message("try.save.about")));
        }}
      >
        {message("try.save.button")}
      </MayButton>
      {saved !== undefined && (
        <p className="try-note" ref={note}>
          {message("try.save.saved", { name: saved })}
        </p>
      )}
      {kept && (
        <ScenarioDialog
          flow={flow}
          scenario={undefined}
          begun={{
            text: kept.text,
            about: message("try.save.about"),
            warning: warningAbout(kept, hasCalled),
          }}
          mayEdit
          onSaved={({ name }) => {
            announce(message("try.save.saved", { name }));
            setSaved(name);
            setKept(undefined);
          }}
          onClose={() => setKept(undefined)}
        />
      )}
    </>
  );
}

function warningAbout({ plays, alike }: Written, hasCalled: boolean): string | undefined {
  if (hasCalled) return message("try.save.called");
  if (!plays) return message("try.save.otherwise");
  return alike ? undefined : message("try.save.unlike");
}
