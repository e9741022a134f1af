/** SQL files are embedded as text: `import sql from "#migrations/..." with { type: "text" }`. */
declare module "*.sql" {
  const text: string;
  export default text;
}
