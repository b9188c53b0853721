import { BringBackDepartmentInput, DepartmentFormInput, MoveDepartmentInput, RetireDepartmentInput, SaveDepartmentInput } from "@/domain/departments/schema";
import { adminProcedure, router } from "@/server/platform/trpc";
import { moveDepartment } from "./commands/move-department";
import { bringBackDepartment, retireDepartment } from "./commands/retire-department";
import { saveDepartment } from "./commands/save-department";
import { getDepartmentForm, listDepartments } from "./queries";

/** How the departments are set up; for administrators. */
export const departmentsRouter = router({
  list: adminProcedure.query(({ ctx }) => listDepartments(ctx)),
  form: adminProcedure.input(DepartmentFormInput).query(({ ctx, input }) => getDepartmentForm(ctx, input.departmentId)),
  save: adminProcedure.input(SaveDepartmentInput).mutation(({ ctx, input }) => saveDepartment(ctx, input)),
  move: adminProcedure.input(MoveDepartmentInput).mutation(({ ctx, input }) => moveDepartment(ctx, input)),
  retire: adminProcedure.input(RetireDepartmentInput).mutation(({ ctx, input }) => retireDepartment(ctx, input)),
  bringBack: adminProcedure.input(BringBackDepartmentInput).mutation(({ ctx, input }) => bringBackDepartment(ctx, input)),
});
