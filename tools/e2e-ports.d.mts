export declare const READY: string;
export declare function freePorts(count: number): Promise<number[]>;
