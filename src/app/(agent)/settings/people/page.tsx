import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { PeopleScreen } from "@/features/people";
import { people } from "@/messages/fa/people";

export const metadata: Metadata = { title: people.title };

/** Who comes to the desk; for administrators. */
export default async function PeoplePage() {
  const { api, agent } = await staffPage("/settings/people");
  try {
    return <PeopleScreen initial={await api.people.list()} meId={agent.userId} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
