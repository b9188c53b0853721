import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { EditOrganisationInput } from "@/domain/portal/schema";
import { parsePhone } from "@/persian/phone";
import { command } from "@/server/platform/command";

/** What customers see of the organisation and what the portal allows. CONFLICT when somebody else saved first (N30). */
export const editOrganisation = command({
  action: "organisation.edit",
  load: async (_tx, _input: EditOrganisationInput) => null,
  run: async ({ tx, input, emit }): Promise<{ version: number }> => {
    const { expectedVersion, supportPhone, ...fields } = input;
    const phone = supportPhone.trim() === "" ? null : parsePhone(supportPhone);
    if (supportPhone.trim() !== "" && !phone) throw new AppError("INVALID_INPUT", "customer.phone_invalid");
    const before = await tx.organisation.findUniqueOrThrow({ where: { id: 1 } });
    const after = { ...fields, supportPhone: phone };
    const saved = await tx.organisation.updateMany({
      where: { id: 1, version: expectedVersion },
      data: { ...after, version: { increment: 1 } },
    });
    if (saved.count === 0) {
      const fresh = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { version: true } });
      throw new AppError("CONFLICT", "organisation.changed_by_someone_else", { version: fresh.version });
    }
    emit({ event: "organisation.edited", subject: { kind: "organisation", id: "1" }, data: { changes: changesBetween(before, after) } });
    return { version: expectedVersion + 1 };
  },
});
