/** What a form of the portal is told after it was sent in vain: why, and what was in it (for browsers that run no scripts). */
export type FormState = { failure: string; values: Readonly<Record<string, string>> } | null;

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
export type PlainAction = (form: FormData) => Promise<void>;
