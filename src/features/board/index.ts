export { lastBoardCookie } from "./board-address";
export { BoardScreen, type BoardScreenProps } from "./board-screen";
export { BoardSkeleton } from "./board-skeleton";
export { parseFilters } from "./filters";
