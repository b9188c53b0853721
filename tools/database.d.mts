export declare function embeddedUrlForCommand(): Promise<string>;
