export { peopleRouter } from "./router";
