export { moveCard } from "./commands/move-card";
export { undoMove } from "./commands/undo-move";
export { filterSql } from "./filters";
export { getOptions } from "./queries";
export { boardRouter } from "./router";
