-- What an analyst asks of a revision without reading every text. What was compared before is compared again.
DELETE FROM version_differences;

ALTER TABLE version_differences ADD COLUMN is_lead_changed BOOLEAN;

ALTER TABLE version_differences ADD COLUMN paragraphs_removed VARCHAR[];

ALTER TABLE version_differences ADD COLUMN paragraphs_added VARCHAR[];
