export declare class PostgresProblem extends Error {}
export type EmbeddedPostgres = {
  url: string;
  appUrl: string;
  appRole: string;
  adminUrl: string;
  joined: boolean;
  major: number;
  stop: () => Promise<boolean>;
  unref: () => void;
};
export declare function startPostgres(options: {
  dataDir: string;
  database?: string;
  durable?: boolean;
  notice?: (sentence: string) => void;
  onLost?: () => void;
}): Promise<EmbeddedPostgres>;
export declare function createDatabase(adminUrl: string, name: string, options?: { template?: string }): Promise<void>;
export declare function dropDatabase(adminUrl: string, name: string): Promise<void>;
