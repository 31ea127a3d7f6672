// What every form of a report needs beside the findings.

/** A finding's file as the reader of the report knows it: relative to where the command runs. */
export type Place = (file: string) => string;

/** What a report says about the rules behind its findings. */
export interface RuleText {
  id: string;
  meaning: string;
  why: string;
  mend: string;
}
