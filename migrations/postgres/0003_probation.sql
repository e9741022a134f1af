-- What a healed entry goes back to when it fails on probation: its former locators and fingerprint.
ALTER TABLE selector_cache ADD COLUMN former JSONB;
