import "./preflight.css";
import type { NodeId } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import {
  CheckmarkCircleRegular,
  ErrorCircleRegular,
  QuestionCircleRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import type { PreflightItem, PreflightReport } from "../api/preflight.ts";
import { countWords } from "./counts.ts";
import { message } from "./words.ts";

type Section = PreflightReport["sections"][number];
type State = PreflightItem["state"];

const icons = {
  failed: ErrorCircleRegular,
  warning: WarningRegular,
  unchecked: QuestionCircleRegular,
  ok: CheckmarkCircleRegular,
} as const;

/** The sections of a report: folded, unless somebody has to do something about what is in them. */
export function ReportSections(props: {
  readonly sections: readonly Section[];
  /** The flow that is being worked on: only its steps can be shown. */
  readonly flow: string;
  /** Left out where there is no draft to show them in. */
  readonly onShowStep: ((node: NodeId) => void) | undefined;
}) {
  const { sections, flow, onShowStep } = props;
  return (
    <div className="preflight-sections">
      {sections.map(({ id, title, counts, items }) => {
        const state = worstOf(counts);
        return (
          <details key={id} open={state === "failed" || state === "warning"}>
            <summary>
              <StateIcon state={state} />
              <span className="preflight-title">{title}</span>
              <span className="preflight-counts">{countWords(counts)}</span>
            </summary>
            {items.length > 0 && (
              <ul>
                {items.map((item, index) => (
                  // Two of them may read alike, and their order does not change under the reader.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <li key={index}>
                    <Found item={item} onShowStep={item.flow === flow ? onShowStep : undefined} />
                  </li>
                ))}
              </ul>
            )}
          </details>
        );
      })}
    </div>
  );
}

function Found(props: {
  readonly item: PreflightItem;
  readonly onShowStep: ((node: NodeId) => void) | undefined;
}) {
  const { state, node, sentence, remedy, lines } = props.item;
  const { onShowStep } = props;
  return (
    <>
      <StateIcon state={state} />
      <div>
        <span>
          {sentence} {remedy}
        </span>
        {node !== undefined && onShowStep && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={`${message("preflight.show")}: ${sentence}`}
            onClick={() => onShowStep(node)}
          >
            {message("preflight.show")}
          </Button>
        )}
        {lines && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the dialog is scrolled by keys as well.
          <pre className="preflight-lines" tabIndex={0}>
            {`${message("preflight.expected")}\n`}
            {lines.map(({ sign, text }) => `${sign === "-" ? "−" : sign} ${text}`).join("\n")}
          </pre>
        )}
      </div>
    </>
  );
}

function worstOf({ failed, warning, unchecked }: Section["counts"]): State {
  if (failed > 0) return "failed";
  if (warning > 0) return "warning";
  return unchecked > 0 ? "unchecked" : "ok";
}

// The words beside it say the same.
function StateIcon({ state }: { readonly state: State }) {
  const Icon = icons[state];
  return <Icon aria-hidden className="preflight-icon" data-state={state} />;
}
