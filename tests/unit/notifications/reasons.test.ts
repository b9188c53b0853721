import { expect, it } from "vitest";
import { isNotificationReason, notificationReasons, reasonCounts, reasonsFor } from "@/domain/notifications/reasons";

it("low scores are for supervisors and admins; everything else is for everybody", () => {
  for (const role of ["READER", "AGENT"] as const) expect(reasonsFor(role)).toEqual(notificationReasons.filter((reason) => reason !== "low_score"));
  for (const role of ["SUPERVISOR", "ADMIN"] as const) expect(reasonsFor(role)).toEqual([...notificationReasons]);
});

it("reasons are told newest first, then by how often; what is not known here is left out, and an old entry says its one reason", () => {
  expect(reasonCounts({ waiting: 1, customer_replied: 4, from_the_future: 2, mentioned: 1 }, "mentioned", 8)).toEqual([
    { reason: "mentioned", count: 1 },
    { reason: "customer_replied", count: 4 },
    { reason: "waiting", count: 1 },
  ]);
  expect(reasonCounts({}, "low_score", 3)).toEqual([{ reason: "low_score", count: 3 }]);
  expect(reasonCounts({}, "from_the_future", 1)).toEqual([]);
  expect(isNotificationReason("toString")).toBe(false);
});
