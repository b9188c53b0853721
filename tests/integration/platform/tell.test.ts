import { expect, it } from "vitest";
import { tell, tellNotificationsChanged, tellSessionsEnded } from "@/server/platform/tell";
import { testDatabase } from "../../support/db";
import { listenTo } from "../../support/listener";

const base = testDatabase();

it("what is told is heard once, after the commit and never after a rollback", async () => {
  const sessions = await listenTo(base.url, "kariz_session");
  const users = await listenTo(base.url, "kariz_user");
  await base.db.$transaction(async (tx) => {
    await tellSessionsEnded(tx, { userId: "a" });
    await tellSessionsEnded(tx, { userId: "a" });
    await tellNotificationsChanged(tx, ["b", "c", "b"]);
    await base.db.$queryRaw`SELECT 1`;
    expect(sessions.heard).toEqual([]);
  });
  const lost = base.db.$transaction(async (tx) => {
    await tell(tx, "kariz_session", { userId: "lost" });
    throw new Error("rolled back");
  });
  await expect(lost).rejects.toThrow("rolled back");
  expect(await sessions.stop()).toEqual(['{"userId":"a"}']);
  expect((await users.stop()).map((text) => JSON.parse(text))).toEqual([
    { userId: "b", about: "notifications" },
    { userId: "c", about: "notifications" },
  ]);
});
