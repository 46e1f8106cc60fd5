-- Sessions of signed-in people. The cookie's value is not here, only its SHA-256: reading this table lets nobody in.
create table web.session (
    id_sha256  bytea primary key,
    person     uuid        not null,
    created_at timestamptz not null,
    seen_at    timestamptz not null
);

create index session_person on web.session (person, created_at);
