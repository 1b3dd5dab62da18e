-- What a map or a timeline needs of an event (store/brief.h). Filled by the program, as are terms.
-- brief_version stands beside the version of the terms; 0: the column is still to be filled.

ALTER TABLE khabar.event ADD COLUMN brief bytea NOT NULL DEFAULT '';
ALTER TABLE khabar.event ALTER COLUMN brief SET STATISTICS 0;
ALTER TABLE khabar.terms_version ADD COLUMN brief_version integer NOT NULL DEFAULT 0;
