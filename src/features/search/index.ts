export { SearchButton } from "./search-button";
export { SearchPage } from "./search-page";
