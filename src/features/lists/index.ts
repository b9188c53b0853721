export { listOf, viewPath } from "./list-address";
export { ListScreen } from "./list-screen";
export { ViewNotFound } from "./view-not-found";
