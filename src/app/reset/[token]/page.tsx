import { StaffLinkPage, staffLinkMetadata } from "@/app/staff-link";

export const metadata = staffLinkMetadata("RESET");

type Props = { params: Promise<{ token: string }> };

export default async function ResetPage({ params }: Props) {
  return <StaffLinkPage token={(await params).token} purpose="RESET" />;
}
