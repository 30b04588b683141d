// Starts the product once for the whole run: a new demo desk, the server, and colleagues to sign in as.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SUBMISSIONS_PER_CLIENT } from "./limits.ts";
import { COLLEAGUES, PASSWORD, type Person } from "./people.ts";

const ROOT = resolve(__dirname, "../../..");
const LOKET = join(ROOT, "target/debug/loket");
const COMPONENTS = "target/wasm32-wasip2/release";
const START_SECONDS_MAX = 120;

export default async function start() {
  const folder = mkdtempSync(join(tmpdir(), "loket-e2e-"));
  const data = join(folder, "data");
  copyApplication(folder);
  execFileSync(LOKET, ["demo", "--data", data]);

  const url = `http://localhost:${await freePort()}`;
  const logPath = join(folder, "serve.log");
  const log = openSync(logPath, "w");
  const server = spawn(
    LOKET,
    [
      ["serve", "--data", data, "--listen", `127.0.0.1:${new URL(url).port}`],
      ["--manifest", join(folder, "spin.toml"), "--cache", join(ROOT, "target/api-cache")],
      ["--variable", `public_url=${url}`, "--variable", `submissions_per_client=${SUBMISSIONS_PER_CLIENT}`],
    ].flat(),
    { stdio: ["ignore", log, log] },
  );
  process.env.LOKET_E2E_URL = url;
  process.env.LOKET_E2E_MANAGER_LINK = await managerLink(logPath, () => server.exitCode);
  for (const colleague of Object.values(COLLEAGUES)) addColleague(colleague, data);

  return async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    const lines = readFileSync(logPath, "utf8");
    rmSync(folder, { recursive: true });
    const defects = lines.split("\n").filter((line) => /"status":5\d\d|panicked|"level":"error"/.test(line));
    if (defects.length > 0) throw new Error(`the server failed during the run:\n${defects.join("\n")}`);
  };
}

/** A copy: a build during the run must not pull the files from under the server. */
function copyApplication(folder: string) {
  for (const path of ["spin.toml", COMPONENTS, "static/dist"]) {
    const isComponents = path === COMPONENTS;
    cpSync(join(ROOT, path), join(folder, path), {
      recursive: true,
      filter: (source) => !isComponents || source.endsWith(COMPONENTS) || source.endsWith(".wasm"),
    });
  }
  mkdirSync(join(ROOT, "target/e2e"), { recursive: true });
}

/** The origin must be known before the server starts: it is compared with what the browser sends. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(address)));
    });
  });
}

async function managerLink(logPath: string, exitCode: () => number | null): Promise<string> {
  for (let waited = 0; waited < START_SECONDS_MAX * 10; waited++) {
    const link = readFileSync(logPath, "utf8").match(/http:\S+\/app\/password#\S+/);
    if (link) return link[0];
    if (exitCode() !== null) break;
    await wait(100);
  }
  throw new Error(`the server did not start:\n${readFileSync(logPath, "utf8")}`);
}

function addColleague({ email, name, role, language, queues }: Person, data: string) {
  const memberships = queues.flatMap((queue) => ["--queue", queue]);
  execFileSync(
    LOKET,
    ["user", "add", email, "--name", name, "--role", role, "--language", language, ...memberships].concat([
      "--data",
      data,
      "--password-stdin",
    ]),
    { input: `${PASSWORD}\n` },
  );
}
