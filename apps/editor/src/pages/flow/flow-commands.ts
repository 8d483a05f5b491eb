import { arrangements } from "../../canvas/arranging.ts";
import type { Command } from "../../commands/command.ts";
import { type View, views } from "./view.ts";

/** What the page of a flow can do, for those who describe it to keyboards. */
export interface FlowDoings {
  readonly mayEdit: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether the canvas is what is looked at: what lies on it and how it lies is nothing to the other views. */
  readonly isDrawn: boolean;
  /** How many steps are chosen. */
  readonly chosen: number;
  /** Notes or frames are chosen, perhaps besides, where they are seen. */
  readonly others: boolean;
  readonly isPublished: boolean;
  readonly save: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly duplicate: () => void;
  readonly copy: () => void;
  readonly cut: () => void;
  readonly paste: () => void;
  readonly remove: () => void;
  readonly selectAll: () => void;
  readonly selectBehind: () => void;
  readonly addNote: () => void;
  readonly frame: () => void;
  /** The only step that is chosen has something to fold. */
  readonly canFold: boolean;
  readonly fold: () => void;
  readonly canUnfold: boolean;
  readonly unfoldAll: () => void;
  readonly arrange: (how: (typeof arrangements)[number]) => void;
  readonly showAs: (view: View) => void;
  readonly tidy: () => void;
  readonly tidyChosen: () => void;
  readonly find: () => void;
  readonly showCommands: () => void;
  readonly showKeys: () => void;
  readonly showAround: () => void;
  readonly toggleProblems: () => void;
  readonly toggleTry: () => void;
  readonly togglePhone: () => void;
  readonly showScenarios: () => void;
  readonly showVersions: () => void;
  readonly showNumbers: () => void;
  readonly showSettings: () => void;
  readonly showLanguages: () => void;
  readonly givePicture: () => void;
  readonly showApproval: () => void;
  readonly showChanges: () => void;
  readonly compare: () => void;
  readonly publish: () => void;
  /** The flow itself. */
  readonly removeFlow: () => void;
}

/** Everything that can be done on the page of a flow. Keys, palette and the map of keys are made of this list. */
export function flowCommands(can: FlowDoings): readonly Command[] {
  const { mayEdit, chosen } = can;
  const any = mayEdit && (chosen > 0 || can.others);
  const mayArrange = mayEdit && can.isDrawn;
  return [
    { id: "undo", group: "edit", chords: ["Mod+Z"], heard: "page", isPossible: can.canUndo, run: can.undo },
    {
      id: "redo",
      group: "edit",
      chords: ["Mod+Shift+Z", "Mod+Y"],
      heard: "page",
      isPossible: can.canRedo,
      run: can.redo,
    },
    // Copying, cutting and pasting reach the page as events of their own, from the menu of the browser too.
    { id: "cut", group: "edit", chords: ["Mod+X"], heard: "clipboard", isPossible: any, run: can.cut },
    {
      id: "copy",
      group: "edit",
      chords: ["Mod+C"],
      heard: "clipboard",
      isPossible: chosen > 0 || can.others,
      run: can.copy,
    },
    {
      id: "paste",
      group: "edit",
      chords: ["Mod+V"],
      heard: "clipboard",
      isPossible: mayEdit,
      run: can.paste,
    },
    {
      id: "duplicate",
      group: "edit",
      chords: ["Mod+D"],
      heard: "beside fields",
      isPossible: any,
      run: can.duplicate,
    },
    { id: "delete", group: "edit", isPossible: any, run: can.remove },
    { id: "select.all", group: "edit", chords: ["Mod+A"], heard: "beside fields", run: can.selectAll },
    {
      id: "select.behind",
      group: "edit",
      chords: ["Mod+Shift+A"],
      heard: "beside fields",
      isPossible: chosen > 0,
      run: can.selectBehind,
    },
    { id: "note", group: "arrange", isPossible: mayArrange, run: can.addNote },
    {
      id: "frame",
      group: "arrange",
      chords: ["Mod+G"],
      heard: "beside fields",
      isPossible: mayArrange && chosen > 0,
      run: can.frame,
    },
    ...arrangements.map(
      (how): Command => ({
        id: `arrange.${how}`,
        group: "arrange",
        isPossible: mayArrange && chosen > (how === "across" || how === "down" ? 2 : 1),
        run: () => can.arrange(how),
      }),
    ),
    ...views.map((view): Command => ({ id: `view.${view}`, group: "look", run: () => can.showAs(view) })),
    { id: "fold", group: "look", isPossible: can.isDrawn && can.canFold, run: can.fold },
    { id: "unfold", group: "look", isPossible: can.isDrawn && can.canUnfold, run: can.unfoldAll },
    {
      id: "tidy",
      group: "arrange",
      chords: ["Mod+Shift+L"],
      heard: "page",
      isPossible: mayArrange,
      run: can.tidy,
    },
    { id: "tidy.chosen", group: "arrange", isPossible: mayArrange && chosen > 1, run: can.tidyChosen },
    { id: "find", group: "look", chords: ["Mod+F"], heard: "page", run: can.find },
    { id: "commands", group: "look", chords: ["Mod+K"], heard: "page", run: can.showCommands },
    { id: "keys", group: "look", chords: ["?"], heard: "beside fields", run: can.showKeys },
    { id: "tour", group: "look", run: can.showAround },
    { id: "problems", group: "call", chords: ["Mod+Shift+P"], heard: "page", run: can.toggleProblems },
    { id: "scenarios", group: "call", run: can.showScenarios },
    { id: "try", group: "call", chords: ["Mod+Shift+E"], heard: "page", run: can.toggleTry },
    { id: "call", group: "call", run: can.togglePhone },
    { id: "save", group: "file", chords: ["Mod+S"], heard: "page", run: can.save },
    { id: "publish", group: "file", chords: ["Mod+Shift+Enter"], heard: "page", run: can.publish },
    { id: "versions", group: "file", run: can.showVersions },
    { id: "approval", group: "file", isPossible: mayEdit, run: can.showApproval },
    { id: "changes", group: "file", isPossible: can.isPublished, run: can.showChanges },
    { id: "compare", group: "file", isPossible: can.isPublished, run: can.compare },
    { id: "settings", group: "file", run: can.showSettings },
    { id: "languages", group: "file", run: can.showLanguages },
    { id: "picture", group: "file", run: can.givePicture },
    { id: "numbers", group: "file", run: can.showNumbers },
    { id: "remove", group: "file", isPossible: mayEdit, run: can.removeFlow },
  ];
}
