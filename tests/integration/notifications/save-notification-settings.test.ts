import { expect, it } from "vitest";
import { saveNotificationRules, saveNotificationSettings } from "@/server/notifications/commands/save-notification-settings";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const facts = (subjectId: string) => base.db.activity.findMany({ where: { event: "notifications.edited", subjectId }, orderBy: { id: "asc" } });

it("everything is on until somebody has chosen; a choice is kept for that person, with before and after in the history", async () => {
  const [me, mate] = [await aUser(base.db), await aUser(base.db)];
  const [mine, theirs] = [me, mate].map((user) => createCaller(ctxOf(base.db, agent(user))).notifications);
  const before = await mine?.settings();
  expect(before).toMatchObject({ waitingHours: null, organisationHours: 24, version: 0 });
  expect(before?.choices.every((choice) => choice.inInbox && choice.inBrowser)).toBe(true);
  expect(before?.choices.map(({ reason }) => reason)).not.toContain("low_score");
  const choices = [{ reason: "customer_replied" as const, inInbox: false, inBrowser: true }];
  await mine?.saveSettings({ expectedVersion: 0, choices, waitingHours: 3 });
  const after = await mine?.settings();
  expect(after).toMatchObject({ waitingHours: 3, version: 1 });
  // Nothing is shown by the browser that is not in the inbox.
  expect(after?.choices.find(({ reason }) => reason === "customer_replied")).toEqual({ reason: "customer_replied", inInbox: false, inBrowser: false });
  expect(await theirs?.settings()).toEqual(before);
  const [fact] = await facts(me.id);
  expect(fact).toMatchObject({
    subjectKind: "user",
    actorUserId: me.id,
    data: { changes: { "customer_replied.inInbox": { from: true, to: false }, waitingHours: { from: null, to: 3 } } },
  });
});

it("a second page's save is refused instead of winning in silence, also the very first", async () => {
  const me = await aUser(base.db);
  const save = (expectedVersion: number, waitingHours: number) =>
    outcomeOf(saveNotificationSettings(ctxOf(base.db, agent(me)), { expectedVersion, choices: [], waitingHours }));
  const outcomes = await Promise.all([save(0, 1), save(0, 2)]);
  expect(outcomes.sort()).toEqual(["CONFLICT notifications.changed_by_someone_else", "done"]);
  expect(await save(1, 5)).toBe("done");
});

it("admins set what counts for the rest; nobody else may; a stale save is refused; the history has it", async () => {
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));
  const { version } = await createCaller(ctx).notifications.rules();
  await saveNotificationRules(ctx, { expectedVersion: version, waitingHours: 8 });
  expect(await outcomeOf(saveNotificationRules(ctx, { expectedVersion: version, waitingHours: 9 }))).toBe("CONFLICT notifications.changed_by_someone_else");
  const other = ctxOf(base.db, agent(await aUser(base.db, { role: "SUPERVISOR" })));
  expect(await outcomeOf(saveNotificationRules(other, { expectedVersion: version + 1, waitingHours: 9 }))).toBe("FORBIDDEN permission.denied");
  expect(await createCaller(other).notifications.settings()).toMatchObject({ organisationHours: 8 });
  expect((await facts("notifications")).map(({ data }) => data)).toEqual([{ changes: { waitingHours: { from: 24, to: 8 } } }]);
});

it("the browser is given what is new, unread and chosen, without a word of any note, and nothing while one is away", async () => {
  const me = await aUser(base.db);
  const reasons = ["customer_replied", "mentioned", "assigned"] as const;
  for (const [n, reason] of reasons.entries()) {
    const ticket = await aTicket(base.db, { title: `کارت ${reason}` });
    await base.db.notification.create({
      data: { userId: me.id, ticketId: ticket.id, reason, reasons: { [reason]: 1 }, createdAt: NOW, updatedAt: minutesFromNow(n) },
    });
  }
  await base.db.notificationChoice.create({ data: { userId: me.id, reason: "assigned", inInbox: true, inBrowser: false } });
  const api = createCaller(ctxOf(base.db, agent(me), minutesFromNow(9))).notifications;
  const fresh = await api.fresh({ since: NOW.toISOString() });
  expect(fresh).toMatchObject({ now: minutesFromNow(9).toISOString(), unread: 3, entries: [{ ticketTitle: "کارت mentioned" }] });
  expect((await api.fresh({ since: minutesFromNow(-1).toISOString() })).entries).toHaveLength(2);
  await base.db.user.update({ where: { id: me.id }, data: { isAway: true } });
  expect((await api.fresh({ since: minutesFromNow(-1).toISOString() })).entries).toEqual([]);
});
