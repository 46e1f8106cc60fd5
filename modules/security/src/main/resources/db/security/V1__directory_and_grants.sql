create table security.institution (
    id      uuid primary key,
    name    text not null unique,
    level   text not null,
    parent  uuid references security.institution,
    country text not null,
    pacs    text,
    home    boolean not null default false
);

-- One institution runs the node.
create unique index institution_home on security.institution (home) where home;

create table security.person (
    id            uuid primary key,
    account       text not null unique,
    name          text not null,
    email         text,
    institution   uuid not null references security.institution,
    roles         text[] not null,
    languages     text[] not null,
    zone          text not null,
    active        boolean not null,
    password_hash text,
    signed_in_at  timestamptz
);

-- Counted by the name that was typed, whether such an account exists or not: a pause must not tell.
create table security.sign_in_failure (
    account      text primary key,
    failures     integer not null,
    failed_at    timestamptz not null,
    paused_until timestamptz
);

create table security.remote_ae (
    ae_title    text primary key,
    host        text not null,
    port        integer not null,
    may         text[] not null,
    institution uuid references security.institution
);

create table security.study_grant (
    person     uuid not null references security.person,
    case_id    uuid not null,
    study      text not null,
    granted_at timestamptz not null,
    primary key (person, case_id, study)
);

create index study_grant_case on security.study_grant (case_id);
