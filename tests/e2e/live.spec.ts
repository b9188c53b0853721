import { expect, test } from "@playwright/test";
import { cardIn, countAt, fileTickets, hold, listAt, openBoard, placeOf, readBoard, tell, topOf } from "../support/e2e-board";
import { addNote, fileTicket } from "../support/e2e-card";
import { freshPhone, messagesTo, smsWith } from "../support/e2e-portal";
import { signIn } from "../support/e2e-sign-in";

test("two desks see the same board: a move arrives within a second, the counters with it, and not into somebody's hand", async ({ page, browser }) => {
  await signIn(page);
  const other = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(other, "agent2@nikafzar.example");
  const [below = 0, number = 0] = await fileTickets(page, 0, ["زنده یکم", "زنده دوم"]);
  await openBoard(page);
  const live = other.waitForResponse((response) => new URL(response.url()).pathname === "/api/events");
  await openBoard(other);
  await live;
  await expect(cardIn(other, 0, number)).toBeVisible();
  const before = await countAt(other, 2);

  await hold(page, cardIn(page, 0, number), await topOf(listAt(page, 2)));
  await page.mouse.up();
  const moved = performance.now();
  await expect(cardIn(other, 2, number)).toBeVisible({ timeout: 3_000 });
  test.info().annotations.push({ type: "live move", description: `${Math.round(performance.now() - moved)} ms` });
  expect(await countAt(other, 2)).toBe(before + 1);

  // A card in hand stays there, whatever a colleague does with it; put down, it is where the server has it.
  await hold(other, cardIn(other, 0, below), await topOf(listAt(other, 1)));
  const { card } = (await placeOf(page, below)) ?? {};
  const { stages } = await readBoard(page);
  await tell(page, "board.move", { ticketId: card?.id, toStageId: stages[3]?.id, expectedVersion: card?.version });
  await expect(cardIn(page, 3, below)).toBeVisible({ timeout: 3_000 });
  await expect(cardIn(other, 0, below)).toHaveCount(1);
  await other.keyboard.press("Escape");
  await other.mouse.up();
  await expect(cardIn(other, 3, below)).toBeVisible({ timeout: 3_000 });
  await other.context().close();
});

test("a board that lost its line says so quietly, keeps the move made meanwhile, and catches up without a reload", async ({ page, browser }) => {
  await signIn(page);
  const other = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(other, "agent2@nikafzar.example");
  const [theirs = 0, ours = 0] = await fileTickets(page, 0, ["همکار می‌برد", "خودمان می‌بریم"]);
  await openBoard(page);
  await openBoard(other);
  await expect(cardIn(other, 0, ours)).toBeVisible();
  await other.evaluate(() => Object.assign(window, { isSamePage: true }));

  await other.context().setOffline(true);
  await hold(other, cardIn(other, 0, ours), await topOf(listAt(other, 2)));
  await other.mouse.up();
  await expect(other.getByText("۱ جابه‌جایی نگه داشته شده است")).toBeVisible();
  await hold(page, cardIn(page, 0, theirs), await topOf(listAt(page, 3)));
  await page.mouse.up();
  await expect.poll(async () => (await placeOf(page, theirs))?.card.version).toBe(2);
  await other.context().setOffline(false);

  await expect(cardIn(other, 3, theirs)).toBeVisible();
  await expect(other.getByText("اتصال قطع است")).toHaveCount(0);
  await expect(cardIn(page, 2, ours)).toBeVisible();
  await expect(cardIn(other, 2, ours)).toBeVisible();
  expect(await other.evaluate(() => "isSamePage" in window)).toBe(true);
  await other.context().close();
});

test("an open card and the customer's page follow a public answer; an internal note moves nothing there; what is being typed stays", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const phone = freshPhone();
  const ticket = await fileTicket(page, { phone, title: `زنده ${Date.now()}` });
  const before = (await messagesTo(page, phone)).length;
  await addNote(page, ticket.id, "پاسخ نخست", true);
  const link = await smsWith(page, phone, /(https?:\/\/\S+\/t\/[0-9A-Za-z]+)/, before);
  const visitor = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const live = visitor.waitForResponse((response) => new URL(response.url()).pathname === "/api/events");
  await visitor.goto(link);
  await expect(visitor.getByText("پاسخ نخست")).toBeVisible();
  await live;
  await visitor.locator("textarea[name=body]").pressSequentially("دارم می‌نویسم");

  await page.goto(`/tickets/${ticket.number}`);
  await expect(page.getByText("پاسخ نخست").first()).toBeVisible();
  const drawn: string[] = [];
  visitor.on("request", (request) => request.url().includes("_rsc") && drawn.push(request.url()));
  await addNote(page, ticket.id, "یادداشت داخلی", false);
  await expect(page.getByText("یادداشت داخلی")).toBeVisible({ timeout: 5_000 });
  await addNote(page, ticket.id, "پاسخ دوم", true);
  await expect(visitor.getByText("پاسخ دوم")).toBeVisible({ timeout: 20_000 });
  expect(drawn).toHaveLength(1);
  await expect(visitor.getByText("یادداشت داخلی")).toHaveCount(0);
  await expect(visitor.locator("textarea[name=body]")).toHaveValue("دارم می‌نویسم");
  await expect(visitor.locator("textarea[name=body]")).toBeFocused();

  // The customer's answer appears on the agent's open card by itself; a second answer of theirs begins with an empty box.
  await visitor.getByRole("button", { name: "ارسال پاسخ" }).click();
  await expect(page.getByText("دارم می‌نویسم")).toBeVisible({ timeout: 10_000 });
  await expect(visitor.getByText("پاسخ شما رسید.")).toBeVisible();
  await expect(visitor.locator("textarea[name=body]")).toHaveValue("");
  await visitor.locator("textarea[name=body]").fill("و باز هم");
  await visitor.getByRole("button", { name: "ارسال پاسخ" }).click();
  await expect(visitor.getByRole("listitem").filter({ hasText: "و باز هم" })).toBeVisible();
  await expect(visitor.locator("textarea[name=body]")).toHaveValue("");
  await visitor.context().close();
});

test("tabs of one browser share one line; when the tab that holds it is closed, another goes on without a gap", async ({ page, browser }) => {
  await signIn(page);
  const [number = 0] = await fileTickets(page, 0, ["دو زبانه"]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const first = await context.newPage();
  await signIn(first, "agent3@nikafzar.example");
  const lines: string[] = [];
  const opened = first.waitForResponse((response) => new URL(response.url()).pathname === "/api/events");
  await openBoard(first);
  await opened;
  const second = await context.newPage();
  second.on("request", (request) => new URL(request.url()).pathname === "/api/events" && lines.push(request.url()));
  await openBoard(second);
  const { stages } = await readBoard(page);
  const move = async (stage: number) => {
    const { card } = (await placeOf(page, number)) ?? {};
    await tell(page, "board.move", { ticketId: card?.id, toStageId: stages[stage]?.id, expectedVersion: card?.version });
  };
  await move(2);
  for (const tab of [first, second]) await expect(cardIn(tab, 2, number)).toBeVisible({ timeout: 5_000 });
  expect(lines).toHaveLength(0);
  const next = second.waitForRequest((request) => new URL(request.url()).pathname === "/api/events");
  await first.close();
  await move(3);
  // It goes on from where the other was.
  expect(new URL((await next).url()).searchParams.get("last")).toBeTruthy();
  await expect(cardIn(second, 3, number)).toBeVisible({ timeout: 5_000 });
  expect(lines).toHaveLength(1);
  await context.close();
});
