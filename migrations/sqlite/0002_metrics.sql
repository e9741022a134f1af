-- Sums of a run's steps, kept with the run: adding them up for a day of a busy team takes too long.
ALTER TABLE runs ADD COLUMN from_run       INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN from_memory    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN from_redis     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN from_sqlite    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN from_postgres  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN from_discovery INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN from_heal      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN steps_healed   INTEGER NOT NULL DEFAULT 0;

UPDATE runs SET
  from_run       = (SELECT count(*) FROM run_steps s WHERE s.run_id = runs.id AND s.source = 'run'),
  from_memory    = (SELECT count(*) FROM run_steps s WHERE s.run_id = runs.id AND s.source = 'memory'),
  from_redis     = (SELECT count(*) FROM run_steps s WHERE s.run_id = runs.id AND s.source = 'redis'),
  from_sqlite    = (SELECT count(*) FROM run_steps s WHERE s.run_id = runs.id AND s.source = 'sqlite'),
  from_postgres  = (SELECT count(*) FROM run_steps s WHERE s.run_id = runs.id AND s.source = 'postgres'),
  from_discovery = (SELECT count(*) FROM run_steps s WHERE s.run_id = runs.id AND s.source = 'discovery'),
  from_heal      = (SELECT count(*) FROM run_steps s WHERE s.run_id = runs.id AND s.source = 'heal'),
  steps_healed   = (SELECT count(*) FROM run_steps s WHERE s.run_id = runs.id AND s.healed AND s.outcome = 'success');

-- Both hold all that the metrics read, so that no row is fetched.
CREATE INDEX runs_figures ON runs (start_time, status, verdict, duration_ms, heal_rounds, steps_healed, from_run,
  from_memory, from_redis, from_sqlite, from_postgres, from_discovery, from_heal);
CREATE INDEX run_steps_failed ON run_steps (created_at, element, run_id)
  WHERE outcome = 'fail' AND element IS NOT NULL;
