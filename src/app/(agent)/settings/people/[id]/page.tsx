import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { PersonScreen } from "@/features/people";
import { people } from "@/messages/fa/people";

export const metadata: Metadata = { title: people.title };

type Props = { params: Promise<{ id: string }> };

/** One person; for administrators. */
export default async function PersonPage({ params }: Props) {
  const { id } = await params;
  const { api, agent } = await staffPage(`/settings/people/${encodeURIComponent(id)}`);
  try {
    const [everybody, sessions] = await Promise.all([api.people.list(), api.people.sessions({ userId: id })]);
    const person = everybody.people.find((one) => one.id === id);
    if (!person) notFound();
    return <PersonScreen key={id} initial={person} everybody={everybody} sessions={sessions} meId={agent.userId} />;
  } catch (error) {
    if (error instanceof TRPCError && ["FORBIDDEN", "BAD_REQUEST", "NOT_FOUND"].includes(error.code)) notFound();
    throw error;
  }
}
