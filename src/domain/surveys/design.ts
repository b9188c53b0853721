/** How satisfaction is asked for: five faces with words, or five numbers. */
export const surveyScales = ["FACES", "NUMBERS"] as const;
export type SurveyScale = (typeof surveyScales)[number];

/** Scores go from 1 to this. */
export const TOP_SCORE = 5;
export const scores = [1, 2, 3, 4, 5] as const;

/** What is asked after closing, of whom and for how long (issue 4 §7). */
export type SurveyDesign = {
  isOn: boolean;
  /** Empty = the question as we ship it, in the visitor's language. */
  question: string;
  scale: SurveyScale;
  /** Chips that a customer may pick after the score. */
  reasons: string[];
  /** Empty = as we ship it. */
  thanks: string;
  /** From closing to asking. */
  delayMinutes: number;
  /** A customer who was asked is not asked again for so many days; 0 = every closing asks. */
  cooldownDays: number;
  /** From asking to the end of the link. */
  expiryDays: number;
  /** From answering to where the answer stands. */
  editableHours: number;
  /** Scores up to this one are told to supervisors; 0 = none. */
  lowScore: number;
};

/** What counts until somebody has saved something else. */
export const shippedDesign: Omit<SurveyDesign, "reasons"> = {
  isOn: true,
  question: "",
  scale: "FACES",
  thanks: "",
  delayMinutes: 30,
  cooldownDays: 0,
  expiryDays: 14,
  editableHours: 24,
  lowScore: 2,
};
