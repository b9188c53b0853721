import { db } from "@/server/platform/db";
import { env } from "@/server/platform/env";
import { Hub } from "./hub";

export type { Listener } from "./line";

// Next bundles routes apart and reloads modules in development: one hub per process has to live outside them.
const holder = globalThis as { karizHub?: Hub };

/** The listeners of this process. It is made when the first one comes, and ends all lines when the process is asked to stop. */
export async function hub(): Promise<Hub> {
  if (!holder.karizHub) {
    const made = new Hub(db(), env().DATABASE_URL);
    holder.karizHub = made;
    // The server waits for open connections before it ends, and a line never ends by itself.
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void made.stop());
  }
  await holder.karizHub.start();
  return holder.karizHub;
}
