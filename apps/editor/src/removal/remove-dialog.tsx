import "./removal.css";
import { Button } from "@fluentui/react-components";
import { ApiError } from "../api/errors.ts";
import { type InTheWay, lookAtRemoval, removeFlow } from "../api/removals.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { useWork } from "../live/use-work.ts";
import { Waiting } from "../live/waiting.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { Link } from "../routes/router.tsx";
import { flowPath, numbersPath, stepPath } from "../routes/routes.ts";
import { useMay } from "../session/session.tsx";
import { message } from "./words.ts";

/** Asks whether nobody needs a flow any more: what happens then, and what has to be mended before. */
export function RemoveDialog(props: {
  readonly flow: { readonly id: string; readonly title: string };
  /** It places calls itself. */
  readonly callsOut: boolean;
  /** Before it is removed: false where something could not be saved. */
  readonly saveNow?: () => Promise<boolean>;
  /** The versions of this flow are a click away. */
  readonly onVersions?: () => void;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}) {
  const { flow, callsOut, saveNow, onVersions, onRemoved, onClose } = props;
  const [looked, again] = useLoaded(flow.id, () => look(flow.id, saveNow));
  const { busy, told, work } = useWork();
  const mayPublish = useMay("publish");
  const removal = looked.state === "there" ? looked.value : undefined;
  const lacksRole = removal?.wasPublished === true && !mayPublish;
  const isPossible = removal !== undefined && removal.inTheWay.length === 0 && !lacksRole;

  async function remove(revision: number): Promise<void> {
    try {
      await removeFlow(flow.id, revision);
    } catch (error) {
      // What came in the way meanwhile is shown, like what was changed.
      again();
      throw error;
    }
    onRemoved();
  }

  return (
    <Dialog
      title={message("remove.title", { title: flow.title || flow.id })}
      onClose={onClose}
      onSubmit={() => isPossible && void work(() => remove(removal.revision))}
      actions={
        <>
          <Button ref={takeFocus} onClick={onClose}>
            {message("remove.keep")}
          </Button>
          {removal && removal.inTheWay.length > 0 && (
            <Button onClick={again}>{message("remove.look")}</Button>
          )}
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={!isPossible}>
            {message("remove.do")}
          </WorkButton>
        </>
      }
    >
      <p>{message("remove.says")}</p>
      {removal?.wasPublished && <p>{message("remove.says.published")}</p>}
      {callsOut && <p>{message("remove.says.calls")}</p>}
      {looked.state === "loading" && <Waiting words={message("page.loading")} />}
      {looked.state === "failed" && <ToldBar told={looked.told} />}
      {lacksRole && <p>{message("remove.publisher")}</p>}
      {removal && removal.inTheWay.length > 0 && (
        <>
          <p>
            <strong>{message("remove.inTheWay", { count: removal.inTheWay.length })}</strong>
          </p>
          <ul className="in-the-way">
            {removal.inTheWay.map((one) => (
              <li key={one.says}>
                <Way of={one} flow={flow.id} onVersions={onVersions} />
                <p>{one.remedy}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}

/** What is removed is what the server has: what is under way here is saved first. */
async function look(flow: string, saveNow?: () => Promise<boolean>) {
  if (saveNow && !(await saveNow()))
    throw new ApiError({
      code: "unsaved",
      message: message("remove.unsaved"),
      remedy: message("remove.unsaved.remedy"),
    });
  return lookAtRemoval(flow);
}

/** What is in the way, and the way to where it is mended. */
function Way(props: {
  readonly of: InTheWay;
  readonly flow: string;
  readonly onVersions: (() => void) | undefined;
}) {
  const { of, flow, onVersions } = props;
  const isOwn = of.flow === flow && of.kind !== "number";
  if (isOwn && onVersions)
    return (
      <button type="button" onClick={onVersions}>
        {of.says}
      </button>
    );
  return <Link href={placeOf(of)}>{of.says}</Link>;
}

function placeOf({ kind, flow, node }: InTheWay): string {
  if (kind === "number") return numbersPath;
  return node === undefined ? flowPath(flow) : stepPath(flow, node);
}

/** Whoever presses Enter at once has nothing removed. */
function takeFocus(button: HTMLElement | null): void {
  button?.setAttribute("autofocus", "");
}
