-- Ids are UUIDv7 texts made by the program, compared byte by byte. Durations are real milliseconds.
-- Times of runs are timestamps; times of the cache and of heals are milliseconds since the epoch.

-- What the metrics read stands first, of fixed length: Postgres reads a row from its beginning.
CREATE TABLE runs (
  start_time     TIMESTAMPTZ NOT NULL,
  -- Sums of a run's steps, kept with the run: adding them up for a day of a busy team takes too long.
  from_run       INTEGER NOT NULL,
  from_memory    INTEGER NOT NULL,
  from_redis     INTEGER NOT NULL,
  from_sqlite    INTEGER NOT NULL,
  from_postgres  INTEGER NOT NULL,
  from_discovery INTEGER NOT NULL,
  from_heal      INTEGER NOT NULL,
  steps_healed   INTEGER NOT NULL,
  heal_rounds    INTEGER NOT NULL,
  duration_ms    DOUBLE PRECISION,
  verdict        TEXT COLLATE "C" CHECK (verdict IN ('pass', 'partial', 'fail')),
  status         TEXT COLLATE "C" NOT NULL CHECK (status IN ('running', 'done', 'aborted')),
  id             TEXT COLLATE "C" PRIMARY KEY,
  invocation_id  TEXT NOT NULL,
  req_id         TEXT COLLATE "C" NOT NULL,
  row_id         TEXT,
  attempt        INTEGER NOT NULL,
  title          TEXT,
  file           TEXT,
  url            TEXT,
  steps_executed INTEGER NOT NULL,
  steps_total    INTEGER NOT NULL,
  end_time       TIMESTAMPTZ,
  error_message  TEXT,
  -- Who runs it: a process is its id and its start, because ids are used again. No id: told by a replay, the process is gone.
  host           TEXT COLLATE "C" NOT NULL,
  pid            INTEGER,
  pid_started    TEXT,
  created_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX runs_by_start ON runs (start_time DESC, id DESC);
CREATE INDEX runs_by_requirement ON runs (req_id, start_time DESC, id DESC);
CREATE INDEX runs_running ON runs (host) WHERE status = 'running';

CREATE TABLE run_steps (
  id            TEXT COLLATE "C" PRIMARY KEY,
  run_id        TEXT COLLATE "C" NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step_idx      INTEGER NOT NULL,
  element       TEXT COLLATE "C",
  action        TEXT NOT NULL,
  selector      TEXT,
  strategy      TEXT,
  source        TEXT COLLATE "C",
  outcome       TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('success', 'fail', 'skipped')),
  healed        BOOLEAN NOT NULL,
  lookup_ms     DOUBLE PRECISION NOT NULL,
  latency_ms    DOUBLE PRECISION NOT NULL,
  error_message TEXT,
  created_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX run_steps_by_run ON run_steps (run_id, step_idx);
CREATE INDEX run_steps_failed ON run_steps (created_at) INCLUDE (element, run_id)
  WHERE outcome = 'fail' AND element IS NOT NULL;

CREATE TABLE run_artifacts (
  id              TEXT COLLATE "C" PRIMARY KEY,
  run_id          TEXT COLLATE "C" NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  artifact_type   TEXT NOT NULL CHECK (artifact_type IN ('screenshot', 'test_file', 'video', 'log', 'trace')),
  file_path       TEXT NOT NULL,
  file_size_bytes BIGINT NOT NULL,
  created_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX run_artifacts_by_run ON run_artifacts (run_id);

-- No reference to runs: an attempt is often written before its run is.
CREATE TABLE heal_history (
  id                  TEXT COLLATE "C" PRIMARY KEY,
  run_id              TEXT COLLATE "C" NOT NULL,
  url                 TEXT COLLATE "C" NOT NULL,
  element             TEXT COLLATE "C" NOT NULL,
  action              TEXT NOT NULL,
  original_selector   TEXT NOT NULL,
  -- The selector that was tried; the outcome says whether it did it.
  successful_selector TEXT NOT NULL,
  strategy            TEXT COLLATE "C" NOT NULL,
  confidence          DOUBLE PRECISION NOT NULL,
  outcome             TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('success', 'fail')),
  heal_time_ms        DOUBLE PRECISION NOT NULL,
  review              TEXT COLLATE "C" NOT NULL CHECK (review IN ('pending', 'accepted', 'rejected')),
  created_at          BIGINT NOT NULL
);
CREATE INDEX heal_history_by_element ON heal_history (element, url);
CREATE INDEX heal_history_by_url ON heal_history (url);
CREATE INDEX heal_history_by_strategy ON heal_history (strategy, heal_time_ms) INCLUDE (outcome, review, created_at);
CREATE INDEX heal_history_by_run ON heal_history (run_id);
CREATE INDEX heal_history_to_review ON heal_history (created_at) WHERE review = 'pending';

CREATE TABLE selector_cache (
  -- Several teams, or a bench beside them, share the table; nobody touches another's rows.
  namespace   TEXT COLLATE "C" NOT NULL,
  key         TEXT COLLATE "C" NOT NULL,
  url         TEXT NOT NULL,
  element     TEXT NOT NULL,
  action      TEXT NOT NULL,
  locators    JSONB NOT NULL,
  fingerprint JSONB NOT NULL,
  format      INTEGER NOT NULL,
  rev         BIGINT NOT NULL,
  probation   INTEGER NOT NULL,
  hit_count   BIGINT NOT NULL,
  created_at  BIGINT NOT NULL,
  verified_at BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL,
  -- What vouches for the rest but the uses; empty when nobody signed it.
  seal        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (namespace, key)
);
CREATE INDEX selector_cache_by_verified ON selector_cache (namespace, verified_at DESC);
CREATE INDEX selector_cache_by_expiry ON selector_cache (namespace, expires_at);

-- The keys a requirement used when it last passed, in order. An entry may be dropped and come back.
CREATE TABLE requirement_keys (
  namespace   TEXT COLLATE "C" NOT NULL,
  requirement TEXT COLLATE "C" NOT NULL,
  keys        TEXT[] NOT NULL,
  PRIMARY KEY (namespace, requirement)
);
