export { webDarkTheme as colours } from "@fluentui/react-components";
