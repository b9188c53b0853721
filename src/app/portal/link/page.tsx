import type { Metadata } from "next";
import { failureIn, visitorWords } from "@/app/visitor";
import { AskForLink } from "@/features/portal";
import { askForLink } from "../sign-in-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.link.askTitle };
}

type Props = { searchParams: Promise<{ sent?: string; failed?: string; wait?: string }> };

export default async function LinkPage({ searchParams }: Props) {
  const query = await searchParams;
  const { words, language } = await visitorWords();
  return <AskForLink isDead={false} wasSent={query.sent === "1"} failure={failureIn(query, language)} action={askForLink} words={words} />;
}
