export type Claim = { pid: number; identity: string | null; [detail: string]: unknown };
export declare function processIdentity(pid: number): string | null;
export declare function claimHolder(file: string): Claim | null;
export declare function claim(file: string, details?: object): { release?: () => void; holder?: Claim };
