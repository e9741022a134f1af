-- The step that an artifact shows; NULL for those of a whole run.
ALTER TABLE run_artifacts ADD COLUMN step TEXT;
-- Why there is no such file; NULL when it was kept.
ALTER TABLE run_artifacts ADD COLUMN lost TEXT;
