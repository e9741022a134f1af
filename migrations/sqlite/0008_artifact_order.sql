-- Where the artifact stands in the stream of its call: several of one millisecond keep their order. NULL for those of before.
ALTER TABLE run_artifacts ADD COLUMN seq INTEGER;
