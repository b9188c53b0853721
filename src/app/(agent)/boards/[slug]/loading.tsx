import { BoardSkeleton } from "@/features/board";

export default function Loading() {
  return <BoardSkeleton />;
}
