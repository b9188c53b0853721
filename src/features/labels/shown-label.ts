export type LabelKind = "category" | "product" | "tag";

/** A category, product or tag as a row of the settings. */
export type ShownLabel = {
  id: string;
  name: string;
  version: number;
  used: number;
  isRetired: boolean;
  depth?: number;
  parentId?: string | null;
  departmentId?: string | null;
  color?: string;
};
