export type Settings = {
  port: number;
  sandboxPort: number;
  url: string;
  databaseUrl: string | undefined;
  /** Owns the tables, when the product's own role does not. */
  databaseOwnerUrl: string | undefined;
  dataDir: string;
  demo: boolean;
  secret: string | undefined;
  role: "all" | "web" | "worker";
  /** The bucket of the attachments; null = they lie in the data directory. */
  s3Bucket: string | null;
  sandbox: boolean;
};
export declare const projectRoot: string;
export declare function readEnvironment(env?: Record<string, string | undefined>): { problems: string[]; settings: Settings };
export declare function generatedSecret(dataDir: string): string;
export declare function webhookSecret(secret: string): string;
export declare function sandboxEnvironment(settings: Settings, env: Record<string, string | undefined>): Record<string, string | undefined>;
