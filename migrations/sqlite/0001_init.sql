-- Ids are UUIDv7 texts made by the program. Durations are real milliseconds.
-- Times of runs are ISO 8601 UTC texts; times of the cache and of heals are milliseconds since the epoch.

CREATE TABLE runs (
  id             TEXT PRIMARY KEY,
  invocation_id  TEXT NOT NULL,
  req_id         TEXT NOT NULL,
  row_id         TEXT,
  attempt        INTEGER NOT NULL DEFAULT 1,
  title          TEXT,
  file           TEXT,
  url            TEXT,
  status         TEXT NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'aborted')),
  verdict        TEXT CHECK (verdict IN ('pass', 'partial', 'fail')),
  steps_executed INTEGER NOT NULL DEFAULT 0,
  steps_total    INTEGER NOT NULL DEFAULT 0,
  heal_rounds    INTEGER NOT NULL DEFAULT 0,
  start_time     TEXT NOT NULL,
  end_time       TEXT,
  duration_ms    REAL,
  error_message  TEXT,
  -- Who runs it: a process is its id and its start, because ids are used again. No id: told by a replay, the process is gone.
  host           TEXT NOT NULL,
  pid            INTEGER,
  pid_started    TEXT,
  created_at     TEXT NOT NULL
) STRICT;
CREATE INDEX runs_by_start ON runs (start_time DESC, id DESC);
CREATE INDEX runs_by_requirement ON runs (req_id, start_time DESC, id DESC);
CREATE INDEX runs_running ON runs (host) WHERE status = 'running';

CREATE TABLE run_steps (
  id            TEXT PRIMARY KEY,
  run_id        TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step_idx      INTEGER NOT NULL,
  element       TEXT,
  action        TEXT NOT NULL,
  selector      TEXT,
  strategy      TEXT,
  source        TEXT,
  outcome       TEXT NOT NULL CHECK (outcome IN ('success', 'fail', 'skipped')),
  healed        INTEGER NOT NULL DEFAULT 0 CHECK (healed IN (0, 1)),
  lookup_ms     REAL NOT NULL,
  latency_ms    REAL NOT NULL,
  error_message TEXT,
  created_at    TEXT NOT NULL
) STRICT;
CREATE INDEX run_steps_by_run ON run_steps (run_id, step_idx);
CREATE INDEX run_steps_by_element ON run_steps (element, outcome) WHERE element IS NOT NULL;

CREATE TABLE run_artifacts (
  id              TEXT PRIMARY KEY,
  run_id          TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  artifact_type   TEXT NOT NULL CHECK (artifact_type IN ('screenshot', 'test_file', 'video', 'log', 'trace')),
  file_path       TEXT NOT NULL,
  file_size_bytes INTEGER NOT NULL,
  created_at      TEXT NOT NULL
) STRICT;
CREATE INDEX run_artifacts_by_run ON run_artifacts (run_id);

-- No reference to runs: an attempt is often written before its run is.
CREATE TABLE heal_history (
  id                  TEXT PRIMARY KEY,
  run_id              TEXT NOT NULL,
  url                 TEXT NOT NULL,
  element             TEXT NOT NULL,
  action              TEXT NOT NULL,
  original_selector   TEXT NOT NULL,
  -- The selector that was tried; the outcome says whether it did it.
  successful_selector TEXT NOT NULL,
  strategy            TEXT NOT NULL,
  confidence          REAL NOT NULL,
  outcome             TEXT NOT NULL CHECK (outcome IN ('success', 'fail')),
  heal_time_ms        REAL NOT NULL,
  review              TEXT NOT NULL DEFAULT 'pending' CHECK (review IN ('pending', 'accepted', 'rejected')),
  created_at          INTEGER NOT NULL
) STRICT;
CREATE INDEX heal_history_by_element ON heal_history (element, url);
CREATE INDEX heal_history_by_url ON heal_history (url);
CREATE INDEX heal_history_by_strategy ON heal_history (strategy, heal_time_ms, outcome, review, created_at);
CREATE INDEX heal_history_by_run ON heal_history (run_id);
CREATE INDEX heal_history_to_review ON heal_history (created_at) WHERE review = 'pending';

CREATE TABLE selector_cache (
  key         TEXT PRIMARY KEY,
  url         TEXT NOT NULL,
  element     TEXT NOT NULL,
  action      TEXT NOT NULL,
  locators    TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  format      INTEGER NOT NULL,
  rev         INTEGER NOT NULL,
  probation   INTEGER NOT NULL,
  hit_count   INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  verified_at INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX selector_cache_by_verified ON selector_cache (verified_at DESC, key);
CREATE INDEX selector_cache_by_expiry ON selector_cache (expires_at);

-- The keys a requirement used when it last passed. No reference to the cache: an entry may be dropped and come back.
CREATE TABLE requirement_keys (
  requirement TEXT NOT NULL,
  position    INTEGER NOT NULL,
  key         TEXT NOT NULL,
  PRIMARY KEY (requirement, position)
) STRICT, WITHOUT ROWID;
