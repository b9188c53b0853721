import { AppError } from "@/domain/errors";
import { passwordFault } from "@/domain/identity/password";
import { isCommonPassword } from "./common-passwords";
import { hashPassword } from "./password";

/** The hash of a password that somebody chose. INVALID_INPUT with the reason when it is too short, personal or common (ASVS 5.0 6.2). */
export async function goodPasswordHash(password: string, person: { email: string; name: string }): Promise<string> {
  const fault = passwordFault(password, person) ?? (isCommonPassword(password) ? "password.common" : null);
  if (fault) throw new AppError("INVALID_INPUT", fault);
  return hashPassword(password);
}
