-- What live work leaves beside documents: messages that could not become one, and what a watcher
-- remembers of a feed.

CREATE TABLE khabar.dead_letter (
    number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest   uuid NOT NULL UNIQUE,           -- digest_of(): twice is once
    message  text COLLATE "C" NOT NULL,
    subject  text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    code     text COLLATE "C" NOT NULL,
    detail   text COLLATE "C" NOT NULL,
    payload  bytea NOT NULL,                 -- as it came: perhaps no text at all
    at       text COLLATE "C" NOT NULL,
    worker   text COLLATE "C" NOT NULL
);

CREATE TABLE khabar.feed_state (
    key     uuid NOT NULL PRIMARY KEY,       -- hash of the address, which may be longer than a key
    address text COLLATE "C" NOT NULL,
    state   text COMPRESSION lz4 COLLATE "C" NOT NULL
);
