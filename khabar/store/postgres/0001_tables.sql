-- What a store keeps. Text is compared by its bytes, so that every order is that of the other store.

CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public;

CREATE SEQUENCE khabar.document_number;

CREATE TABLE khabar.document (
    number    bigint NOT NULL PRIMARY KEY,
    key       uuid NOT NULL UNIQUE,          -- hash of the id
    source    uuid NOT NULL,                 -- hash of the facts, the text and the coder
    digest    uuid NOT NULL,                 -- the same with the records: what put() compares
    id        text COLLATE "C" NOT NULL,
    url       text COLLATE "C" NOT NULL,
    title     text COLLATE "C" NOT NULL,
    publisher text COLLATE "C" NOT NULL,
    published text COLLATE "C" NOT NULL,
    language  text COLLATE "C" NOT NULL,
    text      text COMPRESSION lz4 COLLATE "C" NOT NULL,
    coder     text COLLATE "C" NOT NULL,
    records   text COMPRESSION lz4 COLLATE "C" NOT NULL,  -- NDJSON
    sketch    bytea NOT NULL,
    events    bigint[] NOT NULL              -- rows of its events, in the order of the records
);

-- What a search looks at. `row` holds the day in its upper bits (store/row.h), so partitions are
-- months; the program makes them when it first needs them. That a key is there once is the
-- promise of khabar.telling, which holds the same rows.
CREATE TABLE khabar.event (
    row        bigint NOT NULL,
    confidence integer NOT NULL,             -- hundredths
    first_day  integer,                      -- days since 1970-01-01
    end_day    integer,                      -- excluded
    lat        integer,                      -- micro-degrees
    lon        integer,
    point      geometry(Point, 4326),        -- the same, for the index
    number_kinds text[] COLLATE "C" NOT NULL,
    number_mins  double precision[] NOT NULL,
    number_maxs  double precision[] NOT NULL,
    terms      text[] COMPRESSION lz4 COLLATE "C" NOT NULL,
    PRIMARY KEY (row)
) PARTITION BY RANGE (row);
ALTER TABLE khabar.event ALTER COLUMN terms SET STATISTICS 10;

-- Where an event's record stands, and what joining looks at: small rows beside the events, because
-- they change when stories do, and because one row is found here without asking each month for it.
CREATE TABLE khabar.telling (
    row       bigint NOT NULL PRIMARY KEY,
    key       uuid NOT NULL CONSTRAINT telling_key UNIQUE,  -- hash of the event's id
    id        text COLLATE "C" NOT NULL,
    document  bigint NOT NULL,
    ordinal   integer NOT NULL,              -- line of the document's records, from 0
    family    smallint NOT NULL,
    first_day integer,
    end_day   integer,
    published integer NOT NULL,
    bytes     bytea NOT NULL,                -- story::to_bytes
    leader    bigint,                        -- row of the telling that leads; none: not joined yet
    tellings  integer NOT NULL DEFAULT 1,    -- of its story
    sources   integer NOT NULL DEFAULT 1
) WITH (fillfactor = 90);
CREATE INDEX telling_leader ON khabar.telling (leader) WHERE leader IS NOT NULL;
CREATE INDEX telling_tellings ON khabar.telling (tellings, row) WHERE tellings > 1;

CREATE TABLE khabar.decision (
    a        text COLLATE "C" NOT NULL,      -- the lesser of the two ids
    b        text COLLATE "C" NOT NULL,
    together boolean NOT NULL,
    by       text COLLATE "C" NOT NULL,
    at       text COLLATE "C" NOT NULL,
    PRIMARY KEY (a, b)
);
CREATE INDEX decision_b ON khabar.decision (b);

CREATE TABLE khabar.review (
    number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest   uuid NOT NULL UNIQUE,           -- of event, field, by, at, value: twice is once
    event    text COLLATE "C" NOT NULL,
    document text COLLATE "C" NOT NULL,
    kind     smallint NOT NULL,
    field    text COLLATE "C" NOT NULL,
    value    text COLLATE "C" NOT NULL,
    was      text COLLATE "C" NOT NULL,
    by       text COLLATE "C" NOT NULL,
    at       text COLLATE "C" NOT NULL,
    note     text COLLATE "C" NOT NULL
);
CREATE INDEX review_event ON khabar.review (event);

-- terms_version (store/terms.h) of the terms in khabar.event; one row.
CREATE TABLE khabar.terms_version (version integer NOT NULL);
