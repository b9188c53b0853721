export type LockEntry = { version?: string; os?: string[]; cpu?: string[]; libc?: string[]; optional?: boolean; optionalDependencies?: Record<string, string> };
export type Lock = { packages: Record<string, LockEntry> };
export declare function platformOf(name: string): Pick<LockEntry, "os" | "cpu" | "libc"> | null;
export declare function missingEntries(lock: Lock): { added: Record<string, LockEntry>; unknown: string[] };
export declare function completed(lock: Lock, added: Record<string, LockEntry>): Lock;
