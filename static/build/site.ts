// Turns Vite's output into what the site and intake components serve: compressed siblings, `site.json` with the
// facts of every file (so that nothing is hashed or compressed per request) and `intake/citizen.json`.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin, ResolvedConfig } from "vite";
import { ROUTE_PATTERNS } from "../staff/app/routes.ts";

const CONTENT_TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const COMPRESSIBLE = new Set([".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest"]);

/** What `site.json` says about one file; the site component reads the same shape. */
interface SiteFile {
  etag: string;
  type: string;
  encodings: ("br" | "gzip")[];
}

export function site(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "loket-site",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const dist = join(config.root, config.build.outDir);
      await writeCitizenManifest(dist);
      await rm(join(dist, ".vite"), { recursive: true });
      await writeSiteManifest(dist);
    },
  };
}

async function writeCitizenManifest(dist: string) {
  const manifest = JSON.parse(await readFile(join(dist, ".vite/manifest.json"), "utf8"));
  const css = manifest["citizen/citizen.css"]?.file;
  const js = manifest["citizen/enhance.ts"]?.file;
  if (!css || !js) throw new Error("the citizen entries are missing from Vite's manifest");
  await mkdir(join(dist, "intake"), { recursive: true });
  await writeFile(join(dist, "intake/citizen.json"), JSON.stringify({ css: `/${css}`, js: `/${js}` }));
}

async function writeSiteManifest(dist: string) {
  const files: Record<string, SiteFile> = {};
  for (const path of await filesUnder(dist)) {
    if (path.startsWith("intake/")) continue;
    files[`/${path}`] = await factsOf(dist, path);
  }
  const manifest = {
    shell: "/app/index.html",
    routes: ROUTE_PATTERNS,
    not_found: { nl: "/404/nl.html", fr: "/404/fr.html", en: "/404/en.html" },
    files,
  };
  await writeFile(join(dist, "site.json"), JSON.stringify(manifest, null, 1));
}

async function factsOf(dist: string, path: string): Promise<SiteFile> {
  const extension = extname(path);
  const type = CONTENT_TYPES[extension];
  if (!type) throw new Error(`no content type for ${path}: add one to build/site.ts`);
  const bytes = await readFile(join(dist, path));
  const encodings: SiteFile["encodings"] = [];
  if (COMPRESSIBLE.has(extension)) {
    const siblings = {
      br: brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
      gzip: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
    };
    for (const encoding of ["br", "gzip"] as const) {
      if (siblings[encoding].length >= bytes.length) continue;
      await writeFile(join(dist, path + (encoding === "br" ? ".br" : ".gz")), siblings[encoding]);
      encodings.push(encoding);
    }
  }
  return { etag: createHash("sha256").update(bytes).digest("base64url").slice(0, 22), type, encodings };
}

async function filesUnder(dist: string): Promise<string[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    .sort();
}
