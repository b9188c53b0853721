import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { DepartmentEditor } from "@/features/departments";
import { departments as words } from "@/messages/fa/departments";

export const metadata: Metadata = { title: words.title };

type Props = { params: Promise<{ id: string }> };

/** One department with its questions; for administrators. */
export default async function DepartmentPage({ params }: Props) {
  const { id } = await params;
  const { api } = await staffPage(`/settings/departments/${id.slice(0, 40)}`);
  try {
    const [form, portal] = await Promise.all([api.departments.form({ departmentId: id }), api.portalSettings.get()]);
    return <DepartmentEditor key={id} initial={form} initialFaqs={portal.departments.find((one) => one.id === id) ?? null} />;
  } catch (error) {
    if (error instanceof TRPCError && ["FORBIDDEN", "NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
    throw error;
  }
}
