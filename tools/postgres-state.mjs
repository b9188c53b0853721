/** What is remembered about the embedded cluster of a data directory: where it is, its password and its port. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRoot, PostgresProblem, reachable, serverAccount } from "./postgres-binaries.mjs";

export function prepareDataDir(dataDir) {
  const home = path.resolve(dataDir);
  mkdirSync(home, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  // the server's own account has to pass through, but not to look around
  if (isRoot() && statSync(home).uid === 0) chmodSync(home, (statSync(home).mode & 0o777) | 0o111);
  return home;
}

export function readState(home) {
  try {
    return JSON.parse(readFileSync(path.join(home, "postgres.json"), "utf8"));
  } catch {
    return {};
  }
}

export function saveState(home, state) {
  const draft = path.join(home, `postgres.json.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path.join(home, "postgres.json"));
}

/**
 * The state to go on with: `cluster` is a place that holds this installation's cluster, or where a new one shall be made.
 * The cluster beside `postgres.json` counts first, so a data directory may be moved, renamed and copied (while its server is
 * stopped): a copy has a cluster of its own. Throws PostgresProblem instead of beginning anew when a cluster should be there.
 */
export function settleState(home, state, notice) {
  const here = realpathSync(home);
  const inside = path.join(home, "postgres");
  if (isCluster(inside)) {
    if (!state.password) {
      throw new PostgresProblem(
        `${path.join(home, "postgres.json")} with the password of the database is missing: bring it back, or set KARIZ_DATA_DIR to a new directory to begin with an empty one.`,
      );
    }
    if (!reachable(inside, serverAccount(inside))) {
      throw new PostgresProblem(
        `The account of the database server may not enter ${home}: start as the owner of that directory, or move it to a place that is open to others.`,
      );
    }
    return remembered(home, { ...state, cluster: inside, home: here });
  }
  if (state.cluster && state.password && state.cluster !== inside) return remembered(home, { ...settleElsewhere(home, state, inside), home: here });
  let cluster = inside;
  if (!reachable(inside, serverAccount())) {
    cluster = path.join(publicHome(), `postgres-${randomBytes(6).toString("hex")}`);
    notice(`${home} is closed to other accounts and PostgreSQL does not run as root: the database files are kept in ${cluster}.`);
  }
  return remembered(home, { cluster, password: state.password ?? randomBytes(24).toString("base64url"), port: state.port, home: here });
}

const isCluster = (directory) => existsSync(path.join(directory, "PG_VERSION"));

// The cluster lies outside the data directory, or did when this file was written.
function settleElsewhere(home, state, inside) {
  const { cluster } = state;
  if (!isCluster(cluster)) {
    throw new PostgresProblem(
      `The database of this installation was in ${cluster} and is not there. Bring that directory back, to the same place or as ${inside}. To begin with an empty database set KARIZ_DATA_DIR to a new directory; delete nothing, ${path.join(home, "postgres.json")} holds the password.`,
    );
  }
  const owner = otherOwner(home, state);
  if (owner) {
    throw new PostgresProblem(
      `${home} is a copy of ${owner}, whose database is in ${cluster}: two installations cannot share one. For a second installation set KARIZ_DATA_DIR to a new directory and bring the data over with backup and restore.`,
    );
  }
  return state;
}

// Another data directory that names the same cluster: beside the cluster, or where this one was when it was written.
function otherOwner(home, { cluster, home: written }) {
  const here = realpathSync(home);
  for (const place of [written, path.dirname(cluster)]) {
    if (!place || !existsSync(path.join(place, "postgres.json")) || realpathSync(place) === here) continue;
    if (readState(place).cluster === cluster) return place;
  }
  return null;
}

function remembered(home, state) {
  const { cluster, home: written } = readState(home);
  if (cluster !== state.cluster || written !== state.home) saveState(home, state);
  return state;
}

// A lasting place that any account may enter; the temporary directory only where there is nothing better.
function publicHome() {
  for (const place of ["/var/lib/kariz", path.join(process.env.TMPDIR ?? "/tmp", "kariz-data")]) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o711 });
      if (statSync(place).uid === 0) return place;
    } catch {
      // read-only: try the next
    }
  }
  throw new PostgresProblem(
    "No directory was found that the database's account may enter: set KARIZ_DATA_DIR to one outside root's home, or set DATABASE_URL.",
  );
}
