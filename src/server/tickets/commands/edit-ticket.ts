import type { EditTicketInput } from "@/domain/tickets/schema";
import { command } from "@/server/platform/command";
import { lockedTicket, refuseStale } from "../locked-ticket";
import { checkReferences } from "../references";

type Changes = Record<string, { from: unknown; to: unknown }>;

/**
 * Changes properties of a ticket in place (N9, N25, N28): title, responsible, department, priority, category, tags, due, product. CONFLICT when
 * the card has changed since; what is already so is not recorded. Answers with the new version.
 */
export const editTicket = command({
  action: "ticket.edit",
  load: (tx, input: EditTicketInput) => lockedTicket(tx, input.ticketId),
  run: async ({ tx, now, input, subject: ticket, emit }): Promise<{ version: number }> => {
    refuseStale(ticket, input.expectedVersion);
    await checkReferences(tx, input);
    const before = { ...ticket, dueAt: ticket.dueAt?.toISOString() ?? null, tagIds: ticket.tags.map((tag) => tag.tagId).sort() };
    const after = {
      ...input,
      ...(input.dueAt ? { dueAt: new Date(input.dueAt).toISOString() } : {}),
      ...(input.tagIds ? { tagIds: [...new Set(input.tagIds)].sort() } : {}),
    };
    const changes: Changes = {};
    for (const field of ["title", "departmentId", "priority", "categoryId", "dueAt", "product", "tagIds", "responsibleId"] as const) {
      const to = after[field];
      if (to !== undefined && JSON.stringify(to) !== JSON.stringify(before[field])) changes[field] = { from: before[field], to };
    }
    if (Object.keys(changes).length === 0) return { version: ticket.version };
    const value = <F extends keyof typeof after>(field: F): (typeof after)[F] | undefined => (field in changes ? after[field] : undefined);
    const saved = await tx.ticket.update({
      where: { id: ticket.id },
      data: {
        title: value("title"),
        departmentId: value("departmentId"),
        priority: value("priority"),
        categoryId: value("categoryId"),
        dueAt: value("dueAt"),
        product: value("product"),
        responsibleId: value("responsibleId"),
        version: { increment: 1 },
        updatedAt: now,
        ...(changes.tagIds ? { tags: { deleteMany: {}, create: (after.tagIds ?? []).map((tagId) => ({ tagId })) } } : {}),
      },
      select: { version: true },
    });
    const { responsibleId, ...rest } = changes;
    const where = { ticketId: ticket.id, pipelineIds: [ticket.pipelineId] };
    if (responsibleId) emit({ ...where, event: "ticket.assigned", data: { from: ticket.responsibleId, to: input.responsibleId ?? null } });
    if (Object.keys(rest).length > 0) emit({ ...where, event: "ticket.edited", data: { changes: rest } });
    return saved;
  },
});
