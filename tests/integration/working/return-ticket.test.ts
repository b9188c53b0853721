import { expect, it } from "vitest";
import { referTicket } from "@/server/working/commands/refer-ticket";
import { returnTicket } from "@/server/working/commands/return-ticket";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();

it("escalations over several lines come back one by one, the latest first; two who give the same back make one", async () => {
  const desk = await aDesk(base.db);
  const [second, third] = [await aUser(base.db), await aUser(base.db)];
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, responsibleId: desk.user.id });
  const up = (by: typeof second, to: typeof second, expectedVersion: number) =>
    referTicket(ctxOf(base.db, agent(by), minutesFromNow(expectedVersion)), {
      ...{ ticketId: ticket.id, expectedVersion, kind: "ESCALATE", toUserId: to.id, reason: "بالاتر", movesToEntry: false },
    });
  await up(desk.user, second, 1);
  await up(second, third, 2);
  const back = (by: typeof second, expectedVersion: number) =>
    outcomeOf(returnTicket(ctxOf(base.db, agent(by)), { ticketId: ticket.id, expectedVersion, reason: "شد", movesBack: true }));
  expect((await Promise.all([back(third, 3), back(third, 3)])).sort()).toEqual(["CONFLICT ticket.changed_by_someone_else", "done"]);
  const holder = async () => (await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).responsibleId;
  expect(await holder()).toBe(second.id);
  expect(await back(second, 4)).toBe("done");
  expect(await holder()).toBe(desk.user.id);
});
