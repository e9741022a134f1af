-- Where a try that failed ended; NULL for a success and for rows of older versions.
ALTER TABLE heal_history ADD COLUMN failed_in TEXT CHECK (failed_in IN ('search', 'action', 'expectation'));

-- The origin a page key begins with; queries must spell it in the same way.
CREATE INDEX heal_history_by_site ON heal_history (
  (substr(url, 1, instr(url, '://') + 2 + max(0, instr(substr(url, instr(url, '://') + 3), '/') - 1))),
  created_at DESC, id DESC);

-- The newest tries of a scope are read in the order of its index.
DROP INDEX heal_history_by_element;
DROP INDEX heal_history_by_url;
DROP INDEX heal_history_by_strategy;
DROP INDEX heal_history_to_review;
CREATE INDEX heal_history_by_element ON heal_history (element, url, created_at DESC, id DESC);
CREATE INDEX heal_history_by_url ON heal_history (url, created_at DESC, id DESC);
CREATE INDEX heal_history_by_time ON heal_history (created_at DESC, id DESC);
CREATE INDEX heal_history_rejected ON heal_history (element, url) WHERE review = 'rejected';
