// GSM 03.38 without the escape character itself.
const GSM_BASIC = new Set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const GSM_EXTENSION = new Set("\f^{}\\[~]|€");

/** The gateway refuses longer texts with code 413 (facts §1.1); in UTF-16 units. */
export const SMS_MAX_LENGTH = 900;

export type SmsParts = {
  encoding: "ucs2" | "gsm7";
  /** Septets (an extension character is two) or UTF-16 units. */
  units: number;
  /** What the operator bills; 0 for an empty text. */
  parts: number;
  /** Units still free in the last part; in an empty text, in the first. */
  remaining: number;
  tooLong: boolean;
};

/**
 * How an SMS will be split and billed: 70 then 67 units per part with any character outside GSM 03.38 (one Persian
 * letter, Persian digit, « or ZWNJ is enough), else 160 then 153. A surrogate pair or an escaped character is never
 * cut in two, so the unit it cannot use at the end of a part is lost, as on the air.
 */
export function countSmsParts(text: string): SmsParts {
  const gsm = [...text].every((char) => GSM_BASIC.has(char) || GSM_EXTENSION.has(char));
  const [single, multi] = gsm ? [160, 153] : [70, 67];
  const widths = [...text].map((char) => (gsm ? (GSM_EXTENSION.has(char) ? 2 : 1) : char.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const tooLong = text.length > SMS_MAX_LENGTH;
  const encoding = gsm ? "gsm7" : "ucs2";
  if (units <= single) return { encoding, units, parts: units === 0 ? 0 : 1, remaining: single - units, tooLong };

  let parts = 1;
  let filled = 0;
  for (const width of widths) {
    if (filled + width > multi) {
      parts += 1;
      filled = 0;
    }
    filled += width;
  }
  return { encoding, units, parts, remaining: multi - filled, tooLong };
}
