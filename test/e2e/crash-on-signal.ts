// Preloaded into the program (bun --preload): a signal that the program does not know throws in the middle of what it does.
process.on("SIGUSR2", () => {
  setTimeout(() => {
    throw new Error("nobody catches this");
  }, 0);
});
