import { version } from "../package.json";
import { createSystemIo, printNow } from "./io";

const args = process.argv.slice(2);
// Nothing but printing the version may cost anything before it is known what was asked for.
if (args.length === 1 && (args[0] === "--version" || args[0] === "-v")) printNow(`pacts ${version}`);
else await main();

async function main(): Promise<never> {
  const io = createSystemIo();
  const { runCli } = await import("./cli");
  const code = await runCli(args, version, io);
  await io.flush();
  // Whatever a library still holds open must not keep the program alive after its verdict.
  process.exit(code);
}
