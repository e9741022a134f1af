-- Sums of a run's steps, kept with the run.
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

-- Sums of the runs that started within the same ten minutes (a span is the first 15 characters of their start), kept by the triggers
-- below: adding up a day of a busy team anew takes too long.
CREATE TABLE run_sums (
  span           TEXT PRIMARY KEY,
  pass           INTEGER NOT NULL DEFAULT 0,
  partial        INTEGER NOT NULL DEFAULT 0,
  fail           INTEGER NOT NULL DEFAULT 0,
  running        INTEGER NOT NULL DEFAULT 0,
  heal_rounds    INTEGER NOT NULL DEFAULT 0,
  steps_healed   INTEGER NOT NULL DEFAULT 0,
  from_run       INTEGER NOT NULL DEFAULT 0,
  from_memory    INTEGER NOT NULL DEFAULT 0,
  from_redis     INTEGER NOT NULL DEFAULT 0,
  from_sqlite    INTEGER NOT NULL DEFAULT 0,
  from_postgres  INTEGER NOT NULL DEFAULT 0,
  from_discovery INTEGER NOT NULL DEFAULT 0,
  from_heal      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

INSERT INTO run_sums
SELECT substr(start_time, 1, 15),
  sum(status <> 'running' AND verdict IS 'pass'), sum(status <> 'running' AND verdict IS 'partial'), sum(status <> 'running' AND verdict IS 'fail'),
  sum(status = 'running'), sum(heal_rounds), sum(steps_healed),
  sum(from_run), sum(from_memory), sum(from_redis), sum(from_sqlite), sum(from_postgres), sum(from_discovery), sum(from_heal)
FROM runs GROUP BY 1;

CREATE TRIGGER run_sums_inserted AFTER INSERT ON runs BEGIN
  INSERT INTO run_sums (span) SELECT substr(NEW.start_time, 1, 15)
    WHERE NOT EXISTS (SELECT 1 FROM run_sums WHERE span = substr(NEW.start_time, 1, 15));
  UPDATE run_sums SET
    pass = pass + (NEW.status <> 'running' AND NEW.verdict IS 'pass'),
    partial = partial + (NEW.status <> 'running' AND NEW.verdict IS 'partial'),
    fail = fail + (NEW.status <> 'running' AND NEW.verdict IS 'fail'),
    running = running + (NEW.status = 'running'),
    heal_rounds = heal_rounds + NEW.heal_rounds,
    steps_healed = steps_healed + NEW.steps_healed,
    from_run = from_run + NEW.from_run,
    from_memory = from_memory + NEW.from_memory,
    from_redis = from_redis + NEW.from_redis,
    from_sqlite = from_sqlite + NEW.from_sqlite,
    from_postgres = from_postgres + NEW.from_postgres,
    from_discovery = from_discovery + NEW.from_discovery,
    from_heal = from_heal + NEW.from_heal
  WHERE span = substr(NEW.start_time, 1, 15);
END;

CREATE TRIGGER run_sums_updated AFTER UPDATE OF start_time, status, verdict, heal_rounds, steps_healed, from_run, from_memory, from_redis,
  from_sqlite, from_postgres, from_discovery, from_heal ON runs BEGIN
  UPDATE run_sums SET
    pass = pass - (OLD.status <> 'running' AND OLD.verdict IS 'pass'),
    partial = partial - (OLD.status <> 'running' AND OLD.verdict IS 'partial'),
    fail = fail - (OLD.status <> 'running' AND OLD.verdict IS 'fail'),
    running = running - (OLD.status = 'running'),
    heal_rounds = heal_rounds - OLD.heal_rounds,
    steps_healed = steps_healed - OLD.steps_healed,
    from_run = from_run - OLD.from_run,
    from_memory = from_memory - OLD.from_memory,
    from_redis = from_redis - OLD.from_redis,
    from_sqlite = from_sqlite - OLD.from_sqlite,
    from_postgres = from_postgres - OLD.from_postgres,
    from_discovery = from_discovery - OLD.from_discovery,
    from_heal = from_heal - OLD.from_heal
  WHERE span = substr(OLD.start_time, 1, 15);
  INSERT INTO run_sums (span) SELECT substr(NEW.start_time, 1, 15)
    WHERE NOT EXISTS (SELECT 1 FROM run_sums WHERE span = substr(NEW.start_time, 1, 15));
  UPDATE run_sums SET
    pass = pass + (NEW.status <> 'running' AND NEW.verdict IS 'pass'),
    partial = partial + (NEW.status <> 'running' AND NEW.verdict IS 'partial'),
    fail = fail + (NEW.status <> 'running' AND NEW.verdict IS 'fail'),
    running = running + (NEW.status = 'running'),
    heal_rounds = heal_rounds + NEW.heal_rounds,
    steps_healed = steps_healed + NEW.steps_healed,
    from_run = from_run + NEW.from_run,
    from_memory = from_memory + NEW.from_memory,
    from_redis = from_redis + NEW.from_redis,
    from_sqlite = from_sqlite + NEW.from_sqlite,
    from_postgres = from_postgres + NEW.from_postgres,
    from_discovery = from_discovery + NEW.from_discovery,
    from_heal = from_heal + NEW.from_heal
  WHERE span = substr(NEW.start_time, 1, 15);
END;

CREATE TRIGGER run_sums_deleted AFTER DELETE ON runs BEGIN
  UPDATE run_sums SET
    pass = pass - (OLD.status <> 'running' AND OLD.verdict IS 'pass'),
    partial = partial - (OLD.status <> 'running' AND OLD.verdict IS 'partial'),
    fail = fail - (OLD.status <> 'running' AND OLD.verdict IS 'fail'),
    running = running - (OLD.status = 'running'),
    heal_rounds = heal_rounds - OLD.heal_rounds,
    steps_healed = steps_healed - OLD.steps_healed,
    from_run = from_run - OLD.from_run,
    from_memory = from_memory - OLD.from_memory,
    from_redis = from_redis - OLD.from_redis,
    from_sqlite = from_sqlite - OLD.from_sqlite,
    from_postgres = from_postgres - OLD.from_postgres,
    from_discovery = from_discovery - OLD.from_discovery,
    from_heal = from_heal - OLD.from_heal
  WHERE span = substr(OLD.start_time, 1, 15);
END;

-- All that the median and the failing elements read, so that no row is fetched.
CREATE INDEX runs_durations ON runs (start_time, duration_ms) WHERE duration_ms IS NOT NULL;
CREATE INDEX run_steps_failed ON run_steps (created_at, element, run_id)
  WHERE outcome = 'fail' AND element IS NOT NULL;
