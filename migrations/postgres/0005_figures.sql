-- What a search for the element took, and why a step failed; NULL for rows of older versions.
ALTER TABLE run_steps ADD COLUMN discover_ms DOUBLE PRECISION;
ALTER TABLE run_steps ADD COLUMN error_code TEXT COLLATE "C";

-- Elements that were found changed: refused from the threshold on, accepted below it.
CREATE TABLE run_drifts (
  id         TEXT COLLATE "C" PRIMARY KEY,
  run_id     TEXT COLLATE "C" NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step       TEXT NOT NULL,
  score      DOUBLE PRECISION NOT NULL,
  threshold  DOUBLE PRECISION NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX run_drifts_by_run ON run_drifts (run_id);
CREATE INDEX run_drifts_by_time ON run_drifts (created_at) INCLUDE (score, threshold);

-- All that was ever stored, counted: the triggers below add to it, and nothing takes away from it, so that counters built on it never
-- fall, also when rows are pruned. A time is counted under the first bound that is not below it.
CREATE TABLE total_bounds (
  name     TEXT COLLATE "C" NOT NULL,
  up_to_ms DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (name, up_to_ms)
);
INSERT INTO total_bounds (name, up_to_ms)
SELECT 'lookup', unnest(ARRAY[0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1000, 'Infinity']::double precision[])
UNION ALL SELECT 'discovery', unnest(ARRAY[2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10000, 'Infinity']::double precision[])
UNION ALL SELECT 'run', unnest(ARRAY[250, 500, 1000, 2500, 5000, 10000, 30000, 60000, 120000, 240000, 600000, 'Infinity']::double precision[]);

CREATE TABLE totals (
  -- step: action, outcome. lookup: source. discovery. error: code. run: verdict. drift: decision. heal: strategy, outcome.
  name     TEXT COLLATE "C" NOT NULL,
  a        TEXT COLLATE "C" NOT NULL,
  b        TEXT COLLATE "C" NOT NULL,
  -- 0 for what is only counted.
  up_to_ms DOUBLE PRECISION NOT NULL,
  -- Each writer has its own row of the few, so that a team's runs do not wait for each other.
  shard    INTEGER NOT NULL,
  count    BIGINT NOT NULL,
  ms       DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (name, a, b, up_to_ms, shard)
) WITH (fillfactor = 50);

CREATE FUNCTION bound_of(of_name TEXT, of_ms DOUBLE PRECISION) RETURNS DOUBLE PRECISION LANGUAGE sql STABLE AS $$
  SELECT min(up_to_ms) FROM total_bounds WHERE name = of_name AND up_to_ms >= of_ms $$;

INSERT INTO totals SELECT 'step', action, outcome, 0, 0, count(*), sum(latency_ms) FROM run_steps GROUP BY 2, 3;
INSERT INTO totals
SELECT 'lookup', source, '', bound_of('lookup', lookup_ms), 0, count(*), sum(lookup_ms) FROM run_steps WHERE source IS NOT NULL GROUP BY 2, 4;
INSERT INTO totals SELECT 'error', '', '', 0, 0, count(*), 0 FROM run_steps WHERE outcome = 'fail' HAVING count(*) > 0;
INSERT INTO totals
SELECT 'run', coalesce(verdict, 'fail'), '', bound_of('run', coalesce(duration_ms, 0)), 0, count(*), sum(coalesce(duration_ms, 0))
FROM runs WHERE status <> 'running' GROUP BY 2, 4;
INSERT INTO totals SELECT 'heal', strategy, outcome, 0, 0, count(*), sum(heal_time_ms) FROM heal_history GROUP BY 2, 3;

CREATE FUNCTION count_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO totals AS held (name, a, b, up_to_ms, shard, count, ms)
  SELECT told.name, told.a, told.b, told.up_to_ms, pg_backend_pid() % 8, count(*), sum(told.ms) FROM (
    SELECT 'step' AS name, action AS a, outcome AS b, 0::double precision AS up_to_ms, latency_ms AS ms FROM added
    UNION ALL SELECT 'lookup', source, '', bound_of('lookup', lookup_ms), lookup_ms FROM added WHERE source IS NOT NULL
    UNION ALL SELECT 'discovery', '', '', bound_of('discovery', discover_ms), discover_ms FROM added WHERE discover_ms > 0
    UNION ALL SELECT 'error', coalesce(error_code, ''), '', 0, 0 FROM added WHERE outcome = 'fail') AS told
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (name, a, b, up_to_ms, shard) DO UPDATE SET count = held.count + excluded.count, ms = held.ms + excluded.ms;
  RETURN NULL;
END $$;
CREATE TRIGGER totals_of_steps AFTER INSERT ON run_steps REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_steps();

-- A run counts once, by what was told first of its end.
CREATE FUNCTION count_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO totals AS held (name, a, b, up_to_ms, shard, count, ms)
  SELECT 'run', coalesce(verdict, 'fail'), '', bound_of('run', coalesce(duration_ms, 0)), pg_backend_pid() % 8, count(*), sum(coalesce(duration_ms, 0))
  FROM added WHERE status <> 'running' GROUP BY 2, 4 ORDER BY 2, 4
  ON CONFLICT (name, a, b, up_to_ms, shard) DO UPDATE SET count = held.count + excluded.count, ms = held.ms + excluded.ms;
  RETURN NULL;
END $$;
CREATE FUNCTION count_ended_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO totals AS held (name, a, b, up_to_ms, shard, count, ms)
  SELECT 'run', coalesce(verdict, 'fail'), '', bound_of('run', coalesce(duration_ms, 0)), pg_backend_pid() % 8, count(*), sum(coalesce(duration_ms, 0))
  FROM added WHERE status <> 'running' AND EXISTS (SELECT 1 FROM former WHERE former.id = added.id AND former.status = 'running')
  GROUP BY 2, 4 ORDER BY 2, 4
  ON CONFLICT (name, a, b, up_to_ms, shard) DO UPDATE SET count = held.count + excluded.count, ms = held.ms + excluded.ms;
  RETURN NULL;
END $$;
CREATE TRIGGER totals_of_runs_inserted AFTER INSERT ON runs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_runs();
CREATE TRIGGER totals_of_runs_ended AFTER UPDATE ON runs REFERENCING OLD TABLE AS former NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_ended_runs();

CREATE FUNCTION count_drifts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO totals AS held (name, a, b, up_to_ms, shard, count, ms)
  SELECT 'drift', CASE WHEN score >= threshold THEN 'refused' ELSE 'accepted' END, '', 0, pg_backend_pid() % 8, count(*), 0
  FROM added GROUP BY 2 ORDER BY 2
  ON CONFLICT (name, a, b, up_to_ms, shard) DO UPDATE SET count = held.count + excluded.count;
  RETURN NULL;
END $$;
CREATE TRIGGER totals_of_drifts AFTER INSERT ON run_drifts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_drifts();

CREATE FUNCTION count_heals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO totals AS held (name, a, b, up_to_ms, shard, count, ms)
  SELECT 'heal', strategy, outcome, 0, pg_backend_pid() % 8, count(*), sum(heal_time_ms) FROM added GROUP BY 2, 3 ORDER BY 2, 3
  ON CONFLICT (name, a, b, up_to_ms, shard) DO UPDATE SET count = held.count + excluded.count, ms = held.ms + excluded.ms;
  RETURN NULL;
END $$;
CREATE TRIGGER totals_of_heals AFTER INSERT ON heal_history REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_heals();

-- What heals over time are counted from, so that no row is fetched.
DROP INDEX heal_history_by_time;
CREATE INDEX heal_history_by_time ON heal_history (created_at DESC, id DESC) INCLUDE (outcome);

-- Sums of the runs that started within the same ten minutes, kept by the triggers below: adding up a day of a busy team anew takes too long.
CREATE TABLE run_sums (
  span           TIMESTAMPTZ NOT NULL,
  -- As in totals; only together the rows of a span make sense.
  shard          INTEGER NOT NULL,
  pass           BIGINT NOT NULL,
  partial        BIGINT NOT NULL,
  fail           BIGINT NOT NULL,
  running        BIGINT NOT NULL,
  heal_rounds    BIGINT NOT NULL,
  steps_healed   BIGINT NOT NULL,
  from_run       BIGINT NOT NULL,
  from_memory    BIGINT NOT NULL,
  from_redis     BIGINT NOT NULL,
  from_sqlite    BIGINT NOT NULL,
  from_postgres  BIGINT NOT NULL,
  from_discovery BIGINT NOT NULL,
  from_heal      BIGINT NOT NULL,
  PRIMARY KEY (span, shard)
) WITH (fillfactor = 50);

CREATE FUNCTION span_of(start TIMESTAMPTZ) RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS $$
  SELECT date_bin('10 minutes', start, TIMESTAMPTZ '2000-01-01 00:00:00Z') $$;

INSERT INTO run_sums
SELECT span_of(start_time), 0,
  count(*) FILTER (WHERE verdict = 'pass'), count(*) FILTER (WHERE verdict = 'partial'), count(*) FILTER (WHERE verdict = 'fail'),
  count(*) FILTER (WHERE verdict IS NULL), sum(heal_rounds), sum(steps_healed), sum(from_run), sum(from_memory), sum(from_redis),
  sum(from_sqlite), sum(from_postgres), sum(from_discovery), sum(from_heal)
FROM runs GROUP BY 1;

CREATE FUNCTION sum_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO run_sums AS held (span, shard, pass, partial, fail, running,
      heal_rounds, steps_healed, from_run, from_memory, from_redis, from_sqlite, from_postgres, from_discovery, from_heal)
    SELECT span_of(start_time), pg_backend_pid() % 8,
      count(*) FILTER (WHERE verdict = 'pass'), count(*) FILTER (WHERE verdict = 'partial'), count(*) FILTER (WHERE verdict = 'fail'),
      count(*) FILTER (WHERE verdict IS NULL), sum(heal_rounds), sum(steps_healed), sum(from_run), sum(from_memory), sum(from_redis),
      sum(from_sqlite), sum(from_postgres), sum(from_discovery), sum(from_heal)
    FROM added GROUP BY 1 ORDER BY 1
    ON CONFLICT (span, shard) DO UPDATE SET
      pass = held.pass + excluded.pass, partial = held.partial + excluded.partial, fail = held.fail + excluded.fail,
      running = held.running + excluded.running, heal_rounds = held.heal_rounds + excluded.heal_rounds,
      steps_healed = held.steps_healed + excluded.steps_healed, from_run = held.from_run + excluded.from_run,
      from_memory = held.from_memory + excluded.from_memory, from_redis = held.from_redis + excluded.from_redis,
      from_sqlite = held.from_sqlite + excluded.from_sqlite, from_postgres = held.from_postgres + excluded.from_postgres,
      from_discovery = held.from_discovery + excluded.from_discovery, from_heal = held.from_heal + excluded.from_heal;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO run_sums AS held (span, shard, pass, partial, fail, running,
      heal_rounds, steps_healed, from_run, from_memory, from_redis, from_sqlite, from_postgres, from_discovery, from_heal)
    SELECT span_of(start_time), pg_backend_pid() % 8,
      -count(*) FILTER (WHERE verdict = 'pass'), -count(*) FILTER (WHERE verdict = 'partial'),
      -count(*) FILTER (WHERE verdict = 'fail'), -count(*) FILTER (WHERE verdict IS NULL), -sum(heal_rounds), -sum(steps_healed),
      -sum(from_run), -sum(from_memory), -sum(from_redis), -sum(from_sqlite), -sum(from_postgres), -sum(from_discovery),
      -sum(from_heal)
    FROM former GROUP BY 1 ORDER BY 1
    ON CONFLICT (span, shard) DO UPDATE SET
      pass = held.pass + excluded.pass, partial = held.partial + excluded.partial, fail = held.fail + excluded.fail,
      running = held.running + excluded.running, heal_rounds = held.heal_rounds + excluded.heal_rounds,
      steps_healed = held.steps_healed + excluded.steps_healed, from_run = held.from_run + excluded.from_run,
      from_memory = held.from_memory + excluded.from_memory, from_redis = held.from_redis + excluded.from_redis,
      from_sqlite = held.from_sqlite + excluded.from_sqlite, from_postgres = held.from_postgres + excluded.from_postgres,
      from_discovery = held.from_discovery + excluded.from_discovery, from_heal = held.from_heal + excluded.from_heal;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER run_sums_inserted AFTER INSERT ON runs REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION sum_runs();
CREATE TRIGGER run_sums_updated AFTER UPDATE ON runs REFERENCING OLD TABLE AS former NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION sum_runs();
CREATE TRIGGER run_sums_deleted AFTER DELETE ON runs REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION sum_runs();

-- All that the median reads, so that no row is fetched.
CREATE INDEX runs_durations ON runs (start_time) INCLUDE (duration_ms) WHERE duration_ms IS NOT NULL;
-- The median of a window that holds much of what is stored is found by walking to the middle of this.
CREATE INDEX runs_by_duration ON runs (duration_ms) INCLUDE (start_time) WHERE duration_ms IS NOT NULL;

-- In the order of lists.
DROP INDEX selector_cache_by_verified;
CREATE INDEX selector_cache_by_verified ON selector_cache (namespace, verified_at DESC, key);
