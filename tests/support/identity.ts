// The inside of the identity room, which has no door for the product but is what its tests are about.

export { addressOf } from "@/server/identity/auth";
export { hashPassword } from "@/server/identity/password";
export { actorOfSession, endSession, SESSION_DAYS, startStaffSession } from "@/server/identity/sessions";
export { signInStaff } from "@/server/identity/sign-in";
export { makeStaffLink } from "@/server/identity/staff-links";
export { openSecret, sealSecret, setupOf } from "@/server/identity/totp";
