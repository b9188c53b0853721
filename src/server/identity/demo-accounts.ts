import type { Role } from "@/domain/actor";
import type { Db } from "@/server/platform/db";
import { env } from "@/server/platform/env";

const DEMO_HOST = "@nikafzar.example";

type Demo = { password: string; accounts: { email: string; name: string; role: Role }[] };

/** The accounts that the sign-in page may offer: only with demo data switched on, and only those of the demo (contract.md). */
export async function demoAccounts(db: Db): Promise<Demo> {
  if (!env().KARIZ_DEMO) return { password: "", accounts: [] };
  const users = await db.user.findMany({
    where: { email: { in: ["admin", "supervisor", "agent1", "agent2"].map((name) => `${name}${DEMO_HOST}`) }, isActive: true },
    select: { email: true, name: true, role: true },
    orderBy: { role: "asc" },
  });
  return { password: "kariz-demo", accounts: users };
}
