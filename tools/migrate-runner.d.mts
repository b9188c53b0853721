import type { Client } from "pg";

export declare class UnfitDatabase extends Error {}
export declare function checkDatabase(client: Client): Promise<void>;
export declare function migrate(client: Client, directory: string, notice?: (sentence: string) => void, options?: { only?: Set<string> }): Promise<string[]>;
