import { expect, it } from "vitest";
import { ReadNotificationsInput } from "@/domain/notifications/schema";

const ticketId = "0199c1f0-0000-7000-8000-000000000001";

it("one card or everything is marked as read, and nobody says whose entries", () => {
  expect(ReadNotificationsInput.parse({})).toEqual({});
  expect(ReadNotificationsInput.parse({ ticketId })).toEqual({ ticketId });
  for (const bad of [{ ticketId: "12" }, { ticketId: null }, { ticketId, userId: ticketId }]) expect(ReadNotificationsInput.safeParse(bad).success).toBe(false);
});
