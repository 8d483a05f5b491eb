import { beginsByCalling, type FlowDocument, type Problem } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import type { AssignedNumber, FlowSummary, Version } from "../../api/client.ts";
import type { Command } from "../../commands/command.ts";
import { tellRemoval } from "../../removal/news.ts";
import { go } from "../../routes/router.tsx";
import { flowsPath } from "../../routes/routes.ts";
import { useMay } from "../../session/session.tsx";
import type { DraftStore } from "../../store/draft-store.ts";
import { nodeTypes } from "../../words/node-types.ts";
import type { Published } from "./differs.ts";
import {
  ApprovalDialog,
  ChangesDialog,
  FlowPalette,
  KeyboardMap,
  NumbersDialog,
  PublishDialog,
  RemoveDialog,
  ScenariosDialog,
  Tour,
  VersionsDialog,
} from "./on-demand.tsx";
import type { Showing } from "./showing.ts";

/** What opens over the page of a flow, each when it is wanted. */
export function FlowDialogs(props: {
  readonly showing: Showing;
  readonly close: (what: keyof Showing) => void;
  readonly store: DraftStore;
  readonly flow: FlowDocument;
  readonly flows: readonly FlowSummary[];
  readonly commands: readonly Command[];
  readonly problems: readonly Problem[];
  readonly current: Version | undefined;
  readonly published: Published;
  readonly numbers: readonly AssignedNumber[];
  /** Calls can get to the flow, or it places them. */
  readonly hasNumber: boolean;
  readonly onAdd: (type: string) => void;
  readonly onShow: (id: string) => void;
  readonly onShowProblems: () => void;
  readonly onLive: (version: Version) => void;
  readonly onVersions: () => void;
  readonly onNumbers: () => Promise<void>;
  readonly onRecordings: (names: readonly string[]) => void;
  readonly onNote: (words: string) => void;
  /** Something has gone well that people wait for. */
  readonly onDone: (words: string) => void;
}) {
  const { showing, close, store, flow, flows, current, onShow, onLive } = props;
  const mayEdit = useMay("author");
  return (
    <>
      {showing.commands && (
        <FlowPalette
          commands={props.commands}
          flow={flow}
          flows={flows}
          mayEdit={mayEdit}
          onAdd={props.onAdd}
          onShow={onShow}
          onClose={() => close("commands")}
        />
      )}
      {showing.keys && <KeyboardMap commands={props.commands} onClose={() => close("keys")} />}
      {showing.tour && <Tour onEnd={() => close("tour")} />}
      {showing.approval && <ApprovalDialog flow={flow.id} store={store} onClose={() => close("approval")} />}
      {showing.publish && (
        <PublishDialog
          flow={flow.id}
          document={flow}
          current={current}
          published={props.published}
          store={store}
          problems={props.problems}
          hasNumber={props.hasNumber}
          onPublished={({ version, live: isLive }, environment, words) => {
            if (isLive && environment === live) onLive(version);
            props.onDone(words);
          }}
          onShowProblems={props.onShowProblems}
          onShowStep={(id) => {
            close("publish");
            onShow(id);
          }}
          onApproval={
            mayEdit
              ? () => {
                  close("publish");
                  props.commands.find(({ id }) => id === "approval")?.run();
                }
              : undefined
          }
          onClose={() => close("publish")}
        />
      )}
      {showing.changes && current && (
        <ChangesDialog
          document={flow}
          current={current}
          published={props.published}
          store={store}
          onShowStep={(id) => {
            close("changes");
            onShow(id);
          }}
          onClose={() => close("changes")}
        />
      )}
      {showing.versions && (
        <VersionsDialog
          flow={flow.id}
          store={store}
          onLive={onLive}
          onRecordings={props.onRecordings}
          onNote={props.onNote}
          onClose={() => close("versions")}
        />
      )}
      {showing.scenarios && (
        <ScenariosDialog flow={flow.id} document={flow} onClose={() => close("scenarios")} />
      )}
      {showing.removing && (
        <RemoveDialog
          flow={flow}
          callsOut={beginsByCalling(flow, nodeTypes)}
          saveNow={store.saveNow}
          onVersions={() => {
            close("removing");
            props.onVersions();
          }}
          onRemoved={() => {
            tellRemoval({ became: "removed", flow: { id: flow.id, title: flow.title } });
            go(flowsPath);
          }}
          onClose={() => close("removing")}
        />
      )}
      {showing.numbers && (
        <NumbersDialog
          flow={flow.id}
          numbers={props.numbers}
          titleOf={(id) => flows.find((other) => other.id === id)?.title || id}
          onChanged={props.onNumbers}
          onClose={() => close("numbers")}
        />
      )}
    </>
  );
}
