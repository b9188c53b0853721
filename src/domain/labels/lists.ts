import type { Named } from "../board/card";

type Label = Named & { version: number; isRetired: boolean /** Cards that have it. */; used: number };
export type CategoryItem = Label & { parentId: string | null; departmentId: string | null };
export type ProductItem = Label;
export type TagItem = Omit<Label, "isRetired"> & { color: string };

/** Everything that cards can be sorted by, for settings. */
export type Labels = { categories: CategoryItem[]; products: ProductItem[]; tags: TagItem[]; departments: Named[] };
