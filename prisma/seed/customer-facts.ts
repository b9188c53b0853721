import type { Prisma } from "@/generated/prisma/client";
import { customerFacts, customerFields, customerNotes } from "./demo/customer-facts";
import type { CustomerKey } from "./demo/customers";
import type { Directory } from "./directory";
import { chance } from "./random";

const DAY = 86_400_000;

/** Fields, facts and notes of the demo's customers. The same `now` gives the same rows. */
export function customerFactRows(people: Directory, now: Date) {
  const { uuid } = chance(1406);
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const ids = new Map<string, string>();
  const CustomerField: Prisma.CustomerFieldCreateManyInput[] = Object.entries(customerFields).map(([key, field], position) => {
    const id = uuid(before(400));
    ids.set(key, id);
    const options = "options" in field ? [...field.options] : [];
    return { id, label: field.label, kind: field.kind, options, isOnCard: field.isOnCard, position, createdAt: before(400) };
  });
  const CustomerFact: Prisma.CustomerFactCreateManyInput[] = Object.entries(customerFacts).flatMap(([key, facts]) =>
    Object.entries(facts).map(([field, value]) => ({ customerId: people.customerId(key as CustomerKey), fieldId: ids.get(field) ?? "", value })),
  );
  const CustomerNote: Prisma.CustomerNoteCreateManyInput[] = customerNotes.map(({ customer, by, daysAgo, portalVisible, body }) => {
    const createdAt = before(daysAgo);
    return {
      id: uuid(createdAt),
      customerId: people.customerId(customer),
      authorUserId: people.staffId(by),
      ...{ body, portalVisible, createdAt },
      publicAt: portalVisible ? createdAt : null,
    };
  });
  return { CustomerField, CustomerFact, CustomerNote };
}
