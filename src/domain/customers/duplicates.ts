import { z } from "zod";

/** Why two records may be of one person. */
export const duplicateReasons = ["nameCompany", "nameCity", "email", "phone", "similarName"] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** As many pairs as are shown at once. */
export const DUPLICATES_SHOWN = 100;

export const TellApartInput = z.object({ oneId: z.uuid(), otherId: z.uuid() }).strict();

export type DuplicateSide = {
  id: string;
  name: string;
  companyName: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
  allTickets: number;
};
export type DuplicatePair = { one: DuplicateSide; other: DuplicateSide; reasons: DuplicateReason[] };
