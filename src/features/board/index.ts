export { lastBoardCookie } from "./board-address";
export { BoardScreen, type BoardScreenProps } from "./board-screen";
export { BoardSkeleton } from "./board-skeleton";
export { FilterBar } from "./filter-bar";
export { formatFilters, hasFilters, parseFilters, withFilter } from "./filters";
