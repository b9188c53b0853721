export { DepartmentEditor } from "./department-editor";
export { DepartmentsScreen } from "./departments-screen";
