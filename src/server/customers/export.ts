import type { CustomerFilter } from "@/domain/customers/list";
import type { CustomerRow } from "@/domain/customers/list-terms";
import type { Ctx } from "@/server/platform/context";
import { recordCustomerExport } from "./commands/record-customer-export";
import { everyCustomer } from "./list";

/** Every customer that fits as pages of rows. FORBIDDEN below supervisors; the export is in the audit before its first row is answered. */
export async function exportCustomers(ctx: Ctx, filter: CustomerFilter): Promise<AsyncGenerator<CustomerRow[]>> {
  await recordCustomerExport(ctx, { filter });
  return everyCustomer(ctx, filter);
}
