// What opens beside or over the canvas. It is fetched behind the page, so that nobody waits for it before a step can be edited;
// and before it is wanted, so that it opens also when the server is away.

import { loadControls } from "@dialtree/controls";
import type { FlowDocument } from "@dialtree/flow";
import { fetchForms } from "@dialtree/nodes/forms";
import { type ComponentType, lazy } from "react";
import { Part } from "../../live/part.tsx";

const modules = {
  approval: () => import("../../approval/approval-dialog.tsx"),
  changes: () => import("../../publish/changes-dialog.tsx"),
  canvasMenu: () => import("./canvas-menu.tsx"),
  commands: () => import("./flow-palette.tsx"),
  conflict: () => import("../../conflict/conflict-dialog.tsx"),
  words: () => import("../../all-words/all-words.tsx"),
  connecting: () => import("../../connect/connect-dialog.tsx"),
  settings: () => import("../../inspector/flow-settings.tsx"),
  languages: () => import("../../languages/languages-panel.tsx"),
  recording: () => import("../../languages/recording-dialog.tsx"),
  numbers: () => import("../../numbers/numbers-dialog.tsx"),
  folding: () => import("../../canvas/folding.ts"),
  markDoings: () => import("./mark-doings.ts"),
  markView: () => import("../../canvas/marks/mark-view.tsx"),
  finding: () => import("../../find/find-bar.tsx"),
  keys: () => import("../../commands/keyboard-map.tsx"),
  outline: () => import("../../outline/outline.tsx"),
  presence: () => import("../../presence/people-here.tsx"),
  phone: () => import("../../phone/phone-panel.tsx"),
  picture: () => import("../../picture/offer-picture.ts"),
  picking: () => import("./step-picker.tsx"),
  trying: () => import("../../rehearsal/rehearsal-panel.tsx"),
  publishing: () => import("../../publish/publish-dialog.tsx"),
  removing: () => import("../../removal/remove-dialog.tsx"),
  scenarios: () => import("../../scenarios/scenarios-dialog.tsx"),
  tour: () => import("../../tour/tour.tsx"),
  tidying: () => import("../../tidy/tidy-up.tsx"),
  versions: () => import("../../versions/versions-dialog.tsx"),
} as const;

/** Fetches all of it. What cannot be fetched is tried again, and told of, when somebody opens it. */
export async function fetchAhead(): Promise<void> {
  await Promise.allSettled([...Object.values(modules).map((load) => load()), fetchForms(), loadControls()]);
}

export const ApprovalDialog = over(modules.approval, "ApprovalDialog");
export const ChangesDialog = over(modules.changes, "ChangesDialog");
export const CanvasMenu = part(modules.canvasMenu, "CanvasMenu");
export const ConflictDialog = part(modules.conflict, "ConflictDialog");
export const AllWords = part(modules.words, "AllWords");
export const ConnectDialog = part(modules.connecting, "ConnectDialog");
export const FindBar = part(modules.finding, "FindBar");
export const FlowPalette = over(modules.commands, "FlowPalette");
export const KeyboardMap = over(modules.keys, "KeyboardMap");
export const StepPicker = part(modules.picking, "StepPicker");
export const FlowSettings = part(modules.settings, "FlowSettings");
export const LanguagesPanel = part(modules.languages, "LanguagesPanel");
export const RecordingDialog = part(modules.recording, "RecordingOfText");
export const NumbersDialog = over(modules.numbers, "NumbersDialog");
export const Outline = part(modules.outline, "Outline");
export const PeopleHere = part(modules.presence, "PeopleHere");
export const PhonePanel = part(modules.phone, "PhonePanel");
export const RehearsalPanel = part(modules.trying, "RehearsalPanel");
export const PublishDialog = over(modules.publishing, "PublishDialog");
export const RemoveDialog = over(modules.removing, "RemoveDialog");
export const ScenariosDialog = over(modules.scenarios, "ScenariosDialog");
export const Tour = over(modules.tour, "Tour");
export const TidyUp = part(modules.tidying, "TidyUp");
export const VersionsDialog = over(modules.versions, "VersionsDialog");

/** @throws when the server is away, and this was not fetched before. */
export async function offerPicture(document: FlowDocument): Promise<void> {
  const { offerDraftPicture } = await modules.picture();
  offerDraftPicture(document);
}

/** What opens over the page: where one cannot be fetched, the others still open. */
function over<Name extends string, Props extends object>(
  load: () => Promise<{ readonly [N in Name]: ComponentType<Props> }>,
  name: Name,
) {
  // What is fetched takes the same; the type of `lazy` can tell only of a component that is known.
  const Fetched = part(load, name) as unknown as ComponentType<Props>;
  return (props: Props) => (
    <Part>
      <Fetched {...props} />
    </Part>
  );
}

function part<Name extends string, Props>(
  load: () => Promise<{ readonly [N in Name]: ComponentType<Props> }>,
  name: Name,
) {
  return lazy(() => load().then((module) => ({ default: module[name] })));
}
