import type { MoveDepartmentInput } from "@/domain/departments/schema";
import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { oneAtATime } from "../one-at-a-time";

/** Puts a department below another one, as customers and colleagues see the list. An intent: two people who arrange at once both get their way. */
export const moveDepartment = command({
  action: "department.edit",
  load: async (tx, _input: MoveDepartmentInput) => oneAtATime(tx),
  run: async ({ tx, input, emit }): Promise<void> => {
    const rows = await tx.department.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, position: true },
    });
    const moved = rows.find((row) => row.id === input.departmentId);
    const rest = rows.filter((row) => row !== moved);
    const after = input.afterId === null ? -1 : rest.findIndex((row) => row.id === input.afterId);
    if (!moved || (input.afterId !== null && after < 0)) throw new AppError("NOT_FOUND", "department.not_found");
    const from = rows.indexOf(moved);
    const to = after + 1;
    if (from === to) return;
    const order = [...rest.slice(0, to), moved, ...rest.slice(to)];
    for (const [position, row] of order.entries()) if (row.position !== position) await tx.department.update({ where: { id: row.id }, data: { position } });
    emit({ event: "department.moved", subject: { kind: "department", id: moved.id }, data: { changes: { position: { from, to } } } });
  },
});
