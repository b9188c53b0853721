/** Everything the demo says, by subject. Files of later subjects (surveys, answers, holidays) belong beside these. */
import { finance } from "./finance";
import { hardCases } from "./hard-cases";
import { sales } from "./sales";
import type { TicketScript } from "./script";
import { supportAnswered } from "./support-answered";
import { supportClosedOlder } from "./support-closed-older";
import { supportClosedRecent } from "./support-closed-recent";
import { supportNew } from "./support-new";
import { supportWaiting } from "./support-waiting";
import { supportWorking } from "./support-working";

export const scripts: readonly TicketScript[] = [
  ...supportNew,
  ...supportWorking,
  ...supportWaiting,
  ...supportAnswered,
  ...supportClosedRecent,
  ...supportClosedOlder,
  ...hardCases,
  ...sales,
  ...finance,
];
