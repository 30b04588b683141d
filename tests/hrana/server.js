// Starts `loket serve` with an application of one component, whose database is open to tools.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = process.env.LOKET ?? new URL("../../target/debug/loket", import.meta.url).pathname;
const SITE = new URL("../../target/wasm32-wasip2/release/site.wasm", import.meta.url).pathname;
const MANIFEST = `spin_manifest_version = 2
[application]
name = "hrana-tests"
[variables]
libsql_url = { required = true }
[[trigger.http]]
route = "/..."
component = "site"
[component.site]
source = ${JSON.stringify(SITE)}
`;
const GRANTS = `[reader]
theme = ["read (key)"]
`;

export const OWNER_TOKEN = "owner-token-of-these-tests";
export const READER_TOKEN = "reader-token-of-these-tests";

/** Starts the program and gives its Hrana address and a way to stop it. */
export async function start() {
  const folder = mkdtempSync(join(tmpdir(), "loket-hrana-"));
  const manifest = join(folder, "spin.toml");
  writeFileSync(manifest, MANIFEST);
  writeFileSync(join(folder, "grants.toml"), GRANTS);
  const tokens = ["--hrana-token", `owner=${OWNER_TOKEN}`, "--hrana-token", `reader=${READER_TOKEN}`];
  const listen = ["--listen", "127.0.0.1:0", "--hrana-listen", "127.0.0.1:0"];
  const program = spawn(PROGRAM, ["serve", "--manifest", manifest, "--data", join(folder, "data"), ...listen, ...tokens], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    const ended = new Promise((resolve) => program.once("exit", resolve));
    program.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true });
  };
  for await (const line of createInterface({ input: program.stdout })) {
    const url = line.match(/^Hrana on (.*)$/)?.[1];
    if (url) {
      program.stdout.resume();
      return { url, stop };
    }
  }
  throw new Error("loket serve ended before it listened");
}
