import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { DepartmentEditor } from "@/features/departments";
import { departments as words } from "@/messages/fa/departments";

export const metadata: Metadata = { title: words.new };

/** A department that does not exist yet; for administrators. */
export default async function NewDepartmentPage() {
  const { api } = await staffPage("/settings/departments/new");
  try {
    return <DepartmentEditor initial={await api.departments.form({ departmentId: null })} initialFaqs={null} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
