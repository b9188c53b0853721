import { type CustomerFilter, filterForHistory } from "@/domain/customers/list";
import { command } from "@/server/platform/command";

/** Writes down that a list of customers is being taken out, before its first row leaves; which filters were set, but no words of them. */
export const recordCustomerExport = command({
  action: "customer.export",
  load: async (_tx, _input: { filter: CustomerFilter }) => null,
  run: async ({ input, emit }): Promise<void> => {
    emit({ event: "export.made", subject: { kind: "export", id: "customers" }, data: { what: "customers", filter: filterForHistory(input.filter) } });
  },
});
