import type { CustomerFace } from "@/domain/customers/record";
import { AppError } from "@/domain/errors";
import { reachabilityOf } from "@/domain/messaging/reachability";
import type { Db } from "@/server/platform/db";
import { satisfactionOf } from "./satisfaction";

/** Who a customer is and how to reach them, with the row it was read from. NOT_FOUND for an unknown id. */
export async function faceOf(db: Db, customerId: string, given: { onCardOnly: boolean }) {
  const [row, satisfaction] = await Promise.all([
    db.customer.findUnique({
      where: { id: customerId },
      include: {
        company: { select: { id: true, name: true, website: true } },
        phones: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { e164: true, kind: true, label: true, verifiedAt: true, smsBlockedAt: true } },
        emails: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { address: true } },
        facts: {
          where: { field: { retiredAt: null, ...(given.onCardOnly ? { isOnCard: true } : {}) } },
          orderBy: [{ field: { position: "asc" } }, { fieldId: "asc" }],
          select: { fieldId: true, value: true, field: { select: { label: true, kind: true } } },
        },
      },
    }),
    satisfactionOf(db, { customerId }),
  ]);
  if (!row) throw new AppError("NOT_FOUND", "customer.not_found");
  const reached = reachabilityOf({ ...row, smsOptOutAt: null });
  const face: CustomerFace = {
    id: row.id,
    name: row.name,
    companyId: row.companyId,
    companyName: row.company?.name ?? null,
    jobTitle: row.jobTitle,
    city: row.city,
    staffNote: row.staffNote,
    customerSince: row.createdAt.toISOString(),
    phones: row.phones.map(({ e164, kind, label, verifiedAt }) => ({
      e164,
      kind,
      label,
      isVerified: verifiedAt !== null,
      isForSms: reached.canReach && reached.phone === e164,
    })),
    emails: row.emails.map((email) => email.address),
    facts: row.facts.map(({ fieldId, value, field }) => ({ fieldId, label: field.label, kind: field.kind, value })),
    satisfaction,
  };
  return { face, row };
}
