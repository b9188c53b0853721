import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import type { CustomerChoice } from "@/domain/customers/schema";
import type { TicketDetail } from "@/domain/tickets/detail";
import { ask, tell } from "./e2e-board";

type Given = { title?: string; description?: string; customerName?: string; phone?: string };

/** Files a ticket of a new customer in the name of whoever is signed in. */
export async function fileTicket(page: Page, given: Given = {}): Promise<TicketDetail> {
  const customer = await tell<CustomerChoice>(page, "customers.create", {
    name: given.customerName ?? "سمیه آزمون",
    ...(given.phone ? { phone: given.phone } : {}),
  });
  const { number } = await tell<{ number: number }>(page, "tickets.create", {
    title: given.title ?? `کارت آزمون ${randomUUID().slice(0, 8)}`,
    description: given.description ?? "چاپگر برچسب را خالی می‌دهد.",
    customerId: customer.id,
  });
  return readTicket(page, number);
}

export const readTicket = (page: Page, number: number): Promise<TicketDetail> => ask<TicketDetail>(page, "tickets.get", { number });

/** What the server has of a card's notes: each one's text and whether the customer reads it. A note on the screen may still be on its way. */
export async function notesOf(page: Page, number: number): Promise<[body: string, portalVisible: boolean][]> {
  const { timeline } = await readTicket(page, number);
  return timeline.flatMap((item): [string, boolean][] => (item.type === "note" ? [[item.body, item.portalVisible]] : []));
}

/** A note in the name of whoever is signed in, past the screen. */
export const addNote = (page: Page, ticketId: string, body: string, portalVisible: boolean) =>
  tell(page, "tickets.addNote", { ticketId, body, portalVisible, idempotencyKey: randomUUID() });

/** Opens a card as a page and waits until it is alive, not only painted. */
export async function openTicket(page: Page, number: number): Promise<void> {
  await page.goto(`/tickets/${number}`);
  await alive(page);
}

export async function alive(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForFunction(() => Object.keys(document.querySelector("textarea[name=body]") ?? {}).some((key) => key.startsWith("__react")));
}

export const bodyField = (page: Page): Locator => page.locator("textarea[name=body]");
export const portalSwitch = (page: Page): Locator => page.getByRole("switch", { name: "نمایش در پرتال", exact: true });
export const submitButton = (page: Page): Locator => page.getByRole("button", { name: "ثبت یادداشت", exact: true });

/** The message of the conversation that holds a text. */
export const messageWith = (page: Page, text: string): Locator => page.getByRole("article").filter({ hasText: text });
