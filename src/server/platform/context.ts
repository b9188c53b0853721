import type { Actor } from "@/domain/actor";
import type { Db, Tx } from "./db";

/** What every command and query receives. `tx` is set while a command runs inside another. */
export type Ctx = {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
  readonly tx?: Tx;
};

/** The context of a job of the worker. */
export function systemCtx(db: Db, now: Date, job: string): Ctx {
  return { db, now, actor: { kind: "system", job } };
}
