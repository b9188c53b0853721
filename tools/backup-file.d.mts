export declare class RefusedRestore extends Error {}
export declare class DamagedArchive extends Error {}
export type Manifest = {
  format: number;
  madeAt: string;
  migrations: string[];
  tables: { name: string; columns: string[]; rows: number }[];
  files: number;
  sequences: Record<string, string>;
};
export declare function backUp(options: { url: string; filesDirectory: string; file: string; madeAt: string }): Promise<Manifest>;
export declare function restore(options: {
  url: string;
  filesDirectory: string;
  file: string;
  migrationsDirectory: string;
  appRole?: string;
  notice?: (sentence: string) => void;
}): Promise<Manifest>;
