import type { Client } from "pg";

export declare const AUDIT_TABLES: readonly string[];
export declare function grantRights(client: Client, options?: { appRole?: string; notice?: (sentence: string) => void }): Promise<void>;
