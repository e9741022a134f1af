-- What a search for the element took, and why a step failed; NULL for rows of older versions.
ALTER TABLE run_steps ADD COLUMN discover_ms REAL;
ALTER TABLE run_steps ADD COLUMN error_code TEXT;

-- Elements that were found changed: refused from the threshold on, accepted below it.
CREATE TABLE run_drifts (
  id         TEXT PRIMARY KEY,
  run_id     TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step       TEXT NOT NULL,
  score      REAL NOT NULL,
  threshold  REAL NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX run_drifts_by_run ON run_drifts (run_id);
CREATE INDEX run_drifts_by_time ON run_drifts (created_at, score, threshold);

-- All that was ever stored, counted: the triggers below add to it, and nothing takes away from it, so that counters built on it never
-- fall, also when rows are pruned. A time is counted under the first bound that is not below it.
CREATE TABLE total_bounds (
  name     TEXT NOT NULL,
  up_to_ms REAL NOT NULL,
  PRIMARY KEY (name, up_to_ms)
) STRICT, WITHOUT ROWID;
INSERT INTO total_bounds (name, up_to_ms) VALUES
  ('lookup', 0.05), ('lookup', 0.1), ('lookup', 0.25), ('lookup', 0.5), ('lookup', 1), ('lookup', 2.5), ('lookup', 5), ('lookup', 10),
  ('lookup', 25), ('lookup', 50), ('lookup', 100), ('lookup', 250), ('lookup', 1000), ('lookup', 9e999),
  ('discovery', 2.5), ('discovery', 5), ('discovery', 10), ('discovery', 25), ('discovery', 50), ('discovery', 100), ('discovery', 250),
  ('discovery', 500), ('discovery', 1000), ('discovery', 2500), ('discovery', 10000), ('discovery', 9e999),
  ('run', 250), ('run', 500), ('run', 1000), ('run', 2500), ('run', 5000), ('run', 10000), ('run', 30000), ('run', 60000),
  ('run', 120000), ('run', 240000), ('run', 600000), ('run', 9e999);

CREATE TABLE totals (
  -- step: action, outcome. lookup: source. discovery. error: code. run: verdict. drift: decision. heal: strategy, outcome.
  name     TEXT NOT NULL,
  a        TEXT NOT NULL,
  b        TEXT NOT NULL,
  -- 0 for what is only counted.
  up_to_ms REAL NOT NULL,
  count    INTEGER NOT NULL,
  ms       REAL NOT NULL,
  PRIMARY KEY (name, a, b, up_to_ms)
) STRICT, WITHOUT ROWID;

INSERT INTO totals SELECT 'step', action, outcome, 0, count(*), sum(latency_ms) FROM run_steps GROUP BY 2, 3;
INSERT INTO totals
SELECT 'lookup', source, '', (SELECT min(up_to_ms) FROM total_bounds WHERE name = 'lookup' AND up_to_ms >= lookup_ms), count(*), sum(lookup_ms)
FROM run_steps WHERE source IS NOT NULL GROUP BY 2, 4;
INSERT INTO totals SELECT 'error', '', '', 0, count(*), 0 FROM run_steps WHERE outcome = 'fail' HAVING count(*) > 0;
INSERT INTO totals
SELECT 'run', coalesce(verdict, 'fail'), '', (SELECT min(up_to_ms) FROM total_bounds WHERE name = 'run' AND up_to_ms >= coalesce(duration_ms, 0)),
  count(*), sum(coalesce(duration_ms, 0))
FROM runs WHERE status <> 'running' GROUP BY 2, 4;
INSERT INTO totals SELECT 'heal', strategy, outcome, 0, count(*), sum(heal_time_ms) FROM heal_history GROUP BY 2, 3;

CREATE TRIGGER totals_of_steps AFTER INSERT ON run_steps BEGIN
  INSERT INTO totals VALUES ('step', NEW.action, NEW.outcome, 0, 1, NEW.latency_ms)
    ON CONFLICT DO UPDATE SET count = count + 1, ms = ms + excluded.ms;
  INSERT INTO totals
    SELECT 'lookup', NEW.source, '', (SELECT min(up_to_ms) FROM total_bounds WHERE name = 'lookup' AND up_to_ms >= NEW.lookup_ms), 1, NEW.lookup_ms
    WHERE NEW.source IS NOT NULL
    ON CONFLICT DO UPDATE SET count = count + 1, ms = ms + excluded.ms;
  INSERT INTO totals
    SELECT 'discovery', '', '', (SELECT min(up_to_ms) FROM total_bounds WHERE name = 'discovery' AND up_to_ms >= NEW.discover_ms), 1, NEW.discover_ms
    WHERE NEW.discover_ms > 0
    ON CONFLICT DO UPDATE SET count = count + 1, ms = ms + excluded.ms;
  INSERT INTO totals SELECT 'error', coalesce(NEW.error_code, ''), '', 0, 1, 0 WHERE NEW.outcome = 'fail'
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

-- A run counts once, by what was told first of its end.
CREATE TRIGGER totals_of_runs_inserted AFTER INSERT ON runs WHEN NEW.status <> 'running' BEGIN
  INSERT INTO totals
    SELECT 'run', coalesce(NEW.verdict, 'fail'), '',
      (SELECT min(up_to_ms) FROM total_bounds WHERE name = 'run' AND up_to_ms >= coalesce(NEW.duration_ms, 0)), 1, coalesce(NEW.duration_ms, 0)
    WHERE true
    ON CONFLICT DO UPDATE SET count = count + 1, ms = ms + excluded.ms;
END;
CREATE TRIGGER totals_of_runs_ended AFTER UPDATE OF status ON runs WHEN OLD.status = 'running' AND NEW.status <> 'running' BEGIN
  INSERT INTO totals
    SELECT 'run', coalesce(NEW.verdict, 'fail'), '',
      (SELECT min(up_to_ms) FROM total_bounds WHERE name = 'run' AND up_to_ms >= coalesce(NEW.duration_ms, 0)), 1, coalesce(NEW.duration_ms, 0)
    WHERE true
    ON CONFLICT DO UPDATE SET count = count + 1, ms = ms + excluded.ms;
END;

CREATE TRIGGER totals_of_drifts AFTER INSERT ON run_drifts BEGIN
  INSERT INTO totals VALUES ('drift', iif(NEW.score >= NEW.threshold, 'refused', 'accepted'), '', 0, 1, 0)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER totals_of_heals AFTER INSERT ON heal_history BEGIN
  INSERT INTO totals VALUES ('heal', NEW.strategy, NEW.outcome, 0, 1, NEW.heal_time_ms)
    ON CONFLICT DO UPDATE SET count = count + 1, ms = ms + excluded.ms;
END;

-- What heals over time are counted from, so that no row is fetched.
DROP INDEX heal_history_by_time;
CREATE INDEX heal_history_by_time ON heal_history (created_at DESC, id DESC, outcome);

-- The median of a window that holds much of what is stored is found by walking to the middle of this.
CREATE INDEX runs_by_duration ON runs (duration_ms, start_time) WHERE duration_ms IS NOT NULL;
