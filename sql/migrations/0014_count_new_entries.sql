-- A feed of which every entry is new, twice running, is replaced faster than it is read.
ALTER TABLE discoveries ADD COLUMN candidates BIGINT; -- addresses that passed the rules; null: not counted
ALTER TABLE discoveries ADD COLUMN new_candidates BIGINT; -- those of them that were never listed before
