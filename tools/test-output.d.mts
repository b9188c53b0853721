export declare class Output {
  constructor(write?: (text: string) => void);
  begin(heading: string): { say: (text: string) => void; end: (closing: string) => void };
}
