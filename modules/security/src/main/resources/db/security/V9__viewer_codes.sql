-- Codes that start a viewer, by their SHA-256; each is exchanged at most once, within a minute.
create table security.viewer_code (
    sha256     bytea primary key,
    viewer     text        not null,
    person     uuid        not null references security.person,
    case_id    uuid        not null,
    -- Study Instance UIDs, and the institution each belongs to
    studies    text[]      not null,
    owners     uuid[]      not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index viewer_code_expiry on security.viewer_code (expires_at);
create index viewer_code_person on security.viewer_code (person, created_at);

-- What a code was exchanged for. The token is not here, only its SHA-256.
create table security.viewer_session (
    id           uuid primary key,
    token_sha256 bytea       not null unique,
    viewer       text        not null,
    person       uuid        not null references security.person,
    case_id      uuid        not null,
    studies      text[]      not null,
    owners       uuid[]      not null,
    created_at   timestamptz not null,
    used_at      timestamptz not null,
    expires_at   timestamptz not null
);

create index viewer_session_person on security.viewer_session (person, created_at);
