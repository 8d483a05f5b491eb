export { teamsHighContrastTheme as colours } from "@fluentui/react-components";
