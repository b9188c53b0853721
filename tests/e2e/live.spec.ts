import { expect, test } from "@playwright/test";
import { cardIn, countAt, fileTickets, hold, listAt, openBoard, placeOf, readBoard, tell, topOf } from "../support/e2e-board";
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
