/** Started beside the embedded server: stops it when all its users are gone, also when they were killed. */
import { guardPostgres } from "./postgres.mjs";

for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
await guardPostgres(process.argv[2]).catch(() => {});
process.exit(0);
