import "@/server/reactions";
import { handleInbound, inboundMessages, storeInbound } from "@/server/messaging";
import { now } from "@/server/platform/clock";
import { db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { eventsAtDoor, ok } from "../../door";

export const dynamic = "force-dynamic";

/** SMS that customers sent us: kept first, answered at once, made something of afterwards (or by the worker, when that fails). */
async function handle(request: Request, { params }: { params: Promise<{ secret: string }> }): Promise<Response> {
  const events = await eventsAtDoor(request, (await params).secret);
  if (events instanceof Response) return events;
  for (const message of inboundMessages(events, now())) await storeInbound(db(), message);
  handleInbound(db(), now()).catch((err: unknown) => log.error({ err }, "inbound SMS wait for the worker"));
  return ok();
}

export { handle as GET, handle as POST };
