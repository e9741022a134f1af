// Installing programs on Debian and its relatives.
import { readFileSync } from "node:fs";
import { run, say, which } from "./child.mjs";

/** `debian`, `ubuntu`, ... or undefined where apt is not how programs are installed. */
export function debianKind() {
  if (!which("apt-get")) return undefined;
  const lines = readFileSync("/etc/os-release", "utf8").split("\n");
  return lines
    .find((line) => line.startsWith("ID="))
    ?.slice(3)
    .replaceAll('"', "");
}

let updated;

/** Installs packages without recommended ones; answers whether that worked. Needs root or sudo without a password. */
export async function aptInstall(packages, { quiet = false } = {}) {
  updated ??= asRoot("apt-get update", { deadlineMs: 240_000, quiet: false });
  if (!(await updated)) return false;
  say(`apt: ${packages.join(" ")} ...`);
  return asRoot(installScript(packages), { deadlineMs: 900_000, quiet });
}

/** Packages such as redis-server start a service when installed; a policy-rc.d that says 101 keeps them from it meanwhile. */
function installScript(packages) {
  return `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 143' TERM INT
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod 755 "$policy"
fi
apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 ${packages.join(" ")}`;
}

async function asRoot(script, options) {
  const shell = ["sh", "-c", `export DEBIAN_FRONTEND=noninteractive\n${script}`];
  if (process.getuid?.() === 0) return run(shell[0], shell.slice(1), options);
  if (!(await canSudo())) return false;
  return run("sudo", ["-n", ...shell], options);
}

let sudo;

/** Whether programs can be installed at all from here. */
export async function canInstall() {
  return process.getuid?.() === 0 || canSudo();
}

function canSudo() {
  sudo ??= which("sudo") ? run("sudo", ["-n", "true"], { deadlineMs: 10_000, quiet: true }) : Promise.resolve(false);
  return sudo;
}
