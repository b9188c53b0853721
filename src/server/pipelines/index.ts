export { lockedPipeline, raiseVersion, takeTurn } from "./locked-pipeline";
export { pipelinesRouter } from "./router";
