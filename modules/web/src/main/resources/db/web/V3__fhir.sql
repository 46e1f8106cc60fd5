-- Systems that work with the node by FHIR. Each acts as an account without a password; its token is not here, only the token's SHA-256.
create table web.system_token (
    person       uuid primary key,
    token_sha256 bytea not null unique,
    created_by   uuid not null,
    created_at   timestamptz not null,
    issued_at    timestamptz not null,
    used_at      timestamptz,
    revoked_at   timestamptz
);

-- The identifiers under which other systems know what they placed. Of two that place the same at once, the key lets one win.
create table web.fhir_identifier (
    institution   uuid not null,
    resource_type text not null,
    system        text not null,
    value         text not null,
    resource_id   text,
    case_id       uuid,
    primary key (institution, resource_type, system, value)
);

create index fhir_identifier_case on web.fhir_identifier (case_id);
create index fhir_identifier_value on web.fhir_identifier (resource_type, value);

-- Logical ids of patients are keyed digests, so that an address says nothing of anybody; which patient is meant, a study tells.
create table web.fhir_key (
    one boolean primary key default true check (one),
    key bytea not null
);

insert into web.fhir_key (key)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create table web.fhir_patient (
    id    text not null,
    study text not null,
    primary key (id, study)
);
