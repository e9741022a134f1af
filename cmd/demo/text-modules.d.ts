/** Requirement files are embedded as text. */
declare module "*.pacts.yaml" {
  const text: string;
  export default text;
}
