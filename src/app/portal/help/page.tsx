import type { Metadata } from "next";
import { visitorWords } from "@/app/visitor";
import { HelpPage } from "@/features/portal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.help.title };
}

export default async function PortalHelpPage() {
  const { words, language } = await visitorWords();
  return <HelpPage words={words} language={language} />;
}
