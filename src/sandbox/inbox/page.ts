import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sandbox as words } from "@/messages/fa/sandbox";

const here = dirname(fileURLToPath(import.meta.url));
const packageOf = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

const files: Record<string, { type: string; path: () => string }> = {
  "/inbox.css": { type: "text/css; charset=utf-8", path: () => join(here, "inbox.css") },
  "/thread.css": { type: "text/css; charset=utf-8", path: () => join(here, "thread.css") },
  "/elements.js": { type: "text/javascript; charset=utf-8", path: () => join(here, "elements.js") },
  "/inbox.js": { type: "text/javascript; charset=utf-8", path: () => join(here, "inbox.js") },
  "/vazirmatn.woff2": { type: "font/woff2", path: () => join(packageOf("vazirmatn"), "fonts", "webfonts", "Vazirmatn[wght].woff2") },
};

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** The page is an empty shell: messages come as JSON and are placed as text nodes, so nothing in them can become markup. */
function shell(): string {
  const texts = JSON.stringify(words.page).replace(/</g, "\\u003c");
  return `<!doctype html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(words.page.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/thread.css">
<link rel="stylesheet" href="/inbox.css">
<script type="application/json" id="texts">${texts}</script>
<script type="module" src="/inbox.js"></script>
</head>
<body></body>
</html>
`;
}

/** The web inbox: `/` and its files; anything else is 404. */
export async function answerPage(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405).end();
  const headers = { "content-security-policy": policy, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };
  if (path === "/") return void response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(shell());
  const file = files[path];
  if (!file) return void response.writeHead(404, headers).end();
  const content = await readFile(file.path());
  const caching = path.endsWith(".woff2") ? "max-age=86400" : "no-cache";
  response.writeHead(200, { ...headers, "content-type": file.type, "cache-control": caching }).end(content);
}
