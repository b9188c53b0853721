import { readFact } from "@/domain/customers/facts";
import type { EditCompanyInput } from "@/domain/customers/schema";
import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import { command } from "@/server/platform/command";

/** Changes what is written on a company's record. CONFLICT when somebody else did so first (N30); INVALID_INPUT for a website that is no web address. */
export const editCompany = command({
  action: "company.edit",
  load: async (_tx, _input: EditCompanyInput) => null,
  run: async ({ tx, input, emit }): Promise<{ version: number }> => {
    await tx.$queryRaw`SELECT 1 AS "locked" FROM "Company" WHERE "id" = ${input.companyId}::uuid FOR NO KEY UPDATE`;
    const company = await tx.company.findUnique({ where: { id: input.companyId } });
    if (!company) throw new AppError("NOT_FOUND", "company.not_found");
    if (company.version !== input.expectedVersion) throw new AppError("CONFLICT", "company.changed_by_someone_else", { version: company.version });
    const website = input.website === undefined ? undefined : readFact({ kind: "URL", options: [] }, input.website);
    if (website && "problem" in website) throw new AppError("INVALID_INPUT", "company.website_invalid");
    const wanted = {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(website === undefined ? {} : { website: website.value }),
      ...(input.staffNote === undefined ? {} : { staffNote: input.staffNote || null }),
    };
    const { staffNote, ...changes } = changesBetween(company, wanted);
    const fields = [...Object.keys(changes), ...(staffNote ? ["staffNote"] : [])];
    if (fields.length === 0) return { version: company.version };
    emit({ event: "company.edited", subject: { kind: "company", id: company.id }, data: { fields, changes } });
    return tx.company.update({ where: { id: company.id }, data: { ...wanted, version: { increment: 1 } }, select: { version: true } });
  },
});
