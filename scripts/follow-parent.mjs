// Loaded before every command that run.mjs starts: when run.mjs is gone, even killed, the command ends as well.

if (process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // A listener alone would keep a command running that is otherwise done.
  process.channel.unref();
}
