import { expect, type Locator, type Page } from "@playwright/test";
import type { Board, BoardCard } from "@/domain/board/card";
import type { BoardFilters } from "@/domain/board/schema";
import type { CustomerChoice } from "@/domain/customers/schema";

export const SUPPORT = "support";

/** A query of the API in the name of whoever is signed in on the page. */
export async function ask<T>(page: Page, procedure: string, input: unknown): Promise<T> {
  const answer = await page.request.get(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);
  return (await answer.json()).result.data;
}

/** A command of the API in the name of whoever is signed in on the page. */
export async function tell<T>(page: Page, procedure: string, input: unknown): Promise<T> {
  const answer = await page.request.post(`/api/trpc/${procedure}`, { data: input as object });
  const body = await answer.json();
  if (!body.result) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`);
  return body.result.data;
}

export function readBoard(page: Page, filters: BoardFilters = {}, slug = SUPPORT): Promise<Board> {
  return ask<Board>(page, "board.get", { slug, filters });
}

/** Where the server has a card: its stage's slug and its place among the first cards there. */
export async function placeOf(page: Page, number: number): Promise<{ stage: string; index: number; card: BoardCard } | null> {
  const board = await readBoard(page);
  for (const stage of board.stages) {
    const index = stage.cards.findIndex((card) => card.number === number);
    const card = stage.cards[index];
    if (card) return { stage: stage.slug, index, card };
  }
  return null;
}

/** Files tickets on top of a stage of the support pipeline, the last one topmost, and opens the board with them. */
export async function fileTickets(page: Page, stageIndex: number, titles: readonly string[]): Promise<number[]> {
  const board = await readBoard(page);
  const [customer] = await ask<CustomerChoice[]>(page, "customers.find", { text: "", limit: 1 });
  const numbers: number[] = [];
  for (const title of titles) {
    const made = await tell<{ number: number }>(page, "tickets.create", { title, customerId: customer?.id, stageId: board.stages[stageIndex]?.id });
    numbers.push(made.number);
  }
  return numbers;
}

export async function openBoard(page: Page, query = "", slug = SUPPORT): Promise<void> {
  await page.goto(`/boards/${slug}${query}`);
  await expect(page.locator("[data-stage]").first()).toBeVisible();
  // Dragging needs the page to be alive, not only painted.
  await page.waitForFunction(() => Object.keys(document.querySelector("[data-ticket], [data-stage]") ?? {}).some((key) => key.startsWith("__react")));
}

export const cardOf = (page: Page, number: number): Locator => page.locator(`[data-ticket="${number}"]`);
export const listAt = (page: Page, index: number): Locator => page.locator("[data-stage]").nth(index);
export const cardIn = (page: Page, index: number, number: number): Locator => listAt(page, index).locator(`[data-ticket="${number}"]`);
export const countAt = async (page: Page, index: number): Promise<number> => Number(await listAt(page, index).getAttribute("data-count"));
export const toast = (page: Page): Locator => page.getByRole("region", { name: "پیام‌ها" });

/** The middle of an element, in px of the window. */
export async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Lifts a card with the mouse and holds it over a point; `page.mouse.up()` drops it. */
export async function hold(page: Page, card: Locator, over: { x: number; y: number }): Promise<void> {
  const from = await middle(card);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 8, from.y + 8, { steps: 2 });
  await page.mouse.move(over.x, over.y, { steps: 12 });
}

/** Near the top of a stage's list: above its first card. */
export async function topOf(list: Locator): Promise<{ x: number; y: number }> {
  const box = await list.boundingBox();
  if (!box) throw new Error("not on the page");
  return { x: box.x + box.width / 2, y: box.y + 14 };
}
