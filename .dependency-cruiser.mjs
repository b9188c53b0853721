// The layers: domain (what is true), server (what the product does), features (what people see), app (which URL shows it).
// Run by tools/layers.mjs, where "exotic-require" stands for `import type`; every rule has a planted violation in
// tests/architecture/layer-rules-bite.test.ts.

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });
const room = "^src/server/([^/]+)/";
const TYPES = ["exotic-require"];
const door = "^src/(server|features)/[^/]+/index\\.tsx?(\\.js)?$";
const browser = "^src/(features|ui)/";

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule("no-cycles", "Two files that need each other are one file, or hide a third.", {}, { circular: true, viaOnly: { dependencyTypesNot: TYPES } }),
    rule(
      "domain-is-pure",
      "What is true depends on nothing that reads, writes, draws or tells the time: only domain, persian and a few pure packages.",
      { path: "^src/domain/" },
      { pathNot: ["^src/(domain|persian)/", "(^|/)node_modules/(zod|fractional-indexing)/"] },
    ),
    rule("persian-is-a-leaf", "The mechanics of Persian know no product.", { path: "^src/persian/" }, { path: "^src/", pathNot: "^src/persian/" }),
    rule(
      "messages-hold-words",
      "Words may know the keys they are listed by and how numbers are written, nothing else.",
      { path: "^src/messages/" },
      { path: "^src/", pathNot: "^src/(messages|domain|persian)/" },
    ),
    rule(
      "browser-never-imports-server-values",
      "A server value in the browser's bundle leaks secrets and breaks it; `import type` is fine.",
      { path: browser },
      { path: "^src/(server|generated|worker|sandbox)/", dependencyTypesNot: TYPES },
    ),
    rule(
      "ui-knows-no-product",
      "The design system could ship in another product.",
      { path: "^src/ui/" },
      { path: "^src/", pathNot: ["^src/(ui|persian)/", "^src/messages/[a-z]+/(ui|aria)\\.ts"] },
    ),
    rule(
      "server-knows-no-screen",
      "What the product does does not depend on how it is shown.",
      { path: "^src/(server|worker)/" },
      { path: ["^src/(features|ui|app)/", "(^|/)node_modules/(react|react-dom|react-aria-components|next|@tanstack|@dnd-kit)/"] },
    ),
    rule("nobody-imports-app", "URLs are the outermost floor.", { pathNot: "^(src/app|src/pages|tests)/" }, { path: "^src/app/" }),
    rule(
      "app-uses-doors",
      "A page goes through a room's index.ts, the router or the platform.",
      { path: "^src/(app|pages)/" },
      { path: "^src/(server|features)/[^/]+/", pathNot: [door, "^src/server/platform/"] },
    ),
    rule(
      "rooms-use-doors",
      "A room goes into another room through its index.ts.",
      { path: "^src/(server|features)/([^/]+)/" },
      { path: "^src/(server|features)/[^/]+/", pathNot: ["^src/$1/$2/", door, "^src/server/platform/"] },
    ),
    rule(
      "base-rooms-look-down-identity",
      "board → tickets → customers → identity: nothing calls upwards.",
      { path: "^src/server/identity/" },
      { path: room, pathNot: "^src/server/(identity|platform)/" },
    ),
    rule(
      "base-rooms-look-down-customers",
      "board → tickets → customers → identity: nothing calls upwards.",
      { path: "^src/server/customers/" },
      { path: room, pathNot: "^src/server/(customers|identity|platform)/" },
    ),
    rule(
      "base-rooms-look-down-tickets",
      "tickets knows nothing of what follows from it: SMS, surveys, SLA, automation, boards.",
      { path: "^src/server/tickets/" },
      { path: room, pathNot: "^src/server/(tickets|attachments|customers|identity|platform)/" },
    ),
    rule(
      "base-rooms-look-down-attachments",
      "Files are carried by tickets, which call them; files know only who asks.",
      { path: "^src/server/attachments/" },
      { path: room, pathNot: "^src/server/(attachments|identity|platform)/" },
    ),
    rule(
      "platform-knows-no-room",
      "The platform carries every room and knows none.",
      { path: "^src/server/platform/" },
      { path: "^src/server/", pathNot: "^src/server/platform/" },
    ),
    rule(
      "database-client-stays-on-the-server",
      "Prisma and the process-wide pool belong to src/server and to processes' entry points; a route passes the context on.",
      { path: "^src/", pathNot: "^src/(server|generated)/" },
      { path: ["^src/generated/", "(^|/)node_modules/(@prisma/client|@prisma/adapter-pg|pg)/"], dependencyTypesNot: TYPES },
    ),
    rule(
      "requests-stay-in-app",
      "Cookies and headers of Next are read where URLs are answered.",
      { path: "^src/", pathNot: "^src/app/" },
      { path: "(^|/)node_modules/next/headers" },
    ),
    rule(
      "sandbox-is-a-program-of-its-own",
      "The SMS sandbox stands in for somebody else's service: it shares words and digits with the product, no code.",
      { path: "^src/sandbox/" },
      { path: "^src/", pathNot: "^src/(sandbox|persian|messages)/" },
    ),
    rule(
      "nobody-imports-sandbox",
      "The product speaks to the sandbox over HTTP, as to the real provider.",
      { path: "^src/", pathNot: "^src/sandbox/" },
      { path: "^src/sandbox/" },
    ),
    rule("tests-stay-out", "Nothing that ships depends on a test or its support, nor on the tools.", { path: "^(src|prisma)/" }, { path: "^(tests|tools)/" }),
    rule(
      "every-file-has-a-floor",
      "A file that belongs to no floor has not been understood yet.",
      {
        path: "^src/",
        pathNot: [
          "^src/(app|pages|features|server|domain|persian|messages|ui|worker|sandbox|generated|fonts)/",
          "^src/(instrumentation|instrumentation-node|proxy)\\.ts",
        ],
      },
      {},
    ),
    rule("imports-resolve", "An import that leads nowhere fails at run time only.", { path: "^(src|tests|prisma)/" }, { couldNotResolve: true }),
    rule(
      "packages-are-declared",
      "What ships may not need a package that only the tests install.",
      { path: "^src/" },
      { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: TYPES },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exoticRequireStrings: ["typeOnly"],
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
