import { z } from "zod";
import { cleanLine } from "@/persian/text";
import { hueNames } from "./hues";
import { LABEL_LIMIT } from "./terms";

const Name = z.string().transform(cleanLine).pipe(z.string().min(1).max(LABEL_LIMIT));
const seen = { expectedVersion: z.number().int().positive() };
const direction = { to: z.enum(["up", "down"]) };

const category = { name: Name, parentId: z.uuid().nullable(), departmentId: z.uuid().nullable() };
/** A new category, or changes of one: where it stands in the tree, and whose it is (null = every department's). One under another is of the same department. */
export const SaveCategoryInput = z.union([z.object({ ...category }).strict(), z.object({ ...category, id: z.uuid(), ...seen }).strict()]);
export type SaveCategoryInput = z.infer<typeof SaveCategoryInput>;

export const SaveProductInput = z.union([z.object({ name: Name }).strict(), z.object({ name: Name, id: z.uuid(), ...seen }).strict()]);
export type SaveProductInput = z.infer<typeof SaveProductInput>;

const tag = { name: Name, color: z.enum(hueNames) };
export const SaveTagInput = z.union([z.object({ ...tag }).strict(), z.object({ ...tag, id: z.uuid(), ...seen }).strict()]);
export type SaveTagInput = z.infer<typeof SaveTagInput>;

export const MoveLabelInput = z.object({ id: z.uuid(), ...direction }).strict();
export const RetireLabelInput = z.object({ id: z.uuid(), ...seen, isRetired: z.boolean() }).strict();
/** `id` goes; its cards get `intoId`. */
export const MergeTagsInput = z.object({ id: z.uuid(), ...seen, intoId: z.uuid() }).strict();
