-- Why what was tried was taken for the remembered element, as JSON; NULL for what healed nothing and for rows of older versions.
ALTER TABLE heal_history ADD COLUMN reasons TEXT;
-- When a person last said something of it; NULL when nobody did, and for what older versions were told.
ALTER TABLE heal_history ADD COLUMN reviewed_at BIGINT;
