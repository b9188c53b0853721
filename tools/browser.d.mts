export declare const CHROMIUM_FLAGS: string[];
export declare function findBrowser(options?: { installedFirst?: boolean }): Promise<{ executablePath: string; env: Record<string, string>; origin: string }>;
