import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "./env";

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

/** A client for one PostgreSQL database. `poolSize` is the number of connections it may hold. */
export function connect(url: string, poolSize: number): Db {
  const adapter = new PrismaPg({ connectionString: url, max: poolSize, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, statement_timeout: 20_000 });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 20_000 } });
}

// Next bundles routes and instrumentation apart and reloads modules in development: one pool per process has to live outside them.
const holder = globalThis as { karizDb?: Db };

/** The process-wide client. */
export function db(): Db {
  holder.karizDb ??= connect(env().DATABASE_URL, env().KARIZ_DB_POOL);
  return holder.karizDb;
}
