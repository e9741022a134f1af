/** What the end of a run tells: taken from it alone. */
const END = ["status", "verdict", "heal_rounds", "end_time", "duration_ms", "error_message"];
/** What its start tells; only a start has a title. */
const START = ["row_id", "attempt", "title", "file", "url", "start_time"];
/** What its steps add up to, and which of them count. */
const SUMS: Readonly<Record<string, string>> = {
  from_run: "source = 'run'",
  from_memory: "source = 'memory'",
  from_redis: "source = 'redis'",
  from_sqlite: "source = 'sqlite'",
  from_postgres: "source = 'postgres'",
  from_discovery: "source = 'discovery'",
  from_heal: "source = 'heal'",
  steps_healed: "healed AND outcome = 'success'",
};
const FIXED = ["id", "invocation_id", "req_id", "host", "pid", "pid_started", "created_at", "steps_total"];

const lines = (parts: readonly string[]): string => parts.join(",\n    ");
const sums = Object.keys(SUMS);
const has = { ended: "excluded.status <> 'running'", started: "excluded.title IS NOT NULL" };
const takenIf = (condition: string) => (column: string) =>
  `${column} = CASE WHEN ${condition} THEN excluded.${column} ELSE held.${column} END`;

/**
 * Runs, steps and artifacts as three JSON lists of rows, stored by one statement, which is one transaction. Rows come again
 * and in any order; a run's sums are worked out of all its steps, those that are there and those that are new.
 */
export const SAVE = `
  WITH new_runs AS (SELECT * FROM json_populate_recordset(NULL::runs, $1::text::json)),
  new_steps AS (SELECT * FROM json_populate_recordset(NULL::run_steps, $2::text::json)),
  saved_steps AS (INSERT INTO run_steps SELECT * FROM new_steps ON CONFLICT (id) DO NOTHING),
  saved_artifacts AS (
    INSERT INTO run_artifacts SELECT * FROM json_populate_recordset(NULL::run_artifacts, $3::text::json)
    -- A file written again under its name: what is told last counts.
    ON CONFLICT (id) DO UPDATE SET file_size_bytes = excluded.file_size_bytes, lost = excluded.lost),
  all_steps AS (
    SELECT run_id, outcome, source, healed FROM run_steps WHERE run_id IN (SELECT id FROM new_runs)
    UNION ALL
    SELECT run_id, outcome, source, healed FROM new_steps
    WHERE NOT EXISTS (SELECT 1 FROM run_steps WHERE run_steps.id = new_steps.id)),
  sums AS (
    SELECT run_id, count(*) FILTER (WHERE outcome <> 'skipped') AS executed,
    ${lines(Object.entries(SUMS).map(([column, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${column}`))}
    FROM all_steps GROUP BY run_id)
  INSERT INTO runs AS held (${[...FIXED, ...START, ...END, ...sums, "steps_executed"].join(", ")})
  SELECT ${lines([...FIXED, ...START, ...END].map((column) => `run.${column}`))},
    ${lines(sums.map((column) => `coalesce(sums.${column}, 0)`))},
    CASE WHEN run.status = 'running' THEN coalesce(sums.executed, 0) ELSE run.steps_executed END
  FROM new_runs AS run LEFT JOIN sums ON sums.run_id = run.id
  ON CONFLICT (id) DO UPDATE SET
    ${lines([...END.map(takenIf(has.ended)), ...START.map(takenIf(has.started))])},
    ${lines(sums.map((column) => `${column} = excluded.${column}`))},
    ${takenIf(`${has.ended} OR held.status = 'running'`)("steps_executed")},
    ${takenIf(`${has.ended} OR held.status = 'running' AND ${has.started}`)("steps_total")}`;
