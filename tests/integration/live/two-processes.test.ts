import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { now } from "@/server/platform/clock";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { cookieFor } from "../../support/browser";
import { testDatabase } from "../../support/db";
import { aDesk, aSession, aTicket } from "../../support/factories";
import { projectRoot } from "../../support/fixture";
import { listen } from "../../support/stream";

const base = testDatabase();

it("two web processes on one database behave as one: what one writes the other tells, and a sign-out closes lines in both", async () => {
  const { user, pipeline, department } = await aDesk(base.db);
  const ticket = await aTicket(base.db, { departmentId: department.id, stageId: pipeline.stages.new.id });
  const session = await aSession(base.db, { userId: user.id, expiresAt: new Date(now().getTime() + 3_600_000) });
  const other = spawn(process.execPath, ["--import", "tsx", "tests/support/stream-process.ts", session.id, user.id], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: base.url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const ended = once(other, "exit").then(() => {
    throw new Error(`the other process has ended, having said: ${said}`);
  });
  ended.catch(() => undefined);
  const hears = async (text: string) => {
    while (!said.includes(text)) said += String((await Promise.race([once(other.stdout, "data"), ended]))[0]);
  };
  try {
    await hears("event: hello");
    const here = await listen(await cookieFor(base.db, user));
    await here.until(() => here.heard.length > 0);
    const api = createCaller(ctxOf(base.db, agent(user), now()));
    await api.board.move({ ticketId: ticket.id, toStageId: pipeline.stages.working.id, expectedVersion: 1 });
    await here.until(() => here.news().length === 1);
    await hears(JSON.stringify({ board: pipeline.id, version: 1, ticket: ticket.id, kind: "card.moved" }));
    await api.identity.endAllSessions();
    await here.until(here.isOver, 5);
    await hears("event: end");
  } finally {
    other.kill("SIGKILL");
  }
  expect(said).toContain(`"${pipeline.id}":0`);
});
