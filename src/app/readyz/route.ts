import { readdirSync } from "node:fs";
import path from "node:path";
import { db } from "@/server/platform/db";
import { readiness } from "@/server/platform/readiness";

export const dynamic = "force-dynamic";

const migrations = () =>
  readdirSync(path.join(process.cwd(), "prisma", "migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** The database answers and its migrations are complete: this process can serve. */
export async function GET(): Promise<Response> {
  const state = await readiness(db(), migrations());
  return Response.json(state, { status: state.isReady ? 200 : 503, headers: { "cache-control": "no-store" } });
}
