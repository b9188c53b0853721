export { LabelsScreen } from "./labels-screen";
