import {
  ArrowExitRegular,
  ArrowRepeatAllRegular,
  ArrowReplyRegular,
  ArrowRightRegular,
  ArrowSplitRegular,
  BookContactsRegular,
  BranchForkRegular,
  CalendarClockRegular,
  CallConnectingRegular,
  CallEndRegular,
  CallForwardRegular,
  CallInboundRegular,
  CallOutboundRegular,
  CallPauseRegular,
  CallProhibitedRegular,
  ChatRegular,
  CircleRegular,
  ContactCardRegular,
  DatabaseSearchRegular,
  DialpadRegular,
  EditRegular,
  FlowRegular,
  LocalLanguageRegular,
  LockClosedRegular,
  MeetNowRegular,
  MicOffRegular,
  NumberRowRegular,
  NumberSymbolRegular,
  PeopleAddRegular,
  PeopleCallRegular,
  PeopleCommunityAddRegular,
  PeopleTeamRegular,
  PersonAvailableRegular,
  PersonCallRegular,
  PersonSearchRegular,
  QuestionCircleRegular,
  Speaker2Regular,
  SquareArrowForwardRegular,
  StarRegular,
  TableSearchRegular,
  TextNumberFormatRegular,
  VoicemailRegular,
  WeatherPartlyCloudyDayRegular,
} from "@fluentui/react-icons";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { type ComponentType, memo, useContext } from "react";
import { message } from "../messages/message.ts";
import { CanvasActions } from "./actions.ts";
import { FoldButton, FoldedRow } from "./fold-view.tsx";
import { problemWords, type ShownFold, type ShownNode, type ShownOutlet } from "./projection.ts";

/** Where a call is, as the canvas lights it up. */
export type Lit = "here" | "passed" | undefined;

export type CanvasNode = Node<
  {
    readonly shown: ShownNode;
    readonly lit: Lit;
    readonly left: readonly string[];
    readonly fold: ShownFold | undefined;
  },
  "step"
>;

const icons: Readonly<Record<string, ComponentType>> = {
  incoming: CallInboundRegular,
  outgoing: CallOutboundRegular,
  answer: CallConnectingRegular,
  menu: DialpadRegular,
  "collect-digits": NumberSymbolRegular,
  "check-pin": LockClosedRegular,
  "http-lookup": DatabaseSearchRegular,
  presence: PersonAvailableRegular,
  "say-value": TextNumberFormatRegular,
  "send-tones": NumberRowRegular,
  invited: PeopleCommunityAddRegular,
  invite: PeopleAddRegular,
  "join-meeting": MeetNowRegular,
  "group-call": PeopleTeamRegular,
  mute: MicOffRegular,
  hold: CallPauseRegular,
  "leave-message": VoicemailRegular,
  hours: CalendarClockRegular,
  "time-of-day": WeatherPartlyCloudyDayRegular,
  "yes-no": QuestionCircleRegular,
  rating: StarRegular,
  "language-choice": LocalLanguageRegular,
  "dial-by-name": PersonSearchRegular,
  "dial-extension": BookContactsRegular,
  prompt: ChatRegular,
  transfer: PersonCallRegular,
  "ring-group": PeopleCallRegular,
  redirect: CallForwardRegular,
  reject: CallProhibitedRegular,
  "hang-up": CallEndRegular,
  "go-to": SquareArrowForwardRegular,
  "sub-flow": FlowRegular,
  "come-back": ArrowReplyRegular,
  condition: BranchForkRegular,
  "choose-by-value": TableSearchRegular,
  "known-caller": ContactCardRegular,
  split: ArrowSplitRegular,
  "set-variable": EditRegular,
  "loop-counter": ArrowRepeatAllRegular,
};

/** The picture of a node type; one that has none of its own gets a plain one. */
export function TypeIcon({ type }: { readonly type: string }) {
  const Icon = icons[type] ?? CircleRegular;
  return <Icon aria-hidden />;
}

export const NodeView = memo(function NodeView({ data, selected }: NodeProps<CanvasNode>) {
  const { shown, lit, left, fold } = data;
  const { title, typeTitle, type, lines, outlets, entry } = shown;
  return (
    <div
      className="step"
      data-lit={lit}
      data-selected={selected || undefined}
      data-type={type}
      data-title={title}
    >
      {!entry && <Handle type="target" position={Position.Left} className="step-in" />}
      <div className="step-head">
        <span className="step-icon">
          <TypeIcon type={type} />
        </span>
        <span className="step-names">
          <span className="step-title">{title}</span>
          {title !== typeTitle && <span className="step-type">{typeTitle}</span>}
        </span>
        {fold && !fold.isFolded && <FoldButton id={shown.id} fold={fold} />}
        <ProblemMark shown={shown} />
      </div>
      {lines.map(({ kind, text }) => (
        <p key={kind + text} className="step-line" data-kind={kind}>
          {kind === "said" ? <Speaker2Regular aria-hidden /> : <ArrowExitRegular aria-hidden />}
          <span>{text}</span>
        </p>
      ))}
      {outlets.length > 0 && (
        <ul className="step-outlets">
          {outlets.map((outlet) => (
            <OutletRow key={outlet.id} node={shown} outlet={outlet} passed={left.includes(outlet.id)} />
          ))}
        </ul>
      )}
      {fold?.isFolded && <FoldedRow id={shown.id} fold={fold} />}
    </div>
  );
});

function OutletRow(props: {
  readonly node: ShownNode;
  readonly outlet: ShownOutlet;
  readonly passed: boolean;
}) {
  const { node, outlet, passed } = props;
  const { connectFrom } = useContext(CanvasActions);
  return (
    <li
      className="outlet"
      data-role={outlet.role}
      data-open={outlet.otherwise !== undefined || undefined}
      data-passed={passed || undefined}
    >
      <span className="outlet-label" title={outlet.label}>
        {outlet.label}
        {outlet.when !== undefined && <span className="outlet-when"> {outlet.when}</span>}
      </span>
      {outlet.to !== undefined && (
        <span className="outlet-to" title={outlet.to}>
          <ArrowRightRegular aria-hidden />
          {outlet.to}
        </span>
      )}
      {outlet.otherwise !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className="outlet-otherwise nodrag"
          title={`${outlet.otherwise.full}. ${message("outlet.connect", { outlet: outlet.label })}`}
          onClick={() => connectFrom(node.id, outlet.id)}
        >
          {outlet.otherwise.short}
        </button>
      )}
      <Handle
        id={outlet.id}
        type="source"
        position={Position.Right}
        className="outlet-handle"
        title={message("outlet.drag", { outlet: outlet.label })}
      />
    </li>
  );
}

function ProblemMark({ shown: { errors, warnings } }: { readonly shown: ShownNode }) {
  if (errors + warnings === 0) return null;
  const says = problemWords({ errors, warnings });
  return (
    <span className="step-problems" data-severity={errors > 0 ? "error" : "warning"} title={says}>
      <span aria-hidden>{errors + warnings}</span>
      <span className="unseen">{says}</span>
    </span>
  );
}
