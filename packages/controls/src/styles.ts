import { makeStyles, tokens } from "@fluentui/react-components";

/** Sizes and colours are Fluent's tokens, so that themes and high contrast reach everything. */
export const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, minWidth: 0 },
  // A fieldset is as wide as its content unless told otherwise.
  group: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: "none",
  },
  item: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  folded: {
    minWidth: 0,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    "& > summary": { cursor: "pointer" },
    "&[open] > summary": { marginBottom: tokens.spacingVerticalM },
  },
  // A key, its words, and what can be done with them.
  line: {
    display: "grid",
    gridTemplateColumns: "4rem minmax(0, 1fr) auto",
    // What opens below a key takes a row of its own, and what follows the key still stands beside it.
    gridAutoFlow: "row dense",
    alignItems: "end",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  asParts: { display: "contents" },
  across: { gridColumn: "1 / -1" },
  narrow: { minWidth: 0, paddingInline: tokens.spacingHorizontalXS },
  legend: {
    padding: 0,
    marginBottom: tokens.spacingVerticalXS,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  // There may be more languages than fit in a row.
  tabs: { flexWrap: "wrap" },
  language: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, minWidth: 0 },
  original: { whiteSpace: "pre-line", overflowWrap: "anywhere" },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  offers: {
    maxHeight: "14rem",
    overflowY: "auto",
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  offer: { padding: tokens.spacingHorizontalXS, cursor: "pointer" },
  offerChosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: `-${tokens.strokeWidthThin}`,
  },
  wide: { width: "100%", minWidth: 0 },
  notes: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS },
  note: {
    display: "flex",
    columnGap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  // Only for the icon: on a dark ground these colours are too weak for small letters.
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  icon: { flexShrink: 0 },
  keypad: {
    display: "grid",
    gridTemplateColumns: "repeat(3, minmax(0, 1fr))",
    gap: tokens.spacingHorizontalXS,
    maxWidth: "20rem",
  },
  dial: { display: "flex", flexDirection: "column", minWidth: 0 },
  // Fluent's buttons are wider than a third of a narrow panel.
  digit: { minWidth: 0, paddingInline: tokens.spacingHorizontalXS },
  blocked: { color: tokens.colorNeutralForegroundDisabled },
  holder: {
    maxWidth: "100%",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightRegular,
  },
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clip: "rect(0 0 0 0)",
    whiteSpace: "nowrap",
  },
});
