/** ASVS 5 asks for eight at least and advises more; nothing is asked of the kinds of letters. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

export type PasswordFault = "password.too_short" | "password.too_long" | "password.personal" | "password.common";

const MIN_PART = 4;

/**
 * Why a new password cannot be taken, or null (ASVS 5.0 6.2.1, 6.2.4, 6.2.11): its length, the person's own name or e-mail in it, or a
 * handful of letters over and over. Whether it is among the common ones is asked where their list is.
 */
export function passwordFault(password: string, person: { email: string; name: string }): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return "password.too_short";
  if (length > PASSWORD_MAX) return "password.too_long";
  const given = password.toLowerCase();
  const own = [person.email.split("@")[0] ?? "", person.email, ...person.name.split(/\s+/u), "kariz", "کاریز"];
  const rest = own
    .filter((part) => [...part].length >= MIN_PART)
    .sort((a, b) => b.length - a.length)
    .reduce((text, part) => text.replaceAll(part.toLowerCase(), ""), given);
  if ([...rest].length < MIN_PART) return "password.personal";
  return new Set(given).size < MIN_PART ? "password.common" : null;
}
