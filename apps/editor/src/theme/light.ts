export { webLightTheme as colours } from "@fluentui/react-components";
