import { command } from "@/server/platform/command";
import { lockedCustomer } from "../locked-customer";

/** One person's data as they may have it themselves: their record, their words and ours to them. Never what colleagues wrote among themselves. */
export type PersonData = {
  name: string;
  company: string | null;
  jobTitle: string | null;
  city: string | null;
  phones: string[];
  emails: string[];
  facts: { label: string; value: string }[];
  notes: { at: string; text: string }[];
  tickets: {
    number: number;
    title: string;
    description: string;
    createdAt: string;
    closedAt: string | null;
    messages: { at: string; from: "CUSTOMER" | "STAFF" | "SYSTEM"; text: string }[];
    files: string[];
  }[];
  sms: { at: string; phone: string; text: string | null }[];
  calls: { at: string; direction: string; seconds: number }[];
  surveys: { at: string; score: number; comment: string }[];
};

/** Gathers one person's data and writes down that it was taken out (A19). NOT_FOUND for an unknown record. */
export const exportPerson = command({
  action: "customer.exportPerson",
  load: (tx, input: { customerId: string }) => lockedCustomer(tx, input),
  run: async ({ tx, now, subject: customer, emit }): Promise<PersonData> => {
    const found = await tx.customer.findUniqueOrThrow({
      where: { id: customer.id },
      include: {
        company: { select: { name: true } },
        phones: { orderBy: { position: "asc" } },
        emails: { orderBy: { position: "asc" } },
        facts: { include: { field: { select: { label: true } } } },
        recordNotes: { where: { portalVisible: true, deletedAt: null, publicAt: { lte: now } }, orderBy: { createdAt: "asc" } },
        smsMessages: { where: { sentAt: { not: null } }, orderBy: { id: "asc" } },
        calls: { orderBy: { startedAt: "asc" } },
        invitations: { where: { answer: { isNot: null } }, include: { answer: true }, orderBy: { closedAt: "asc" } },
        tickets: {
          orderBy: { number: "asc" },
          include: {
            notes: {
              where: { portalVisible: true, deletedAt: null, OR: [{ publicAt: null }, { publicAt: { lte: now } }] },
              orderBy: { createdAt: "asc" },
              select: { createdAt: true, authorKind: true, body: true },
            },
            attachments: { where: { state: "READY", OR: [{ noteId: null }, { note: { portalVisible: true, deletedAt: null } }] }, select: { fileName: true } },
          },
        },
      },
    });
    emit({ event: "export.made", subject: { kind: "export", id: customer.id }, data: { what: "person", filter: "" } });
    return {
      name: found.name,
      company: found.company?.name ?? null,
      jobTitle: found.jobTitle,
      city: found.city,
      phones: found.phones.map(({ e164 }) => e164),
      emails: found.emails.map(({ address }) => address),
      facts: found.facts.map(({ field, value }) => ({ label: field.label, value })),
      notes: found.recordNotes.map((note) => ({ at: note.createdAt.toISOString(), text: note.body })),
      tickets: found.tickets.map((ticket) => ({
        number: ticket.number,
        title: ticket.title,
        description: ticket.description,
        createdAt: ticket.createdAt.toISOString(),
        closedAt: ticket.closedAt?.toISOString() ?? null,
        messages: ticket.notes.map((note) => ({ at: note.createdAt.toISOString(), from: note.authorKind, text: note.body })),
        files: ticket.attachments.map(({ fileName }) => fileName),
      })),
      sms: found.smsMessages.map((sms) => ({ at: (sms.sentAt ?? sms.createdAt).toISOString(), phone: sms.phone, text: sms.sentText })),
      calls: found.calls.map((call) => ({ at: call.startedAt.toISOString(), direction: call.direction, seconds: call.seconds })),
      surveys: found.invitations.flatMap(({ answer }) =>
        answer ? [{ at: answer.answeredAt.toISOString(), score: answer.score, comment: answer.comment }] : [],
      ),
    };
  },
});
