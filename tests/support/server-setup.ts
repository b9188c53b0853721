import "@/server/reactions";
import { log } from "@/server/platform/log";

// What follows from an event is registered once per process, as the product does. Expected failures need no log.
log.level = "silent";
