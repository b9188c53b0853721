import type { Row } from "./slot";

/** What the drag layer may ask a mounted column: its list, its virtualiser's rows, and to bring one into view. */
export type ColumnGeometry = {
  readonly column: HTMLElement;
  readonly list: HTMLElement;
  readonly rowCount: () => number;
  readonly rowAt: (offset: number) => Row | undefined;
  /** The px from the top of the list's content at which the line of a gap is drawn. */
  readonly gapAt: (gap: number) => number;
  readonly reveal: (gap: number) => void;
};

/** The columns now mounted, by stage. */
export type Geometry = Map<string, ColumnGeometry>;
