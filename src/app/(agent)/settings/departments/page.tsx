import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { DepartmentsScreen } from "@/features/departments";
import { departments as words } from "@/messages/fa/departments";

export const metadata: Metadata = { title: words.title };

/** The departments in their order; for administrators. */
export default async function DepartmentsPage() {
  const { api } = await staffPage("/settings/departments");
  try {
    return <DepartmentsScreen initial={await api.departments.list()} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
