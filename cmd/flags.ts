/** Flags as they were given: names in camelCase; text, true/false, or a list for repeated ones. Read by `readConfig`. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
