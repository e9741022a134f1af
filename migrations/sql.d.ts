/** SQL files are embedded as text: `import sql from "#migrations/..." with { type: "text" }`. */
declare module "*.sql" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a text module has no other export
  export default text;
}
