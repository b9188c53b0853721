import { applyDelivery, deliveryReports } from "@/server/messaging";
import { now } from "@/server/platform/clock";
import { db } from "@/server/platform/db";
import { eventsAtDoor, ok } from "../../door";

export const dynamic = "force-dynamic";

/** What became of messages that we sent. */
async function handle(request: Request, { params }: { params: Promise<{ secret: string }> }): Promise<Response> {
  const events = await eventsAtDoor(request, (await params).secret);
  if (events instanceof Response) return events;
  for (const report of deliveryReports(events)) await applyDelivery(db(), report, now());
  return ok();
}

export { handle as GET, handle as POST };
