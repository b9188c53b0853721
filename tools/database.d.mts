export declare function embeddedUrlForCommand(): Promise<string>;
/** Applies what is missing of the migrations to the database of an administrator. */
export declare function bringUpToDate(url: string, notice?: (sentence: string) => void, appRole?: string): Promise<void>;
