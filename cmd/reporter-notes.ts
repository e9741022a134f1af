/** The reporters, for the help of `run`. */
export const reporterNotes: readonly string[] = [
  "Reporters, several at once, separated by commas:",
  "  list    a line for each step (default)",
  "  line    one line that is written over; in a pipe a line for each requirement",
  "  dot     a character for each requirement",
  "  json    every event as a line of JSON",
  "  junit   JUnit XML, a testcase for each requirement and row of its data",
  "  html    one page with steps, heals, pictures and charts; needs a file",
  "  github  annotations and job summary; on GitHub Actions also without being named",
  "Only one can write to stdout; the others are given a file: --reporter dot,junit:out.xml,html:report.html",
];
