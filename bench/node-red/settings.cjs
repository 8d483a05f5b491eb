// Node-RED with nothing but what the flow needs: no editor, no login, no metrics.
module.exports = {
  uiHost: "127.0.0.1",
  uiPort: Number(process.env.PORT),
  httpAdminRoot: false,
  userDir: process.env.USER_DIR,
  flowFile: process.env.FLOW_FILE,
  credentialSecret: false,
  logging: { console: { level: "warn", metrics: false, audit: false } },
  diagnostics: { enabled: false, ui: false },
  telemetry: { enabled: false, updateNotification: false },
};
