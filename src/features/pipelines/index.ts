export { PipelineEditor } from "./pipeline-editor";
export { PipelineList } from "./pipeline-list";
