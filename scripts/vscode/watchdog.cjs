// Stands in for VS Code's native watchdog, which needs a compiler: an extension host ends when the server that started it is gone.

/** @param {number} pid of the server */
exports.start = (pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  }, 1_000).unref();
};
exports.exit = process.exit;
