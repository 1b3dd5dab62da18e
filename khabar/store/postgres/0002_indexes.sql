-- Indexes that a large load does without. The program makes those of this list that are missing:
-- at the end of a load, and when a store is opened whose load did not end.

CREATE TABLE khabar.secondary_index (
    name       text COLLATE "C" NOT NULL PRIMARY KEY,
    definition text NOT NULL
);

INSERT INTO khabar.secondary_index VALUES
    ('event_terms', 'CREATE INDEX event_terms ON khabar.event USING gin (terms)'),
    ('event_point', 'CREATE INDEX event_point ON khabar.event USING gist (point)'),
    ('event_confidence', 'CREATE INDEX event_confidence ON khabar.event (confidence, row)'),
    ('telling_near', 'CREATE INDEX telling_near ON khabar.telling (family, first_day)'),
    ('telling_alone', 'CREATE INDEX telling_alone ON khabar.telling (row) WHERE leader IS NULL');
